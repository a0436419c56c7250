import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Category } from '../../core/conversations/meaning.ts'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const dayMinutes = 24 * 60
const tenOClock = 9 * 60
/** Each story begins at ten in the morning. */
beforeEach(async () => {
  const now = world.app.clock.now()
  const passed = now.getUTCHours() * 60 + now.getUTCMinutes()
  await later(world, (tenOClock - passed + dayMinutes) % dayMinutes)
})

/** A neighbour helps this morning, and is asked at the end of it whether it is done. */
async function helps(
  name: string,
  category: Category,
  what: string,
): Promise<{ helper: Phone; resident: Phone; number: number }> {
  const helper = await movesIn(world, { name, categories: [category] })
  const { resident, number } = await asks(world, what)
  await press(world, number, 'request.dispatch')
  await helper.hears(/zoekt hulp|snel hulp/)
  await helper.says('ja')
  await helper.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws/)
  return { helper, resident, number }
}

describe('after the agreed time', () => {
  test('who does not answer is asked once more, and then the desk finds out', async () => {
    const { helper, resident, number } = await helps(
      'Mark de Boer',
      'groceries',
      'Kan iemand morgenmiddag boodschappen voor me doen?',
    )
    await later(world, 8 * 60 + 1)
    await helper.hears(/^Even een herinnering/)
    await resident.hears(/^Even een herinnering/)
    await later(world, 25 * 60)
    await helper.hears(/^Is het gelukt met #/)
    await later(world, 24 * 60 + 1)
    await helper.hears(/^We vragen het nog een keer: is het gelukt met #/)
    await later(world, 24 * 60 + 1)
    await world.note(new RegExp(`We asked twice whether #${number} is done and heard nothing`))
    await world.card(number, /The volunteer does not say whether it is done/)

    await helper.says('o sorry, ja, drie kwartier')
    await helper.hears(/^Dank je wel voor je hulp!$/)
    await resident.hears(/^Je bent geholpen/)
    await resident.says('ja')
    await resident.hears(/^Fijn om te horen/)
    await settled(world)
    await world.card(number, /Done[\s\S]*Hours: 0\.75/)
  })

  test('a resident who says that it was not all right is heard by the desk at once', async () => {
    const { helper, resident, number } = await helps(
      'Fenna Smit',
      'garden',
      'Kan iemand morgenmiddag mijn heg snoeien?',
    )
    await later(world, 8 * 60 + 1)
    await helper.hears(/^Even een herinnering/)
    await resident.hears(/^Even een herinnering/)
    await later(world, 25 * 60)
    await helper.hears(/^Is het gelukt/)
    await helper.says('ja')
    await helper.hears(/^Fijn! Hoe lang was je bezig\? Bijvoorbeeld: 1,5 uur\.$/)
    await helper.says('2')
    await helper.hears(/^Dank je wel voor je hulp!$/)
    await resident.hears(/^Je bent geholpen/)
    await resident.says('nee')
    await resident.hears(/^Wat naar\. Wat ging er niet goed\? Alleen het servicepunt leest het\.$/)
    await resident.says('ze was een uur te laat')
    await resident.hears(/^Dank je dat je het zegt\. Het servicepunt neemt contact met je op\.$/)
    await world.note(
      new RegExp(`It was not all right at #${number}\\. The resident said: ze was een uur te laat`),
    )
    await world.card(number, /Hours: 2 {2}\| {2}All right for the resident: no/)
    await settled(world)
    expect(helper.unread()).toEqual([])
  })

  test('what was not done goes to the desk with the reason, and the resident is not asked', async () => {
    const { helper, resident, number } = await helps(
      'Hinke Bos',
      'pets',
      'Kan iemand morgenmiddag de hond uitlaten?',
    )
    await later(world, 8 * 60 + 1)
    await helper.hears(/^Even een herinnering/)
    await resident.hears(/^Even een herinnering/)
    await later(world, 25 * 60)
    await helper.hears(/^Is het gelukt/)
    await helper.says('nee')
    await helper.hears(/^Jammer\. Wat is er gebeurd, of wanneer lukt het wel\?$/)
    await helper.says('er deed niemand open')
    await helper.hears(/^Dank je, het servicepunt weet het nu en kijkt wat er kan\.$/)
    await world.note(new RegExp(`#${number} was not done\\. They added: er deed niemand open`))
    await world.card(number, /The volunteer says that it was not done/)
    await settled(world)
    expect(resident.unread()).toEqual([])
  })

  test('a resident who stays silent is not asked twice: the card is closed quietly', async () => {
    const { helper, resident, number } = await helps(
      'Gea Vos',
      'cooking',
      'Kan iemand morgenmiddag voor me koken?',
    )
    await later(world, 8 * 60 + 1)
    await helper.hears(/^Even een herinnering/)
    await resident.hears(/^Even een herinnering/)
    await later(world, 25 * 60)
    await helper.hears(/^Is het gelukt/)
    await helper.says('Ja hoor, een uurtje')
    await helper.hears(/^Dank je wel voor je hulp!$/)
    await resident.hears(/^Je bent geholpen/)
    await later(world, 49 * 60)
    await world.card(number, /Done[\s\S]*Hours: 1 {2}\| {2}All right for the resident: no answer/)
    expect(resident.unread()).toEqual([])
  })
})
