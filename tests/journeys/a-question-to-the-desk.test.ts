import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled } from '../support/desk-forms.ts'
import { newPhone, press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

/** Somebody asks something, and says that it may be passed on. */
async function asksTheDesk(phone: Phone, words: string, yes: string): Promise<number> {
  await phone.says(words)
  await phone.hears(/service ?p(?:u|o)nt|tsjinstepunt/)
  await phone.says(yes)
  const answer = await phone.hears(/#\d+/)
  return Number(/#(\d+)/.exec(answer)?.[1])
}

/** The form to answer a question, once it is there. */
async function opensAnswer(number: number, user = sjoukje): Promise<void> {
  await press(world, number, 'question.answer', user)
  await world.street.until(
    () => (JSON.stringify(world.desk.modal(user)?.view.blocks ?? []).includes('keepAs') ? true : undefined),
    { awaited: 'the form to answer a question' },
  )
}

const formSays = (says: RegExp, user = sjoukje) =>
  world.street.until(
    () => {
      const shown = wordsIn({ text: '', blocks: world.desk.modal(user)?.view.blocks ?? [] })
      return says.test(shown) ? shown : undefined
    },
    { awaited: `a form that says ${says}` },
  )

test('where to go for rent benefit: the desk answers in writing, as it will go out, and keeps it for the next', async () => {
  const resident = newPhone(world, 'sms')
  const number = await asksTheDesk(resident, 'Hoi, waar kan ik terecht voor huurtoeslag?', 'ja')
  const card = await world.card(number, /Question/)
  expect(card.words).toMatch(/waar kan ik terecht voor huurtoeslag/)
  expect(card.words).not.toMatch(/Find a neighbour/)
  await opensAnswer(number)
  await world.desk.types({ 'text-own': 'Op dinsdag is er een spreekuur.' })
  await formSays(/spreekuur[\s\S]*stil tot/)
  await world.desk.submit({
    'text-own': 'Kom dinsdag om 10 uur naar het spreekuur in het buurthuis.',
    keepAs: 'Huurtoeslag',
  })
  await resident.hears(/Kom dinsdag om 10 uur naar het spreekuur/)
  await world.card(number, /Done[\s\S]*Answered/)
  await settled(world)
  expect(world.desk.whispers(sjoukje).map(wordsIn).join('\n')).toMatch(/The answer Huurtoeslag is kept/)
  // what they say back reaches a person
  await resident.says('en waar is dat buurthuis?')
  await world.note(/waar is dat buurthuis/)
  await settled(world)
  expect(resident.unread()).toEqual([])
})

test('a kept answer is picked, in the language of who asks, with their name; the desk keeps the list', async () => {
  await world.desk.command('/foardoar answers')
  const list = await world.street.until(() =>
    world.desk.whispers(sjoukje).find((message) => /Answers: 1/.test(wordsIn(message))),
  )
  await world.desk.press(list.ts, 'answer.edit')
  await world.desk.submit({
    en: 'Hello {name}, come to the open hour on Tuesday at 10.',
    title: 'Rent benefit',
  })
  await settled(world)
  const resident = newPhone(world, 'whatsapp')
  await resident.says('Hello, I am Mary Smith. Where can I apply for rent benefit?')
  await resident.hears(/service point/)
  await resident.says('ok')
  const number = Number(/#(\d+)/.exec(await resident.hears(/#\d+/))?.[1])
  await opensAnswer(number)
  await world.desk.types({ kept: optionCalled(world, 'kept', 'Rent benefit') })
  const shown = await formSays(/open hour on Tuesday/)
  expect(shown).toMatch(/>Hello, come to/)
  await world.desk.submit({})
  await resident.hears(/come to the open hour on Tuesday at 10/)
  await settled(world)
})

test('of two who answer at once one answer goes out; a guest cannot open the form; what names a person is not kept', async () => {
  const resident = newPhone(world, 'telegram')
  const number = await asksTheDesk(resident, 'Wêr kin ik in rollator liene?', 'ja')
  await press(world, number, 'question.answer', 'U0GUESTKARE')
  expect(world.desk.modal('U0GUESTKARE')).toBeNull()
  await world.app.core.pool.query(
    `update person set street = 'Kerkstraat' where id = (select resident_id from help_request where number = $1)`,
    [number],
  )
  for (const user of [sjoukje, brecht]) await opensAnswer(number, user)
  await Promise.all(
    [sjoukje, brecht].map((user) =>
      world.desk.submit({ 'text-own': 'Wy bringe ien nei de Kerkstraat.', keepAs: 'Rollator' }, { user }),
    ),
  )
  await resident.hears(/Wy bringe ien nei de Kerkstraat/)
  await settled(world)
  expect(resident.unread()).toEqual([])
  const seen = [sjoukje, brecht].map((user) => world.desk.whispers(user).map(wordsIn).join('\n')).join('\n')
  expect(seen).toMatch(/closed already/)
  expect(seen).toMatch(/not kept as Rollator/)
})

test('not passed on, or help after all: nothing is asked of the desk', async () => {
  const resident = newPhone(world, 'sms')
  await resident.says('weten jullie waar ik een formulier voor de gemeente kan krijgen?')
  await resident.hears(/vraag voor het servicepunt/)
  await resident.says('nee')
  await resident.hears(/geef ik niets door/)
  await settled(world)
  expect(world.desk.card(4)).toBeUndefined()
})
