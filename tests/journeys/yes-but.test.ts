import { afterAll, beforeAll, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test.each([
  {
    language: 'nl',
    name: 'Anna Visser',
    category: 'groceries',
    what: 'boodschappen',
    says: 'ja, maar pas om 4 uur',
    hears: /^Wat je erbij zei, geef ik door aan het servicepunt\.$/m,
  },
  {
    language: 'fy',
    name: 'Bauke Bos',
    category: 'garden',
    what: 'de heg snoeien',
    says: 'ja, mar pas om 4 oere',
    hears: /^Watst derby seist, jou ik troch oan it tsjinstepunt\.$/m,
  },
  {
    language: 'en',
    name: 'Ruth Bell',
    category: 'pets',
    what: 'de hond uitlaten',
    says: 'ok, but not before 4 pm',
    hears: /^I will pass on what you added to the service point\.$/m,
  },
] as const)(
  '"$says" is a yes, and the desk hears the rest',
  async ({ language, name, category, what, says, hears }) => {
    const helper = await movesIn(world, { name, language, categories: [category] })
    const { resident, number } = await asks(
      world,
      `Kan iemand morgenmiddag ${what === 'boodschappen' ? 'boodschappen doen' : what}?`,
    )
    await press(world, number, 'request.dispatch')
    await helper.hears(/Bilgaard/)
    await helper.says(says)
    await helper.hears(hears, /Jan de Vries/)
    await resident.hears(new RegExp(`${name.split(' ')[0]} komt je helpen`))
    const rest = says.replace(/^\w+, /, '')
    await world.note(new RegExp(`${name} says yes, and added: ${rest}`))
    await world.card(number, new RegExp(`A neighbour comes[\\s\\S]*${name}.*"${rest}"`))
  },
)
