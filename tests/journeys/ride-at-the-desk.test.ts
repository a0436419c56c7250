import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { booksRide, drives, saysYes } from '../support/riding.ts'
import { settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const user = 'U0DESKSJOUK'

/** What a member of the desk is answered to a command. */
const commands = async (line: string) => (await world.answerTo(line, user)).words

/** A file that was posted at the desk. */
function fileOf(name: string): Buffer | undefined {
  const files = world.desk.workspace.all().flatMap((message) => message.files ?? [])
  const file = files.find((one) => one.name === name)
  return file ? (world.desk.files.bytes(file.id) ?? undefined) : undefined
}

test('the desk sees the ride on its card, the day as a picture, and calendars behind secret links', async () => {
  const klaas = await drives(world, { name: 'Klaas Visser' })
  const { rider, number } = await booksRide(world, { at: 'dinsdag om 10:15', back: '11:15', aid: 'rollator' })
  await saysYes(klaas, rider)
  const card = await world.card(number, /A neighbour comes/)
  for (const line of [
    'Pick-up: 10:05, Kerkstraat 5, 8925 AB',
    'Back: pick-up at 11:15',
    'Along: walker',
    'Car: Max',
    'To pay: €1.00',
  ])
    expect(card.words).toContain(line)

  const sheet = await commands('/foardoar rides tuesday')
  expect(sheet).toMatch(/Rides: tomorrow \(Tuesday 24-11\)/)
  const picture = await world.street.until(() => fileOf('foardoar-bilgaard-2026-11-24.png'), {
    awaited: 'the picture of the day',
  })
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect(picture.length).toBeGreaterThan(8_000)
  expect(sheet).toMatch(
    new RegExp(`#${number} 10:05-11:25 Griet Hoekstra, Huisartsenpraktijk Bilgaard: Klaas Visser`),
  )
  expect(await commands('/foardoar rides wednesday')).toMatch(/No rides are booked/)
  expect(await commands('/foardoar rides saturday')).toMatch(/no rides on this day/)

  const links = await commands('/foardoar calendars')
  const [, car = ''] = /Max: (http\S+?\.ics)/.exec(links) ?? []
  const calendar = await fetch(car)
  expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await calendar.text()
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:#1\r\n[\s\S]*END:VCALENDAR\r\n$/)
  expect(text).toMatch(/DTSTART:20261124T0\d{5}Z/)
  expect(text).not.toMatch(/Griet|Hoekstra|Kerkstraat|huisarts/i)
  const guessed = car.replace(/[\w-]{32}\.ics$/, `${'A'.repeat(32)}.ics`)
  expect((await fetch(guessed)).status).toBe(404)
  await settled(world)
})
