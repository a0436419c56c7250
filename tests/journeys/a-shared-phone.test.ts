import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { later, newPhone, press, saysAndHears } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const dayMinutes = 24 * 60
/** Each story begins at ten in the morning. */
beforeEach(async () => {
  const now = world.app.clock.now()
  const passed = now.getUTCHours() * 60 + now.getUTCMinutes()
  await later(world, (9 * 60 - passed + dayMinutes) % dayMinutes)
})

/** Griet has asked for help before, and now says that her husband uses this phone too. */
async function grietAndWytze(): Promise<Phone> {
  const phone = newPhone(world, 'sms')
  await saysAndHears(
    phone,
    'Hoi, ik ben Griet Hoekstra, Dorpsstraat 3, 8925 AB. Kan iemand morgenmiddag de hond uitlaten?',
    'ja',
    'ja',
  )
  await phone.says('Dit is ook het nummer van mijn man Wytze')
  await phone.hears(/^Vindt Wytze het goed dat ik die naam bewaar\?/)
  await phone.says('ja')
  await phone.hears(/^Goed, deze telefoon is van jullie samen: Griet en Wytze\./)
  return phone
}

test('a couple on one phone is asked for whom, and everybody reads whom it is about', async () => {
  const anke = await movesIn(world, { name: 'Anke Bosma', channel: 'telegram', categories: ['groceries'] })
  const phone = await grietAndWytze()
  await phone.says('Kan iemand morgenmiddag boodschappen doen?')
  await phone.hears(/^Voor wie is de hulp\?\n1 Griet\n2 Wytze\n3 Ons samen/m)
  await phone.says('2')
  await phone.hears(/^Voor: Wytze \(Griet Hoekstra\)$/m)
  await phone.says('ja')
  const number = Number(/#(\d+)/.exec(await phone.hears(/aanvraag is #/))?.[1])
  await world.card(number, /Wytze \(Griet Hoekstra\)/)

  await press(world, number, 'request.dispatch')
  const ping = await anke.hears(/zoekt hulp/)
  expect(ping).not.toContain('Wytze')
  await anke.says('ja')
  await anke.hears(/^Bij: Wytze \(Griet Hoekstra\)$/m)
  await phone.hears(/^Voor Wytze:\nGoed nieuws: Anke komt je helpen\.$/m)
  await phone.says('hoe staat het ermee?')
  await phone.hears(new RegExp(`^#${number} \\(Wytze\\), boodschappen, .*: Anke komt je helpen`, 'm'))
  await later(world, 8 * 60 + 1)
  await phone.hears(/^Voor Wytze:\nEven een herinnering/m)
  await anke.hears(/^Bij: Wytze \(Griet Hoekstra\)$/m)
  await later(world, 25 * 60)
  await anke.hears(/^Is het gelukt/m)
  await anke.says('ja, 1 uur')
  await anke.hears()
  await phone.hears(/^Voor Wytze:\nJe bent geholpen met #\d+ \(boodschappen\)\. Was het goed zo\?/m)
  await phone.says('ja')
  await phone.hears(/Fijn/)
})

test('who says whom it is for is not asked', async () => {
  const phone = await grietAndWytze()
  await phone.says('Wil iemand morgenmiddag boodschappen doen voor mijn man?')
  await phone.hears(/^Voor: Wytze \(Griet Hoekstra\)$/m)
  await phone.says('nee, voor ons samen')
  await phone.hears(/^Voor: Griet & Wytze$/m)
  await phone.says('ja')
  await phone.hears(/aanvraag is #/)
})

test('nobody is asked for whom where it does not matter, nor twice', async () => {
  const phone = await grietAndWytze()
  await phone.says('Wat kost het eigenlijk?')
  expect(await phone.hears()).not.toMatch(/Voor wie/)
  await phone.says('hoe staat het ermee?')
  expect(await phone.hears(/huisdier/)).not.toMatch(/Voor wie/)
  await phone.says('annuleer mijn aanvraag')
  expect(await phone.hears(/\?/)).not.toMatch(/Voor wie/)
  await phone.says('ja')
  await phone.hears()
  await phone.says('Kan iemand morgenmiddag boodschappen doen?')
  await phone.hears(/^Voor wie is de hulp\?/m)
  await phone.says('wat kost het?')
  await phone.hears(/Voor wie is de hulp\?/)
  await phone.says('Mij')
  await phone.hears(/^Voor: Griet Hoekstra$/m)
  await phone.says('ik ben gevallen en kan niet meer opstaan, bel 112')
  expect(await phone.hears(/112/)).not.toMatch(/Voor wie/)
})

test('who says another name is asked whether the phone is shared', async () => {
  const phone = newPhone(world, 'sms')
  await saysAndHears(
    phone,
    'Hoi, ik ben Griet Hoekstra, Dorpsstraat 3, 8925 AB. Kan iemand morgenmiddag de hond uitlaten?',
    'ja',
    'ja',
  )
  await phone.says('Hallo, ik ben Wytze')
  await phone.hears(/^Hoi Wytze, ik ken deze telefoon van Griet\./)
  await phone.says('ja')
  await phone.hears(/^Goed, deze telefoon is van jullie samen: Griet en Wytze\./)
  await phone.says('Ik ben Griet')
  expect(await phone.hears()).not.toMatch(/ik ken deze telefoon/)
})
