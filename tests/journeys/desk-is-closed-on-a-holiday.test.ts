import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

const hood = {
  id: 'bilgaard',
  name: 'Bilgaard',
  town: 'Leeuwarden',
  postcodes: ['8925'],
  desk: {
    language: 'en',
    openingHours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00' }],
    closedOn: ['2026-12-28'],
  },
}

let world: World
beforeAll(async () => {
  const christmasMorning = new Date('2026-12-25T07:30:00Z')
  world = await openWorld({
    volunteers: false,
    at: christmasMorning,
    neighbourhoods: [hood],
  })
})
afterAll(() => world.close())

const mornings = () => world.desk.workspace.all().filter((one) => /Good morning/.test(wordsIn(one)))

test('on Christmas a resident hears that somebody looks after it, and after the day off of the desk', async () => {
  const phone = newPhone(world, 'sms')
  const text =
    'Hoi, ik ben Jan de Vries, Dorpsstraat 3, 8925 AB. Wie doet dinsdag om 10 uur boodschappen voor mij?'
  expect(await saysAndHears(phone, text, 'ja', 'ja')).toMatch(
    /Vanaf dinsdag 29-12 om 09:00 kijkt er iemand naar/,
  )
})

test('nobody reads a summary of the day while the desk is closed: it comes on the first day that it is open', async () => {
  await world.passTime(3 * 24 * 60 + 60)
  await settled(world)
  expect(mornings()).toHaveLength(0)
  await world.passTime(24 * 60)
  await world.street.until(() => (mornings().length === 1 ? true : undefined), { awaited: 'a good morning' })
})
