import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

const west = 'C0WESTDESK'
const oost = 'C0OOSTDESK'
const hoods = `
neighbourhoods:
  - id: west
    name: Westeinde
    town: Leeuwarden
    postcodes: ["8915"]
    categories: [odd-jobs, repair-cafe, garden, groceries, other]
    kinds:
      odd-jobs: { name: { nl: klusbus, fy: klusbus, en: handyman bus } }
      repair-cafe:
        name: { nl: repair café, fy: repair kafee, en: repair café }
        words:
          nl: [fiets*, band plakken, broodrooster*, reparatie*, repareren]
          fy: [fyts*, bân plakke]
          en: [bike*, bicycle*, puncture, toaster]
        examples:
          nl: [de ketting van mijn fiets ligt eraf, wie repareert mijn oude radio]
    desk: { slackChannel: ${west}, language: en }
  - id: oost
    name: Oosteinde
    town: Leeuwarden
    postcodes: ["8925"]
    desk: { slackChannel: ${oost}, language: en }
`

let world: World
let mender: Phone
beforeAll(async () => {
  world = await openWorld({ volunteers: false, neighbourhoods: hoods })
  mender = await movesIn(world, { name: 'Bas Smid', categories: ['repair-cafe'] })
  await movesIn(world, { name: 'Tjitske Bos', categories: ['garden', 'odd-jobs'] })
})
afterAll(() => world.close())

const whispered = () => world.desk.whispers('U0DESKSJOUK').map(wordsIn).join('\n')
const cardsAt = (channel: string) => world.desk.cards(channel).map(wordsIn)
const opens = async (words: string, postcode: string) => {
  const phone = newPhone(world, 'sms')
  const answer = await saysAndHears(phone, `Hoi, ik ben Anna Bos, Dorpsstraat 3, ${postcode}. ${words}`, 'ja')
  return { phone, answer }
}

test.each([
  ['nl', 'De ketting van mijn fiets ligt er morgen om 10 uur nog af, wie kan dat maken?', 'repair café'],
  ['en', 'My bike has a puncture, could somebody mend it tomorrow at 10?', 'repair café'],
  ['fy', 'Myn fyts is stikken, kin immen him moarn om tsien oere meitsje?', 'repair kafee'],
])(
  'what only this neighbourhood does is understood in own words, and a neighbour who does it is asked: %s',
  async (_language, words, name) => {
    const { phone, answer } = await opens(words, '8915 AB')
    expect(answer).toContain(name)
    const opened = await saysAndHears(phone, 'ja')
    const number = Number(/#(\d+)/.exec(opened)?.[1])
    await settled(world)
    const card = world.desk.cards(west).find((each) => wordsIn(each).includes(`#${number}`))
    expect(card && wordsIn(card)).toMatch(/repair café/)
    await world.desk.press(card?.ts ?? '', 'request.dispatch', { channel: west })
    await mender.hears(/zoekt hulp/, /Wat: repair café/)
    await saysAndHears(mender, 'nee')
  },
)

test('what has another name here goes by that name, and what is not done here is never offered', async () => {
  const { answer } = await opens('Kan iemand morgen om 10 uur een lamp ophangen?', '8915 AB')
  expect(answer).toContain('klusbus')
  expect(answer).not.toContain('klusje in huis')
  const phone = newPhone(world, 'sms')
  const asked = await saysAndHears(phone, 'ik heb hulp nodig', 'ja', 'Jan de Vries', 'Dorpsstraat 3, 8915 AB')
  expect(asked).toMatch(/klusbus.*repair café.*tuin.*boodschappen.*iets anders/s)
  expect(asked).not.toMatch(/computer|vervoer|gezelschap/)
})

test('somebody of another neighbourhood never hears of it', async () => {
  const { answer } = await opens('De ketting van mijn fiets ligt er morgen om 10 uur nog af.', '8925 AB')
  expect(answer).not.toMatch(/repair|klusbus/)
  // also not when they tell only later that they live elsewhere
  const later = newPhone(world, 'sms')
  const lines = ['Mijn fiets is morgen om 10 uur nog kapot', 'ja', 'Jan Bos', 'Dorpsstraat 3, 8925 AB']
  expect(await saysAndHears(later, ...lines)).not.toMatch(/repair|klusbus/)
  expect(await saysAndHears(later, 'ja')).toMatch(/#/)
  await settled(world)
  expect(cardsAt(oost).join('\n')).not.toMatch(/repair/i)
})

test('who does it can be found, signs up for it and is written down for it at the desk', async () => {
  await world.desk.command('/foardoar who can mend a bike', { channel: west })
  await world.street.until(() => (/Bas Smid/.test(whispered()) ? true : undefined))
  expect(whispered()).toMatch(/repair café/)
  await world.desk.command('/foardoar new', { channel: west })
  const form = JSON.stringify(world.desk.modal())
  expect(form).toMatch(/handyman bus.*repair café/)
  expect(form).not.toMatch(/odd job in the house|computer or phone/)
  await world.desk.dismiss({ channel: west })
  const phone = newPhone(world, 'sms')
  const asked = await saysAndHears(
    phone,
    'ik wil wel helpen',
    'ja',
    'Fenna Fietsema',
    'Dorpsstraat 3, 8915 AB',
  )
  expect(asked).toMatch(/klusbus.*repair café/s)
  const said = await saysAndHears(phone, 'fietsen maken', 'altijd')
  await settled(world)
  expect(`${said}\n${cardsAt(west).join('\n')}`).toMatch(/repair café/)
})
