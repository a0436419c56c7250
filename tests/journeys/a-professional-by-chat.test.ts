import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled, optionsOf } from '../support/desk-forms.ts'
import { threadOf } from '../support/neighbours.ts'
import { press, readAll, saysAndHears, searches, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let nurse: Phone
beforeAll(async () => {
  world = await openWorld()
  nurse = world.phone('sms', '+31612395001')
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

/** The card of somebody who came as a professional. */
function professionalCard(says: RegExp) {
  return world.street.until(
    () =>
      world.desk.cards().findLast((card) => /A professional/.test(wordsIn(card)) && says.test(wordsIn(card))),
    { awaited: `the card of a professional that says ${says}` },
  )
}

test('a nurse is not taken for a resident: she says who she is, and the desk decides once', async () => {
  await nurse.says(
    'Hallo, ik ben wijkverpleegkundige bij Thús Wonen, voor een cliënt zoek ik iemand die boodschappen doet',
  )
  await nurse.hears(/een keer leren kennen/, /hoe heet je/)
  await nurse.says('Wiepke Postma')
  await nurse.hears(/kijkt of we je organisatie kennen/)
  const card = await professionalCard(/Wiepke Postma, Thús Wonen/)
  expect(wordsIn(card)).toMatch(/boodschappen doet/)
  await nurse.says('voor een cliënt: hulp in de tuin')
  await nurse.hears(/kijkt nog/)
  await settled(world)
  expect(world.desk.card(1)).toBeUndefined()
})

test('a guest cannot decide; of two who press at once the first one counts', async () => {
  const { ts } = await professionalCard(/Wiepke/)
  await world.desk.press(ts, 'professional.decline', { user: 'U0GUESTKARE' })
  await world.desk.press(ts, 'professional.approve', { user: 'U0GUESTKARE' })
  expect(world.desk.modal('U0GUESTKARE')).toBeNull()
  for (const user of [sjoukje, brecht]) {
    await world.desk.press(ts, 'professional.approve', { user })
    await world.street.until(() => optionsOf(world, 'organisation', user).length || undefined)
  }
  const organisation = optionCalled(world, 'organisation', 'Sociaal wijkteam Noord', sjoukje)
  await Promise.all([sjoukje, brecht].map((user) => world.desk.submit({ organisation }, { user })))
  await nurse.hears(/Je staat bij ons bekend/)
  await settled(world)
  const seen = [sjoukje, brecht].map((user) => world.desk.whispers(user).map(wordsIn).join('\n'))
  expect(seen.filter((words) => /decided already/.test(words))).toHaveLength(1)
  await professionalCard(/may ask for others[\s\S]*Decided by/)
})

test('from then on she asks for a client by chat; what she tells is the client’s, and she hears how it goes', async () => {
  await nurse.says('voor een cliënt')
  await nurse.hears(/voor een ander/, /goed dat wij dit weten/)
  const readBack = await saysAndHears(
    nurse,
    'ja',
    'Baukje Sinnema',
    'Kerkstraat 9, 8925 AB',
    'geen telefoon',
    'iemand om boodschappen te doen',
    'morgen om 10 uur',
    'ja',
  )
  expect(readBack).toMatch(/boodschappen, .*voor Baukje Sinnema, Kerkstraat 9, 8925 AB/)
  await nurse.says('ja klopt')
  await nurse.hears(/#1/, /Je hoort het als er iemand komt/)
  const card = await world.card(1, /Baukje Sinnema/)
  expect(card.words).toMatch(/Asked by Wiepke Postma, Sociaal wijkteam Noord/)
  expect(card.words).toMatch(/Wiepke Postma: asked for help for somebody else/)
  const { rows } = await world.app.core.pool.query(
    `select p.street, p.name from person p join address a on a.person_id = p.id where a.identifier = $1`,
    ['+31612395001'],
  )
  expect(rows).toEqual([{ street: null, name: 'Wiepke Postma' }])

  const [helper, ...others] = await searches(world, 1)
  if (!helper) throw new Error('Nobody was asked.')
  readAll(world, helper)
  await helper.says('ja')
  await helper.hears(/Baukje Sinnema/, /Kerkstraat 9/)
  await settled(world)
  readAll(world, ...others, helper)
  await nurse.hears(/#1/, /er komt een buur/)
})

test('she asks how it stands, and hears it by its number: never whose it is, and never who comes', async () => {
  await nurse.says('Hoe staat het ermee?')
  const answer = await nurse.hears(/#1, boodschappen: er komt een buur/)
  expect(answer).not.toMatch(/Baukje|Kerkstraat/)
  await settled(world)
  expect(await threadOf(world, 1)).not.toMatch(/Hoe staat het/)
  await nurse.says('hoe staat het met #4711?')
  await nurse.hears(/servicepunt leest dit/)
  await settled(world)
  expect(await threadOf(world, 1)).toMatch(/#4711/)
})

test('in the middle of another question she hears it too, truly, and then the question goes on', async () => {
  await nurse.says('voor een cliënt')
  await nurse.hears(/goed dat wij dit weten/)
  await nurse.says('hoe staat het met mevrouw Sinnema?')
  const answer = await nurse.hears(/#1, boodschappen: er komt een buur[\s\S]*goed dat wij dit weten/)
  expect(answer).not.toMatch(/niets voor je open|Baukje/)
  await nurse.says('en hoe staat het met #1?')
  await nurse.hears(/#1, boodschappen: er komt een buur[\s\S]*goed dat wij dit weten/)
  await nurse.says('nee')
  await nurse.hears(/schrijven we niets op/)
})

test('what she writes about it comes into the thread of that request, and nowhere else', async () => {
  await nurse.says('Mevrouw is morgen pas om half elf thuis, kunnen jullie dat doorgeven?')
  await nurse.hears(/servicepunt leest dit/)
  await settled(world)
  expect(await threadOf(world, 1)).toMatch(/Wiepke Postma, Sociaal wijkteam Noord[\s\S]*half elf thuis/)
  await press(world, 1, 'request.close')
  await world.desk.submit({ outcome: 'done', hours: '1' })
  await nurse.hears(/de hulp is gegeven/)
})

test('without consent nothing is written down; and for herself she is a resident like anybody', async () => {
  await nurse.says('voor een ander: iemand die de tuin doet')
  await nurse.hears(/goed dat wij dit weten/)
  await nurse.says('nee')
  await nurse.hears(/schrijven we niets op/)
  await nurse.says('kan iemand mijn gras maaien?')
  await nurse.hears(/Voor jezelf\? Stuur: voor mezelf/)
  await nurse.says('voor mezelf: kan iemand morgen om 10 uur mijn gras maaien?')
  const answer = await nurse.hears(/tuin/)
  expect(answer).not.toMatch(/ander|diegene/)
  await nurse.says('nee')
  await nurse.hears()
  await settled(world)
  readAll(world, nurse)
  expect(world.desk.card(2)).toBeUndefined()
})

test('an organisation that was asked to take something up and texts back is known: its words come under that request', async () => {
  const wijkteam = world.phone('sms', '+31612399001')
  await world.desk.command('/foardoar organisations')
  const list = await world.street.until(() =>
    world.desk.whispers(sjoukje).find((message) => /Organisations/.test(wordsIn(message))),
  )
  const place = list.blocks.findIndex((block) => JSON.stringify(block).includes('Sociaal wijkteam Noord'))
  const { value } = (list.blocks[place] as { accessory: { value: string } }).accessory
  await world.desk.press(list.ts, 'organisation.edit', { value })
  await world.desk.submit({ message: '06 12 39 90 01' })
  await settled(world)

  await world.desk.command('/foardoar new')
  await world.desk.submit({
    name: 'Els Vos',
    street: 'Dorpsstraat',
    houseNumber: '3',
    category: 'paperwork',
    words: 'Hulp met een formulier',
  })
  await world.card(2, /Els Vos/)
  await press(world, 2, 'request.refer')
  await world.desk.submit({
    organisation: optionCalled(world, 'organisation', 'Sociaal wijkteam Noord'),
    consent: 'voice',
  })
  await wijkteam.hears(/Els Vos/)
  await wijkteam.says('We hebben haar gebeld en gaan dinsdag langs voor het formulier')
  await wijkteam.hears(/servicepunt leest dit/)
  await settled(world)
  expect(await threadOf(world, 2)).toMatch(/message from Sociaal wijkteam Noord[\s\S]*dinsdag langs/)
  expect(world.desk.card(3)).toBeUndefined()
})
