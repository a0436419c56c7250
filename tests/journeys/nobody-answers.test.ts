import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('nobody answers: the next round after the delay of the plan, then the desk is told', async () => {
  const neighbours = await Promise.all(
    ['Anna', 'Bea', 'Cor', 'Dirk', 'Els'].map((name) => movesIn(world, { name: `${name} Visser` })),
  )
  const asked = () => neighbours.filter((phone) => phone.all().length > 0)
  const { number } = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
  await press(world, number, 'request.dispatch')
  await settled(world)
  const first = asked()
  expect(first).toHaveLength(3)
  for (const phone of first) await phone.hears(/Je kunt tot 10:30 antwoorden\./)

  await later(world, 29)
  expect(asked()).toHaveLength(3)
  await later(world, 2)
  expect(asked()).toHaveLength(5)
  for (const phone of asked().filter((each) => !first.includes(each))) await phone.hears(/tot 11:01/)
  await world.card(number, /Asked \(rounds: 2\)/)

  await later(world, 31)
  await world.note(new RegExp(`For #${number} nobody said yes, and there is nobody left to ask`))
  const card = await world.card(number, /Everybody who could help was asked\. Nobody said yes\./)
  expect(card.words).toContain('Find a neighbour')
  expect(card.words).toMatch(
    /Foardoar: asked neighbours \(3\)[\s\S]*Foardoar: asked neighbours \(2\)[\s\S]*gave it to the desk/,
  )
})

test('a yes after the round lapsed is still welcome, as long as nobody else came', async () => {
  const fenna = await movesIn(world, { name: 'Fenna Smit', categories: ['garden'] })
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag mijn heg snoeien?', 'Wim Postma')
  await press(world, number, 'request.dispatch')
  await fenna.hears(/zoekt hulp/)
  await later(world, 31)
  await world.note(new RegExp(`For #${number} nobody said yes`))
  await fenna.says('ja')
  await fenna.hears(/^Wat fijn! Jij helpt bij #/, /^Bij: Wim Postma$/m)
  await resident.hears(/^Goed nieuws: Fenna komt je helpen\./)
  await world.card(number, /A neighbour comes/)
})

test('where nobody can do it, the desk hears so at once', async () => {
  const { number } = await asks(world, 'Kan iemand morgenmiddag mijn computer repareren?')
  await press(world, number, 'request.dispatch')
  await world.note(new RegExp(`For #${number} there is no neighbour who can do this now`))
  await world.card(number, /Find a neighbour/)
})

test('a bare yes long after, when another came, hears kindly that it is taken', async () => {
  const [gerrit, hinke] = [
    await movesIn(world, { name: 'Gerrit Bakker', categories: ['pets'] }),
    await movesIn(world, { name: 'Hinke Bos', categories: ['pets'] }),
  ]
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag de hond uitlaten?')
  await press(world, number, 'request.dispatch')
  for (const phone of [gerrit, hinke]) await phone.hears(/huisdier/)
  await later(world, 31)
  await hinke.says('ja hoor')
  await hinke.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Hinke/)
  await gerrit.hears(/^Iemand anders doet dit al: huisdier, /)
  await gerrit.says('ja')
  await gerrit.hears(/^Dank je wel! Een andere buur was je net voor/)
})
