import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled } from '../support/desk-forms.ts'
import { asks, movesIn, threadOf } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let mark: Phone
let bart: Phone
let ytsje: Phone
let resident: Phone
let number: number
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  mark = await movesIn(world, { name: 'Mark de Boer' })
  bart = await movesIn(world, { name: 'Bart Smit' })
  await world.app.core.db.volunteer.updateMany({
    where: { person: { name: 'Bart Smit' } },
    data: { needsBuddy: true },
  })
})
afterAll(() => world.close())

test('who needs a buddy is asked once there is one, and hears with whom they go', async () => {
  const asked = await asks(world, 'Kan iemand donderdagmiddag boodschappen voor me doen?')
  resident = asked.resident
  number = asked.number
  await press(world, number, 'request.edit')
  await world.desk.submit({ places: '2' })
  await settled(world)
  await press(world, number, 'request.dispatch')
  await mark.hears(/zoekt hulp/)
  expect(bart.unread()).toEqual([])
  await mark.says('ja')
  await mark.hears(/^Wat fijn!/)
  await resident.hears(/Mark komt je helpen/)
  await press(world, number, 'request.ask-all')
  await world.street.until(() =>
    JSON.stringify(world.desk.modal()?.view.blocks ?? []).includes('Bart Smit') ? true : undefined,
  )
  await world.desk.submit({})
  await bart.hears(/zoekt hulp/)
  await bart.says('ja')
  await bart.hears(/^Bij #\d+ ga je samen met Mark: boodschappen, donderdag 26-11/)
  await bart.hears(/^Wat fijn!/)
  await resident.hears(/^Samen komen: Mark en Bart\.$/m)
})

test('the buddy cannot come: the other hears not to go alone, and the desk is warned', async () => {
  await mark.says('ik kan toch niet komen')
  await mark.hears(/^Kun je echt niet bij #\d+/)
  await mark.says('ja')
  await mark.hears(/^Jammer/)
  await bart.hears(/^Je maatje Mark kan toch niet bij #\d+: .*\. Ga niet alleen\./)
  await resident.hears(/^Een van de buren kan toch niet komen/)
  expect(await world.note(/Alone now/)).toMatch(/the buddy cannot come after all\. Alone now: Bart Smit\./)
  await settled(world)
  await world.card(number, /Bart Smit/)
})

test('the evening before, who is still alone is not sent out: the desk hears it', async () => {
  await later(
    world,
    Math.ceil((Date.parse('2026-11-25T17:01:00Z') - world.app.clock.now().getTime()) / 60_000),
  )
  expect(await threadOf(world, number)).toMatch(/still no buddy for Bart Smit/)
  expect([...bart.unread(), ...resident.unread()]).toEqual([])
})

test('somebody else goes along, and both know it', async () => {
  ytsje = await movesIn(world, { name: 'Ytsje de Vries' })
  await press(world, number, 'request.assign')
  await world.desk.submit({ volunteer: optionCalled(world, 'volunteer', 'Ytsje') })
  await bart.hears(/^Bij #\d+ ga je samen met Ytsje/)
  await ytsje.hears(/^Fijn dat je komt helpen/)
  await resident.hears(/Ytsje komt je helpen[\s\S]*Samen komen: Ytsje en Bart/)
  await settled(world)
})
