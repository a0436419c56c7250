import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForRide, booksRide } from '../support/riding.ts'
import { later, readAll, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let baukje: Phone
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

/** Time passes until this moment, in UTC. */
async function until(moment: string): Promise<void> {
  await later(world, Math.ceil((Date.parse(moment) - world.app.clock.now().getTime()) / 60_000))
}

test('holidays are told when it is booked', async () => {
  const { rider, answer } = await asksForRide(world, { at: 'elke vrijdag om 10:15', name: 'Baukje Sinnema' })
  baukje = rider
  expect(answer).toMatch(/^Hoe vaak: elke week, vanaf vrijdag 27-11 om 10:15$/m)
  await baukje.says('ja')
  await baukje.hears(
    /^Geboekt: vrijdag 4-12 om 10:15, nummer #2$/m,
    /^Niet: vrijdag 25-12 om 10:15, dat is een feestdag$/m,
    /^Niet: vrijdag 1-1 om 10:15, dat is een feestdag$/m,
  )
  await settled(world)
})

test('and once more two weeks ahead', async () => {
  await until('2026-12-11T08:59:00Z')
  readAll(world, baukje)
  await until('2026-12-11T09:01:00Z')
  await baukje.hears(
    /^Je vaste rit kan een keer niet doorgaan: vrijdag 25-12 om 10:15 \(Huisartsenpraktijk Bilgaard\), dat is een feestdag\. Sorry daarvoor\.$/m,
    /^Daarna rijden we je weer gewoon\.$/m,
  )
  await settled(world)
})

test('when the car is out then, rider and desk hear it two weeks ahead', async () => {
  const wim = await booksRide(world, { at: '8 januari om 10:15', name: 'Wim Postma' })
  await until('2026-12-25T08:59:00Z')
  readAll(world, baukje, wim.rider)
  await until('2026-12-25T09:01:00Z')
  await baukje.hears(
    /^Je vaste rit kan een keer niet doorgaan: vrijdag 8-1 om 10:15 .*, de auto is dan al weg\. Sorry daarvoor\.$/m,
    /^Je staat op de wachtlijst\. Komt er plaats, dan vragen we het je meteen\.$/m,
  )
  await world.note(
    /weekly ride of Baukje Sinnema could not be booked this once, .*8-1.*: the car is out then/,
  )
})

test('a week that begins too late, or on a holiday, begins with the next one', async () => {
  const { answer, rider } = await asksForRide(world, {
    at: 'elke vrijdag om 14:00',
    name: 'Wim Postma',
  })
  expect(answer).toMatch(/^Hoe vaak: elke week, vanaf vrijdag 8-1 om 14:00$/m)
  expect(answer).toMatch(
    /^Nog niet .*1-1\) om 14:00: dat is een feestdag\.$|^Nog niet vrijdag 1-1 om 14:00: dat is een feestdag\.$/m,
  )
  await rider.says('nee')
  await rider.hears(/Alleen deze ene keer/)
  await rider.says('alleen deze ene keer')
  const once = await rider.hears()
  expect(once).not.toMatch(/Hoe vaak/)
  await rider.says('laat maar')
  await rider.hears()
})
