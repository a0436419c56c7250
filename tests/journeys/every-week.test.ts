import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let mark: Phone
let ytsje: Phone
let resident: Phone
let first: number
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  mark = await movesIn(world, { name: 'Mark de Boer' })
})
afterAll(() => world.close())

/** Time passes until this moment, in UTC. */
async function until(moment: string): Promise<void> {
  await later(world, Math.ceil((Date.parse(moment) - world.app.clock.now().getTime()) / 60_000))
}

test('who says yes to every week has a first time, with its reminder and its question', async () => {
  const asked = await asks(world, 'Kan iemand elke donderdagochtend boodschappen voor me doen?')
  resident = asked.resident
  first = asked.number
  await press(world, first, 'request.dispatch')
  await mark.hears(/^Wanneer: elke week/m)
  await mark.says('ja')
  await mark.hears(/^Wat fijn! Jij helpt bij #\d+: boodschappen, elke week/)
  await resident.hears(/^Goed nieuws: Mark komt je helpen[\s\S]*elke week/)
  await world.card(first, /Thursday 26-11/)

  await until('2026-11-25T17:01:00Z')
  await mark.hears(/^Even een herinnering[\s\S]*donderdag 26-11/)
  await resident.hears(/^Even een herinnering: Mark/)
  await until('2026-11-26T12:01:00Z')
  await mark.hears(/^Is het gelukt/)
  await mark.says('ja, een uur')
  await mark.hears(/^Dank je wel voor je hulp!$/)
  await resident.hears(/^Je bent geholpen/)
  await resident.says('ja')
  await resident.hears(/^Fijn om te horen/)
})

test('the next week comes by itself, and nobody is bothered more than needed', async () => {
  await resident.says('hoe staat het ermee?')
  await resident.hears(/^Mark helpt je met boodschappen, elke week/)
  await until('2026-11-30T09:01:00Z')
  const { words } = await world.card(first + 1, /Thursday 3-12/)
  expect(words).toMatch(/A neighbour comes/)
  expect([...mark.unread(), ...resident.unread()]).toEqual([])
  await until('2026-12-02T17:01:00Z')
  await mark.hears(/^Even een herinnering[\s\S]*donderdag 3-12/)
  await resident.hears(/^Even een herinnering: Mark/)
  await until('2026-12-03T12:01:00Z')
  await mark.hears(/^Is het gelukt/)
  await mark.says('ja, een uur')
  await mark.hears(/^Dank je wel voor je hulp!$/)
  await world.card(first + 1, /Done/)
  // of help that comes back the resident is asked once how it was, not every week
  expect(resident.unread()).toEqual([])
})

test('when the usual helper is away, somebody else is asked for that one time', async () => {
  ytsje = await movesIn(world, { name: 'Ytsje de Vries' })
  await mark.says('ik ben op vakantie tot 12 december')
  await mark.hears(/tot en met zaterdag 12-12/)
  await until('2026-12-07T09:01:00Z')
  await resident.hears(/^Deze keer kan Mark niet\.$/m, /Daarna gaat het gewoon door\.$/)
  await ytsje.hears(/^Wanneer: .*donderdag 10-12/m)
  await ytsje.says('ja')
  await ytsje.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Ytsje/)
  await until('2026-12-09T17:01:00Z')
  await ytsje.hears(/^Even een herinnering/)
  await resident.hears(/^Even een herinnering: Ytsje/)
  await until('2026-12-10T12:01:00Z')
  await ytsje.hears(/^Is het gelukt/)
  await ytsje.says('ja, 2 uur')
  await ytsje.hears(/^Dank je wel/)
  await until('2026-12-14T09:01:00Z')
  await mark.hears(/^Je pauze is voorbij/)
  await world.card(first + 3, /Thursday 17-12/)
  await world.card(first + 3, /Mark de Boer/)
  expect([...ytsje.unread(), ...resident.unread()]).toEqual([])
})

test('the helper stops, and somebody else is looked for, for every week from then on', async () => {
  await mark.says('ik kan niet meer elke week')
  await mark.hears(/^Moet dit helemaal stoppen: boodschappen, elke week/)
  await mark.says('ja')
  await mark.hears(/^Goed, vanaf nu stopt dit\./)
  await resident.hears(/^Je hulp kan helaas niet komen/)
  await resident.hears(/^Je vaste hulp kan helaas niet meer komen\./)
  await ytsje.hears(/^Wanneer: .*17-12/m)
  const weekly = await ytsje.hears(/^Wanneer: elke week/m)
  const code = /JA (\d)/.exec(weekly)?.[1]
  await ytsje.says(`ja ${code}`)
  await ytsje.hears(/elke week/)
  await resident.hears(/^Goed nieuws: Ytsje/)
  await ytsje.says('ja')
  await ytsje.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Ytsje/)
})

test('the resident stops it for good, and the helper hears thanks', async () => {
  await resident.says('elke week hoeft niet meer')
  await resident.hears(/^Moet dit helemaal stoppen: boodschappen, elke week/)
  await resident.says('ja')
  await resident.hears(/^Goed, vanaf nu stopt dit\./)
  await ytsje.hears(/^Je hoeft niet meer te komen/)
  await ytsje.hears(/^De vaste hulp hoeft niet meer\./)
  const { rows } = await world.app.core.pool.query("select 1 from arrangement where status = 'active'")
  expect(rows).toEqual([])
  // the one time that was agreed apart is called off apart
  await resident.says('het hoeft niet meer')
  await resident.hears(/17-12|#\d+/)
  await resident.says('ja')
  await resident.hears(/afgezegd/)
  await ytsje.hears(/^Je hoeft niet meer te komen/)
  await settled(world)
})
