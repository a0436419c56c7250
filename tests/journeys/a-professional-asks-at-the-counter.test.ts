import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled, optionsOf } from '../support/desk-forms.ts'
import { threadOf } from '../support/neighbours.ts'
import { later, press, readAll, searches, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let nurse: Phone
beforeAll(async () => {
  world = await openWorld()
  nurse = world.phone('sms', '+31612398001')
})
afterAll(() => world.close())

const client = {
  name: 'Baukje Sinnema',
  street: 'Kerkstraat',
  houseNumber: '9',
  category: 'groceries',
  words: 'Samen naar de winkel met mevrouw',
}
const asked = {
  professional: 'Wiepke Postma',
  professionalPhone: '06 12 39 80 01',
  consent: 'yes',
  tells: 'professional',
}

/** Opens the form, and says that a professional asks. */
async function forAClient(): Promise<void> {
  await world.desk.command('/foardoar new')
  await world.desk.types({ how: 'professional' })
  await world.street.until(() => optionsOf(world, 'tells').length || undefined, {
    awaited: 'the fields of a professional',
  })
}

/** A volunteer says yes, and everybody else has read what they heard. */
async function somebodyComes(number: number): Promise<Phone> {
  const [helper, ...others] = await searches(world, number)
  if (!helper) throw new Error('Nobody was asked.')
  readAll(world, helper)
  await helper.says('ja')
  await helper.hears(/Baukje|Sjoerd/)
  await settled(world)
  readAll(world, ...others)
  return helper
}

test('a nurse asks for a client: the form grows, the card says who asked, and she hears that somebody comes and how it ended', async () => {
  await forAClient()
  const { errors } = await world.desk.submit({ ...client, ...asked, worksFor: '', consent: null })
  expect(Object.keys(errors)).toEqual(['consent'])
  const wijkteam = optionCalled(world, 'organisation', 'Sociaal wijkteam Noord')
  expect(await world.desk.submit({ ...client, ...asked, organisation: wijkteam })).toMatchObject({ ok: true })
  const card = await world.card(1, /Baukje Sinnema[\s\S]*a professional/)
  expect(card.words).toMatch(/Asked by Wiepke Postma, Sociaal wijkteam Noord/)
  expect(card.words).toMatch(/They agree \(.*<@U0DESKSJOUK>\)/)
  expect(card.words).toMatch(/Hears by message how it goes/)
  expect(card.words).not.toMatch(/Who[\s\S]{0,20}Wiepke/)

  const helper = await somebodyComes(1)
  const news = await nurse.hears(/#1/, /boodschappen/, /er komt een buur/)
  expect(news).not.toMatch(/Baukje|Sinnema|Kerkstraat|Mark|Anna/)
  await press(world, 1, 'request.close')
  await world.desk.submit({ outcome: 'done', hours: '1' })
  await nurse.hears(/#1.*de hulp is gegeven/)
  await world.card(1, /Done[\s\S]*told the professional/)
  await settled(world)
  readAll(world, helper)
})

test('without a mobile number nobody is told by itself: the desk is told to call', async () => {
  await forAClient()
  const form = { ...client, ...asked, name: 'Sjoerd Bakker', professionalPhone: '058 212 3456' }
  await world.desk.submit({ ...form, worksFor: 'Huisartsenpraktijk De Wiel' })
  await world.card(2, /Asked by Wiepke Postma, Huisartsenpraktijk De Wiel[\s\S]*Please call/)
  const helper = await somebodyComes(2)
  await later(world, 1)
  expect(await threadOf(world, 2)).toMatch(
    /call Wiepke Postma \(Huisartsenpraktijk De Wiel, \+31582123456\): a neighbour comes/,
  )
  await press(world, 2, 'request.close')
  await world.desk.submit({ outcome: 'no-longer-needed' })
  await helper.hears(/#2/)
  await settled(world)
  expect(await threadOf(world, 2)).toMatch(/it is called off/)
  expect(nurse.unread()).toEqual([])
})

test('a client who does not want it told is not talked about, and what is missing is named beside its field', async () => {
  await forAClient()
  const { errors } = await world.desk.submit({
    ...client,
    ...asked,
    tells: 'nobody',
    professionalPhone: 'geen',
  })
  expect(Object.keys(errors).sort()).toEqual(['professionalPhone', 'worksFor'])
  await world.desk.submit({ ...client, ...asked, tells: 'nobody', worksFor: 'Thuiszorg' })
  await world.card(3, /Does not hear how it goes/)
  await press(world, 3, 'request.close')
  await world.desk.submit({ outcome: 'done' })
  await world.card(3, /Done/)
  await settled(world)
  expect(nurse.unread()).toEqual([])
  expect(await threadOf(world, 3)).not.toMatch(/call Wiepke/)
})

test('a guest of the workspace cannot make the form grow, nor send it', async () => {
  await world.desk.command('/foardoar new', { user: 'U0GUESTKARE' })
  expect(world.desk.modal('U0GUESTKARE')).toBeNull()
  await forAClient()
  const form = { ...client, ...asked, worksFor: 'Thuiszorg', organisation: null }
  const opened = world.desk.modal()
  if (!opened) throw new Error('No form is open.')
  // the form of a member, sent in by somebody from another workspace
  await world.desk.submit(form, { team: 'T0ELSEWHERE' })
  await settled(world)
  expect(world.desk.card(4)).toBeUndefined()
  expect(wordsIn({ text: '', blocks: world.desk.modal()?.view.blocks ?? [] })).toMatch(/workspace/)
  await world.desk.dismiss()
})
