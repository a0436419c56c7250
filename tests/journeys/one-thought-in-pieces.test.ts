import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false, env: { BREATH_SECONDS: '3' } })
})
afterAll(() => world.close())

/** Somebody sends these right after one another, as people do. */
async function sends(phone: Phone, ...pieces: string[]): Promise<void> {
  for (const piece of pieces) await phone.says(piece)
}

test.each([
  {
    channel: 'sms',
    pieces: ['Hoi', 'zou iemand morgen', 'boodschappen kunnen doen?'],
    understood: /^Ik begrijp het: boodschappen, morgen/m,
  },
  {
    channel: 'telegram',
    pieces: ['goeie', 'ik ha in fraachje', 'kin immen moarn', 'de hage knippe?'],
    understood: /^Ik begryp it: tún, moarn/m,
  },
  {
    channel: 'whatsapp',
    pieces: ['Hello there', 'could someone tomorrow', 'walk the dog please'],
    understood: /^I understand: pets?.*tomorrow/m,
  },
] as const)('one thought in pieces by $channel gets one answer', async ({ channel, pieces, understood }) => {
  const phone = newPhone(world, channel)
  await sends(phone, ...pieces)
  await phone.hears(understood)
  await settled(world)
  expect(phone.unread()).toEqual([])
})

test('who only greets is greeted, after a breath', async () => {
  const phone = newPhone(world, 'sms')
  await phone.says('Hoi')
  await phone.hears(/ik ben Foardoar/, /Wat kan ik voor je doen/)
})

test('a yes with its but in the next message is one answer', async () => {
  const phone = newPhone(world, 'telegram')
  await saysAndHears(phone, 'Kan iemand morgenmiddag boodschappen voor me doen?', 'ja', 'Jan de Vries')
  await phone.says('Dorpsstraat 3, 8925 AB')
  await phone.hears(/Klopt dat/)
  await sends(phone, 'ja maar', 'de melk moet van de boerderij zijn')
  const number = /#(\d+)/.exec(await phone.hears())?.[1]
  await world.card(Number(number), /de melk moet van de boerderij zijn/)
})

test('a word that is always obeyed does not wait for what was begun before it', async () => {
  const phone = newPhone(world, 'telegram')
  await sends(phone, 'Hoi', 'stop')
  await settled(world)
  expect(phone.unread()).toEqual([])
  await phone.says('start')
  await phone.hears(/Fijn dat je er weer bent/)
})

test.each([
  ['Hoi', 'ik ben gevallen en kan niet opstaan'],
  ['ik heb een vraag', 'ik krijg geen lucht meer'],
])('danger after "%s" is answered before anything else: %s', async (first, danger) => {
  const phone = newPhone(world, 'sms')
  await sends(phone, first, danger)
  await phone.hears(/^Bel nu 112/)
  await settled(world)
  expect(phone.unread()).toEqual([])
})

test('two signs of danger in two messages are certain together', async () => {
  const phone = newPhone(world, 'sms')
  await phone.says('ik ben gevallen')
  await phone.hears(/112/)
  await phone.says('en ik kan niet opstaan')
  await phone.hears(/^Bel nu 112/)
})
