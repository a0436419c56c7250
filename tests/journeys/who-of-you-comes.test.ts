import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Category } from '../../core/conversations/meaning.ts'
import { optionCalled } from '../support/desk-forms.ts'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'

/** The desk turns on that a housemate helps too. */
async function deskAllows(phone: Phone, mate: string): Promise<void> {
  await world.desk.command(`/foardoar phone ${phone.identifier}`, { user: sjoukje })
  await world.street.until(() =>
    world.desk.modal(sjoukje)?.view.blocks.find(({ block_id }) => block_id === 'helps'),
  )
  await world.desk.submit({ helps: optionCalled(world, 'helps', mate, sjoukje) }, { user: sjoukje })
  await settled(world)
}

/** Somebody helps; her husband wants to help too, and the desk allows it. */
async function couple(name: string, mate: string, categories: Category[]): Promise<Phone> {
  const phone = await movesIn(world, { name, categories })
  await phone.says(`Mijn man ${mate} wil ook helpen`)
  await phone.hears(new RegExp(`^Vindt ${mate} het goed dat ik die naam bewaar`))
  await phone.says('ja')
  await phone.hears(new RegExp(`Wat fijn dat ${mate} ook wil helpen`))
  await world.note(new RegExp(`${mate} wants to help too, from the phone of ${name}`))
  await deskAllows(phone, mate)
  await phone.hears(new RegExp(`^Fijn: ${mate} mag nu ook helpen`))
  await world.note(new RegExp(`<@U0DESKSJOUK>: ${mate} helps too, with the phone of ${name}`))
  return phone
}

test('a couple that helps is asked who comes, and everybody reads the right name', async () => {
  const both = await couple('Griet Hoekstra', 'Wytze', ['groceries'])
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag boodschappen doen?')
  await press(world, number, 'request.dispatch')
  await both.hears(/zoekt hulp/)
  await both.says('ja')
  await both.hears(/Wie van jullie komt er\?\n1 Griet\n2 Wytze$/)
  await resident.hears(/Griet komt je helpen/)
  await both.says('mijn man')
  await both.hears(/^Goed, ik weet nu dat Wytze komt\.$/)
  await resident.hears(/^Je krijgt hulp van Wytze\.\nWat: boodschappen/)
  await world.card(number, /Wytze \(Griet Hoekstra\)/)
  await resident.says('hoe staat het ermee?')
  await resident.hears(/Wytze komt je helpen/)

  await later(world, 20 * 60)
  await both.hears(/^Voor Wytze:\n/)
  await resident.hears(/Wytze/)
  await later(world, 30 * 60)
  await both.hears(/^Voor Wytze:\n.*Is het gelukt/s)
  await both.says('ja, 2 uur')
  await both.hears()
  await resident.hears(/Was het goed zo/)
  await resident.says('ja')
  await resident.hears()
  await both.says('wat heb ik gedaan?')
  expect(await both.hears()).not.toMatch(/2 uur/)
})

test('when it is called off, the one who would have come reads whom it is for', async () => {
  const both = await couple('Nynke Wiersma', 'Durk', ['garden'])
  const { resident, number } = await asks(world, 'Wie kan overmorgenmiddag mijn heg knippen?', 'Tom Kuiper')
  await press(world, number, 'request.dispatch')
  await both.hears(/zoekt hulp/)
  await both.says('ja')
  await both.hears(/Wie van jullie komt er/)
  await resident.hears(/Nynke komt je helpen/)
  await both.says('Durk')
  await both.hears(/Durk komt/)
  await resident.hears(/Durk/)
  await saysAndHears(resident, 'het hoeft niet meer', 'ja')
  await both.hears(new RegExp(`^Voor Durk:\\n.*#${number}`))
})

test('where papers are asked of a helper only the one who has them comes', async () => {
  const both = await couple('Tjitske Bosma', 'Ale', ['care'])
  const { resident, number } = await asks(
    world,
    'Kan iemand me overmorgenmiddag helpen met douchen?',
    'Bas Bakker',
  )
  await press(world, number, 'request.dispatch')
  await both.hears(/zoekt hulp/)
  await both.says('ja')
  expect(await both.hears(/Bij: Bas Bakker/)).not.toMatch(/Wie van jullie/)
  await resident.hears(/komt je helpen/)
})
