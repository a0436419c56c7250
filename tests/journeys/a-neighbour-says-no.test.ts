import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('when all who were asked say no, the next round need not wait', async () => {
  const neighbours = await Promise.all(
    ['Anna', 'Bea', 'Cor', 'Dirk'].map((name) => movesIn(world, { name: `${name} Visser` })),
  )
  const { number } = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
  await press(world, number, 'request.dispatch')
  await settled(world)
  const first = neighbours.filter((phone) => phone.unread().length > 0)
  expect(first).toHaveLength(3)
  for (const [index, phone] of first.entries()) {
    await phone.hears(/zoekt hulp/)
    await phone.says(['nee', 'Nee sorry, ik ben ziek', 'helaas, ik kan dan niet'][index] ?? 'nee')
    await phone.hears(/^Dank je voor je antwoord\. Nee zeggen mag altijd\.$/)
  }
  await settled(world)
  const [last] = neighbours.filter((phone) => !first.includes(phone))
  await last?.hears(/zoekt hulp/)
  await world.card(number, /: no "sorry, ik ben ziek"/)
})

test('a no harms nothing afterwards: whoever changes their mind is welcome', async () => {
  const fenna = await movesIn(world, { name: 'Fenna Smit', categories: ['garden'] })
  const hinke = await movesIn(world, { name: 'Hinke Bos', categories: ['garden'] })
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag mijn heg snoeien?')
  await press(world, number, 'request.dispatch')
  for (const phone of [fenna, hinke]) await phone.hears(/tuin/)
  await fenna.says('nee')
  await fenna.hears(/Nee zeggen mag altijd/)
  await fenna.says('nee')
  await fenna.hears(/./)
  await hinke.says('ja')
  await hinke.hears(/^Wat fijn!/)
  await resident.hears(/Hinke komt je helpen/)
  await world.card(number, /Fenna Smit: no/)
})
