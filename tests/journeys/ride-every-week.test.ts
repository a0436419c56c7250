import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForRide, drives } from '../support/riding.ts'
import { later, readAll, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let klaas: Phone
let griet: Phone
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  klaas = await drives(world, { name: 'Klaas Visser' })
})
afterAll(() => world.close())

/** Time passes until this moment, in UTC. */
async function until(moment: string): Promise<void> {
  await later(world, Math.ceil((Date.parse(moment) - world.app.clock.now().getTime()) / 60_000))
}

test('every Thursday: what is booked by now is told ride by ride, and which days fall out', async () => {
  const { rider, answer } = await asksForRide(world, { at: 'elke donderdag om 10:15', back: '11:15' })
  griet = rider
  expect(answer).toMatch(/^Hoe vaak: elke week, vanaf donderdag 26-11 om 10:15$/m)
  await griet.says('ja')
  await griet.hears(
    /^Goed, we rijden je elke week, vanaf donderdag 26-11 om 10:15\.$/m,
    /^Geboekt: donderdag 26-11 om 10:15, nummer #1$/m,
    /^Geboekt: donderdag 3-12 om 10:15, nummer #2$/m,
    /^Elke volgende rit boeken we twee weken vooruit/m,
  )
  await klaas.hears(/donderdag 26-11 om 10:05/)
  await klaas.hears(/donderdag 3-12 om 10:05/)
  await klaas.says('ja 1')
  await klaas.hears(/^Wat fijn!/)
  await griet.hears(/^Goed nieuws: Klaas rijdt je/)
  await klaas.says('ja 2')
  await klaas.hears(/^Wat fijn!/)
  await griet.hears(/^Goed nieuws: Klaas rijdt je/)
  await world.card(1, /This ride comes back every week/)
  await settled(world)
})

test('the next one is booked two weeks ahead, by itself', async () => {
  await until('2026-11-26T09:01:00Z')
  await world.card(3, /Thursday 10-12/)
  await until('2026-11-26T12:00:00Z')
  // reminders and questions are as for any other ride
  readAll(world, klaas, griet)
})

test('"volgende week niet": that one is called off, the car is free for somebody else, and the rest goes on', async () => {
  await griet.says('volgende week niet')
  await griet.hears(/^Zullen we je een keer niet rijden, .*donderdag 3-12/)
  await griet.says('ja')
  await griet.hears(/^Goed, dan rijden we je niet\. Je volgende rit is donderdag 10-12 om 10:15\.$/)
  await klaas.hears(/niet meer nodig|hoeft niet meer/)
  await world.card(2, /Cancelled/)
  const other = await asksForRide(world, { at: '3 december om 10:15', name: 'Wim Postma' })
  expect(other.answer).toMatch(/^Klopt dat\?$/m)
  await saysAndHears(other.rider, 'nee', 'laat maar')
})

test('days that are not booked yet are skipped too, and never booked', async () => {
  await griet.says('ik ben weg van 15 tot 18 december, dan hoef ik geen rit')
  await griet.hears(/^Zullen we je een keer niet rijden, donderdag 17-12 om 10:15\?/)
  await griet.says('ja')
  await griet.hears(/^Goed, dan rijden we je niet\./)
  await until('2026-12-03T10:01:00Z')
  const { rows } = await world.app.core.pool.query(
    `select occurs_on::text as day from help_request where arrangement_id is not null order by 1`,
  )
  expect(rows.map(({ day }) => day)).toEqual(['2026-11-26', '2026-12-03', '2026-12-10'])
  readAll(world, klaas, griet)
})

test('stopping for good: every ride that was booked is called off, and none follows', async () => {
  await griet.says('de ritten hoeven niet meer')
  await griet.hears(/^Welke rit hoeft niet\?\n1 Alleen .*10-12\n2 Alleen donderdag 17-12\n3 Helemaal stoppen/)
  await griet.says('helemaal stoppen')
  await griet.hears(/^Moet je vaste rit helemaal stoppen\?/)
  await griet.says('ja')
  await griet.hears(/^Goed, je vaste rit stopt\./)
  await settled(world)
  const { rows } = await world.app.core.pool.query(
    `select 1 from help_request where category = 'ride' and closed_at is null and occurs_on > '2026-12-03'`,
  )
  expect(rows).toEqual([])
  readAll(world, klaas, griet)
  await until('2026-12-21T09:01:00Z')
  expect(griet.unread()).toEqual([])
})
