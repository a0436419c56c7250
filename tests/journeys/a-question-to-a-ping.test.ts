import { afterAll, beforeAll, test } from '@jest/globals'
import type { Language } from '../../core/conversations/meaning.ts'
import { asks, movesIn } from '../support/neighbours.ts'
import { press } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const stories: Record<
  Language,
  { category: 'pets' | 'cooking' | 'digital'; wants: string; says: string[]; hears: RegExp[] }
> = {
  nl: {
    category: 'pets',
    wants: 'de hond uitlaten',
    says: ['hoe lang duurt het?', 'straks', 'ja, maar pas om 4 uur', 'hoe laat was het ook alweer?'],
    hears: [
      /Je vraag geef ik door[\s\S]*Kun jij helpen/,
      /^Geen haast/,
      /^Wat fijn![\s\S]*servicepunt/,
      /^Je staat genoteerd/,
    ],
  },
  fy: {
    category: 'cooking',
    wants: 'voor me koken',
    says: ['hoe lang duorret it?', 'ik sjoch efkes', 'ja, mar pas om fjouweren', 'hoe let wie it?'],
    hears: [
      /Dyn fraach jou ik troch[\s\S]*Kinsto helpe/,
      /^Gjin haast/,
      /^Wat moai![\s\S]*tsjinstepunt/,
      /^Do stiest opskreaun/,
    ],
  },
  en: {
    category: 'digital',
    wants: 'me helpen met mijn computer',
    says: ['how long does it take?', "I'll let you know", 'yes, but only after 4', 'what time was it?'],
    hears: [
      /pass your question on[\s\S]*Can you help/,
      /^No hurry/,
      /^How kind![\s\S]*service point/,
      /^You are helping with/,
    ],
  },
}

test.each(Object.entries(stories))(
  'in %s: a question goes to the desk, later is fine, and a yes with a wish counts',
  async (language, { category, wants, says, hears }) => {
    const name = { nl: 'Hinke Bos', fy: 'Sjoerd Visser', en: 'Sam Smith' }[language] ?? ''
    const helper = await movesIn(world, {
      name,
      language: language as Language,
      languages: ['nl'],
      categories: [category],
    })
    const { resident, number } = await asks(world, `Kan iemand morgenmiddag ${wants}?`)
    await press(world, number, 'request.dispatch')
    await helper.hears(/./)
    for (const [index, text] of says.entries()) {
      await helper.says(text)
      await helper.hears(hears[index] ?? /./)
    }
    await resident.hears(/^Goed nieuws/)
    await world.note(new RegExp(`${name} first wants to know: ${says[0]?.replace('?', '\\?')}`))
    await world.note(new RegExp(`${name} says yes, and added: .*`))
  },
)

test('after a no a yes is welcome', async () => {
  const helper = await movesIn(world, { name: 'Griet Hoekstra', categories: ['garden'] })
  const other = await movesIn(world, { name: 'Bea Kok', categories: ['garden'] })
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag mijn heg snoeien?')
  await press(world, number, 'request.dispatch')
  await helper.hears(/zoekt hulp/)
  await other.hears(/zoekt hulp/)
  await helper.says('nee')
  await helper.hears(/Nee zeggen mag altijd/)
  await helper.says('ja')
  await helper.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Griet/)
  await other.hears(/Iemand anders doet dit al/)
})
