import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForHelp, later, newPhone, press, readAll, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const messages = (phone: Phone) => world.street.messages(phone.channel, phone.identifier)
const labels = (phone: Phone) =>
  messages(phone).flatMap(({ buttons }) => buttons.flat().map(({ label }) => label))

/** Waits until only these buttons are left on a phone. */
async function untilOnly(phone: Phone, left: string[]): Promise<void> {
  await world.street.until(() => (labels(phone).join() === left.join() ? true : undefined), {
    awaited: `only ${left.join() || 'no'} buttons`,
  })
}

test('a pressed button goes, and what was chosen stays to be read', async () => {
  const anke = newPhone(world, 'telegram')
  await anke.says('goedemorgen')
  await anke.hears(/Wat kan ik voor je doen/)
  await anke.presses('Hulp vragen')
  await anke.hears()
  await world.street.until(() => messages(anke).find(({ text }) => /✓ Hulp vragen$/.test(text)))
  expect(labels(anke)).not.toContain('Zelf helpen')
})

test('a question that was answered by words loses its buttons, without another word', async () => {
  const bouke = newPhone(world, 'telegram')
  await bouke.says('goedemorgen')
  const asked = await bouke.hears(/Wat kan ik voor je doen/)
  await bouke.says('ik wil een mens spreken')
  await bouke.hears()
  await untilOnly(bouke, [])
  expect(messages(bouke).find(({ from }) => from === 'foardoar')?.text).toBe(asked)
})

test('a ping loses its buttons when somebody else is found', async () => {
  const resident = newPhone(world, 'sms')
  const number = await asksForHelp(resident, typed.nl)
  await press(world, number, 'request.dispatch')
  await settled(world)
  for (let round = 0; round < 4; round++) await later(world, 60)
  const asked = world.volunteers().filter((phone) => phone.unread().length > 0)
  const onTelegram = asked.filter(({ channel }) => channel === 'telegram')
  const other = asked.find(({ channel }) => channel !== 'telegram')
  expect(onTelegram.length).toBeGreaterThan(0)
  readAll(world, ...asked, resident)
  await other?.says('ja')
  await other?.hears()
  for (const phone of onTelegram) await untilOnly(phone, [])
  await settled(world)
  readAll(world, ...asked, resident)
})

test('T13: it is tried again after a refusal, and a message that has no buttons any more counts as done', async () => {
  const cor = newPhone(world, 'telegram')
  await cor.says('goedemorgen')
  await cor.hears()
  world.street.fault({ provider: 'telegram', method: 'editMessageReplyMarkup', mode: 429, retryAfter: 1 })
  await cor.says('ik wil een mens spreken')
  await cor.hears()
  await world.street.until(() =>
    world.street.calls('telegram', 'editMessageReplyMarkup', cor.identifier) > 0 ? true : undefined,
  )
  await later(world, 1)
  await untilOnly(cor, [])
})

test('who said STOP is left alone, buttons and all', async () => {
  const dirk = newPhone(world, 'telegram')
  await dirk.says('goedemorgen')
  await dirk.hears()
  const before = world.street.calls('telegram', undefined, dirk.identifier)
  await dirk.says('stop')
  await later(world, 5)
  expect(world.street.calls('telegram', undefined, dirk.identifier)).toBe(before)
})
