import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks } from '../support/neighbours.ts'
import { press, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const form = {
  name: 'Sietske Bakker',
  phone: '06 12 34 78 78',
  street: 'Kerkstraat',
  houseNumber: '9',
  categories: 'groceries,garden',
  availability: 'tue-morning,tue-afternoon',
  languages: 'nl,fy',
  vettedOn: '2026-05-04',
  consent: 'yes',
}

/** Fills in the form of `/foardoar sign-up`, which says what is wrong by field. */
async function signsUp(values: Record<string, string>): Promise<Record<string, string>> {
  await world.desk.command('/foardoar sign-up')
  const { errors } = await world.desk.submit({ ...form, ...values })
  await settled(world)
  return errors
}

/** The card of a volunteer. */
function cardOf(name: string): string {
  const cards = world.desk.workspace.all().map(wordsIn)
  return cards.findLast((words) => words.includes(name) && words.includes('Helps with')) ?? ''
}

test('without their consent, or a kind of help, nothing is kept', async () => {
  expect(Object.keys(await signsUp({ consent: '' }))).toEqual(['consent'])
  await world.desk.dismiss()
  expect(Object.keys(await signsUp({ categories: '' }))).toEqual(['categories'])
  await world.desk.dismiss()
  expect(await world.app.core.db.volunteer.count()).toBe(0)
})

test('somebody with a mobile phone is welcomed, has a file, and is asked like everybody', async () => {
  expect(await signsUp({})).toEqual({})
  const sietske = world.phone('sms', '+31612347878')
  await sietske.hears(/^Goed nieuws, je doet mee!/)
  const card = cardOf('Sietske Bakker')
  expect(card).toContain('garden and groceries')
  expect(card).toMatch(/of .*4-5, seen by <@U0DESK\w+>/)
  await world.note(
    /<@U0DESK\w+> signed Sietske Bakker up at the counter\. Sietske Bakker agrees that we keep this\./,
  )
  const person = await world.app.core.db.person.findFirstOrThrow({ where: { name: 'Sietske Bakker' } })
  expect(person.consentAt).not.toBeNull()
  const { number, resident } = await asks(world, 'Kan iemand morgenochtend boodschappen voor me doen?')
  await press(world, number, 'request.dispatch')
  await sietske.hears(/zoekt hulp/)
  await sietske.says('ja')
  await sietske.hears(/^Wat fijn!/)
  await resident.hears(/Sietske komt je helpen/)
})

test('somebody without a phone that can text is called: nobody waits for an answer of theirs', async () => {
  expect(await signsUp({ name: 'Oene Vis', phone: '058 212 3456', houseNumber: '11', vettedOn: '' })).toEqual(
    {},
  )
  expect(cardOf('Oene Vis')).toContain('would rather be called')
  await world.note(/signed Oene Vis up at the counter\..* gets no messages: call when help is needed/)
})

test('who is to be decided on later is not asked yet, and the desk decides on the card', async () => {
  await signsUp({ name: 'Tine Smit', phone: '06 12 34 79 79', houseNumber: '13', decision: 'later' })
  await world.phone('sms', '+31612347979').hears(/^Dank je dat je wilt helpen!/)
  expect(cardOf('Tine Smit')).toMatch(/wants to help/)
})

test('somebody who is a volunteer already is not written down twice', async () => {
  expect(await signsUp({})).toEqual({})
  expect(await world.app.core.db.volunteer.count()).toBe(3)
  const whispers = ['U0DESKSJOUK', 'U0DESKBRECH'].flatMap((user) => world.desk.whispers(user)).map(wordsIn)
  expect(whispers.join('\n')).toMatch(/is a volunteer already/)
})
