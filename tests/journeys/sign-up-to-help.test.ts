import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { asksForHelp, newPhone, searches, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const signUps = {
  nl: {
    lines: [
      ['ik wil wel helpen', /Wat fijn/, /Is dat goed/],
      ['ja', /Hoe heet je/],
      ['Sanne Kuipers', /Dag Sanne Kuipers/, /Waar woon je/],
      ['Kerkstraat 12, 8925 AB', /Waarmee wil je helpen/, /boodschappen/],
      ['boodschappen en klusjes', /Wanneer kun je meestal/],
      ['altijd', /Dank je/, /Daarna hoor je van ons/],
    ],
    name: 'Sanne Kuipers',
    approved: /je doet mee/,
    declined: /Dank je dat je wilde helpen/,
    ping: /zoekt hulp[\s\S]*boodschappen[\s\S]*JA of NEE/,
  },
  fy: {
    lines: [
      ['ik wol wol helpe', /Wat moai/, /Is dat goed/],
      ['ja', /Hoe hjitsto/],
      ['Fokke Postma', /Goeie Fokke Postma/, /Wêr wennesto/],
      ['Tsjerkestrjitte 12, 8925 AB', /Wêrmei wolst helpe/],
      ['boadskippen', /Wannear kinsto/],
      ['altyd', /Tige tank/],
    ],
    name: 'Fokke Postma',
    approved: /dochst mei/,
    declined: /Tige tank datst helpe woest/,
    ping: /siket help[\s\S]*boadskippen/,
  },
  en: {
    lines: [
      ['I want to help', /How kind/, /Is that all right/],
      ['ok', /What is your name/],
      ['Ruth Bell', /Hello Ruth Bell/, /Where do you live/],
      ['Kerkstraat 14, 8925 AB', /What would you like to help with/],
      ['groceries', /When can you usually help/],
      ['always', /Then you will hear from us/],
    ],
    name: 'Ruth Bell',
    approved: /you are in/,
    declined: /cannot use your help right now/,
    ping: /groceries/i,
  },
} satisfies Record<string, { lines: [string, ...RegExp[]][]; [other: string]: unknown }>

async function signsUp(phone: Phone, language: keyof typeof signUps): Promise<string> {
  for (const [says, ...hears] of signUps[language].lines) {
    await phone.says(says)
    await phone.hears(...hears)
  }
  const { name } = signUps[language]
  return world.street.until(
    () => world.desk.cards().findLast((card) => wordsIn(card).includes(`*${name}*  wants to help`))?.ts,
    { awaited: `a card of ${name}` },
  )
}

/** The card with this time stamp, as it is now. */
function cardAt(ts: string) {
  const card = world.desk.cards().find((one) => one.ts === ts)
  if (!card) throw new Error('There is no such card.')
  return card
}

describe.each(['nl', 'fy', 'en'] as const)('a neighbour signs up by chat in %s', (language) => {
  const { channel } = typed[language]

  test('the desk approves, and from then on they are pinged', async () => {
    const helper = newPhone(world, channel)
    const card = await signsUp(helper, language)
    expect(wordsIn(cardAt(card))).toContain('always')
    await world.desk.press(card, 'volunteer.approve')
    await helper.hears(signUps[language].approved)

    const resident = newPhone(world, 'sms')
    const number = await asksForHelp(resident, typed.nl)
    await searches(world, number)
    const ping = await helper.hears(signUps[language].ping)
    expect(ping).not.toContain('Jan')
    expect(ping).not.toContain('Dorpsstraat')

    await helper.says(typed[language].yes)
    await helper.hears(/Jan de Vries/, /Dorpsstraat 3/)
    await resident.hears(new RegExp(signUps[language].name.split(' ')[0] ?? ''))
    await settled(world)
    expect(wordsIn(world.desk.card(number) ?? { text: '', blocks: [] })).toContain(signUps[language].name)
    // whoever helps today is not asked in the stories that follow
    await helper.says(typed[language].stop)
    await settled(world)
  })

  test('the desk declines, kindly, and they are never pinged', async () => {
    const helper = newPhone(world, channel)
    const card = await signsUp(helper, language)
    await world.desk.press(card, 'volunteer.decline')
    await helper.hears(signUps[language].declined)
    const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
    const { ts } = await world.card(number)
    await world.desk.press(ts, 'request.dispatch')
    await settled(world)
    expect(helper.unread()).toEqual([])
  })
})

test('of two members of the desk who decide at once the first one counts, and the other is told in private', async () => {
  const helper = newPhone(world, 'sms')
  const card = await signsUp(helper, 'nl')
  await Promise.all([
    world.desk.press(card, 'volunteer.approve', { user: 'U0DESKSJOUK' }),
    world.desk.press(card, 'volunteer.decline', { user: 'U0DESKBRECH' }),
  ])
  await settled(world)
  const heard = helper.all().filter((text) => /je doet mee|Dank je dat je wilde helpen/.test(text))
  expect(heard).toHaveLength(1)
  const whispers = ['U0DESKSJOUK', 'U0DESKBRECH'].flatMap((user) => world.desk.whispers(user).map(wordsIn))
  expect(whispers).toEqual([expect.stringContaining('decided already')])
  await helper.hears()
})
