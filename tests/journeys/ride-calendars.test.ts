import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readCalendar } from '../support/read-calendar.ts'
import { booksRide, drives } from '../support/riding.ts'
import { newPhone, readAll, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const user = 'U0DESKSJOUK'

/** The links that a member of the desk is given, by whose they are. */
async function linksAfter(line: string): Promise<Record<string, string>> {
  const { words } = await world.answerTo(line, user)
  return Object.fromEntries(
    [...words.matchAll(/([A-Z][\w ]+): (http\S+?\.ics)/g)].map(([, who, link]) => [who, link]),
  )
}

async function statusOf(link = ''): Promise<number> {
  return (await fetch(link)).status
}

test('car and driver have a calendar each, behind a link that cannot be guessed and that can be taken back', async () => {
  const klaas = await drives(world, { name: 'Klaas Visser' })
  const sietske = await drives(world, { name: 'Sietske Wiersma' })
  const { rider, number } = await booksRide(world, { at: 'dinsdag om 10:15', back: '15:15' })
  await settled(world)
  await klaas.says('ja')
  await settled(world)
  const links = await linksAfter('/foardoar calendars')
  expect(Object.keys(links)).toEqual(['Max', 'Klaas Visser', 'Sietske Wiersma'])
  const { events } = readCalendar(await (await fetch(links.Max ?? '')).text())
  expect(events.map(({ SUMMARY }) => SUMMARY)).toEqual([`#${number}`, `#${number}`])
  expect(readCalendar(await (await fetch(links['Klaas Visser'] ?? '')).text()).events).toHaveLength(2)
  expect(readCalendar(await (await fetch(links['Sietske Wiersma'] ?? '')).text()).events).toEqual([])

  // 192 bits of chance, and one letter less or more is nobody's
  const tokens = Object.values(links).map((link) => /([\w-]{32})\.ics$/.exec(link)?.[1] ?? '')
  expect(new Set(tokens).size).toBe(3)
  for (const guess of [
    tokens[0]?.slice(0, 31),
    `${tokens[0]}A`,
    tokens[0]?.toLowerCase(),
    'A'.repeat(32),
    '..%2f',
  ]) {
    expect(await statusOf(links.Max?.replace(tokens[0] ?? '', guess ?? ''))).toBe(404)
  }

  const again = await linksAfter('/foardoar calendars')
  expect(again).toEqual(links)
  const renewed = await linksAfter('/foardoar calendars new')
  for (const link of Object.values(links)) expect(await statusOf(link)).toBe(404)
  for (const link of Object.values(renewed)) expect(await statusOf(link)).toBe(200)

  // who drives no more has no calendar
  await world.app.core.db.volunteer.updateMany({
    where: { person: { name: 'Sietske Wiersma' } },
    data: { status: 'left' },
  })
  expect(await statusOf(renewed['Sietske Wiersma'])).toBe(404)
  expect(await statusOf(renewed['Klaas Visser'])).toBe(200)
  readAll(world, klaas, sietske, rider)

  // whoever is known on another phone from now on keeps the calendar that their own phone reads
  await klaas.says('koppelen')
  const code = /\b\d{6}\b/.exec(await klaas.hears(/\b\d{6}\b/))?.[0]
  const telegram = newPhone(world, 'telegram')
  await telegram.says(`koppel ${code}`)
  await telegram.hears(/Gelukt/)
  await settled(world)
  const read = async () =>
    readCalendar(await (await fetch(renewed['Klaas Visser'] ?? '')).text()).events.length
  expect(await read()).toBe(2)
  readAll(world, klaas)
})
