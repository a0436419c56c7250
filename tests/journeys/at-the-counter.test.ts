import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readAll, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close({ allowUnread: true }))

const form = {
  name: 'Baukje Sinnema',
  street: 'Kerkstraat',
  houseNumber: '9',
  category: 'groceries',
  words: 'Wie haalt er boodschappen voor mevrouw?',
}

/** Fills in the form of `/foardoar new`, which has to stand open already. */
async function fillIn(values: Record<string, string>): Promise<Record<string, string>> {
  const { errors } = await world.desk.submit({ ...form, ...values })
  return errors
}

test('somebody at the counter without a mobile phone: the card shows it, and a neighbour is found', async () => {
  await world.desk.command('/foardoar new')
  expect(world.desk.modal()).not.toBeNull()
  expect(await fillIn({ phone: '058 212 3456' })).toEqual({})
  const { ts } = await world.card(1, /Baukje Sinnema[\s\S]*the counter/)
  await world.desk.press(ts, 'request.dispatch')
  await settled(world)
  const [helper] = world.volunteers().filter((phone) => phone.unread().length > 0)
  if (!helper) throw new Error('Nobody was asked.')
  readAll(world, helper)
  await helper.says('ja')
  await helper.hears(/Baukje Sinnema/, /Kerkstraat 9/, /\+?31582123456|058 ?212 ?3456/)
  await world.card(1, /A neighbour comes/)
})

test('with a mobile number the resident hears who comes by SMS', async () => {
  await world.desk.command('/foardoar new')
  expect(await fillIn({ name: 'Sjoerd Bakker', phone: '06 12 34 77 77' })).toEqual({})
  const { ts } = await world.card(2, /Sjoerd Bakker/)
  await world.desk.press(ts, 'request.assign')
  const block = world.desk.modal()?.view.blocks.find(({ block_id }) => block_id === 'volunteer')
  const text = JSON.stringify(block)
  const mark =
    /"text":"Mark de Boer[^"]*"[^}]*\},"value":"([^"]+)"|"value":"([^"]+)","text":\{[^}]*"text":"Mark de Boer/.exec(
      text,
    )
  // he may have been pinged for an earlier request: who of equals is asked first is chance
  const { channel, identifier } = world.phone('Mark')
  world.street.markSeen(channel, identifier)
  await world.desk.submit({ volunteer: mark?.[1] ?? mark?.[2] ?? '' })
  await world.phone('Mark').hears(/Sjoerd Bakker/)
  await world.phone('sms', '+31612347777').hears(/Mark komt je helpen/)
})

test('what is missing is named beside its field, and nothing is opened', async () => {
  await world.desk.command('/foardoar new')
  const errors = await fillIn({ name: '' })
  expect(Object.keys(errors)).toEqual(['name'])
  await world.desk.dismiss()
  await settled(world)
  expect(world.desk.card(3)).toBeUndefined()
})

test('`/foardoar open` shows what waits, `/foardoar` explains itself, and a guest sees neither', async () => {
  const before = world.desk.whispers('U0DESKSJOUK').length
  await world.desk.command('/foardoar open', { user: 'U0DESKSJOUK' })
  await world.desk.command('/foardoar help', { user: 'U0DESKSJOUK' })
  await world.street.until(() => (world.desk.whispers('U0DESKSJOUK').length >= before + 2 ? true : undefined))
  const guest = world.desk.whispers('U0GUESTKARE').length
  await world.desk.command('/foardoar open', { user: 'U0GUESTKARE' })
  await world.street.until(() => (world.desk.whispers('U0GUESTKARE').length > guest ? true : undefined))
  const last = world.desk.whispers('U0GUESTKARE').at(-1)
  expect(JSON.stringify(last)).not.toContain('Baukje')
})
