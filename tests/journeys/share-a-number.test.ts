import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newPhone, press, readAll, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const { nl } = typed
const keys = (phone: Phone) =>
  world.street
    .messages('telegram', phone.identifier)
    .findLast(({ keyboard }) => keyboard !== undefined)
    ?.keyboard?.flat()
    .map(({ label }) => label)
const shares = (phone: Phone, number: string, own = true) =>
  world.street.contact('telegram', phone.identifier, number, own)

/** Asks for help on Telegram up to the number of the request; what is asked then comes back. */
function asks(phone: Phone): Promise<string> {
  return saysAndHears(phone, nl.request, nl.yes, nl.name, nl.place, nl.part, nl.yes)
}

test('the place can be shared with a key, which goes when it is answered', async () => {
  const anke = newPhone(world, 'telegram')
  await saysAndHears(anke, nl.request, nl.yes)
  await anke.says(nl.name)
  await anke.hears(/Waar woon je/)
  expect(keys(anke)).toEqual(['Stuur mijn locatie'])
  await anke.presses('Stuur mijn locatie')
  await anke.hears(/krijgt je locatie/, /Waar woon je/)
  await anke.says(nl.place)
  await anke.hears()
  expect(keys(anke)).not.toContain('Stuur mijn locatie')
  await anke.says(nl.part)
  await anke.hears()
  await anke.presses('Ja, klopt')
  await anke.hears(/#\d+/)
  await settled(world)
  const { words } = await world.card(1)
  expect(words).toMatch(/Jan de Vries/)
  await world.note(/53\.2179/)
  expect(keys(anke)).toEqual(['Deel mijn nummer', 'Liever niet'])
  await anke.presses('Liever niet')
  await anke.hears(/schrijven we je hier/)
  expect(keys(anke)).toEqual([])
})

test('T16: a number is shared with a key, is on the card, and the key goes', async () => {
  const bouke = newPhone(world, 'telegram')
  expect(await asks(bouke)).toMatch(/Mag je buur je ook bellen/)
  await shares(bouke, '31612349876', false)
  await bouke.hears(/iemand anders/)
  await shares(bouke, '31612349876')
  await bouke.hears(/ik heb je nummer/)
  expect(keys(bouke)).toEqual([])
  await press(world, 2, 'request.take')
  await world.card(2, /612349876|6 12349876|06 12 34 98 76/)
})

test('a typed number is as good, and whoever comes with something else is not held up', async () => {
  const cor = newPhone(world, 'telegram')
  await asks(cor)
  await cor.says('06 12 34 98 70')
  await cor.hears(/ik heb je nummer/)
  const dirk = newPhone(world, 'telegram')
  await asks(dirk)
  await dirk.says('hoe staat het ermee?')
  await dirk.hears(/#4/)
  expect(dirk.unread()).toEqual([])
})

test('a number that we know proves whose phone it is: a code goes there to prove who it is', async () => {
  const sms = newPhone(world, 'sms')
  const known = await saysAndHears(sms, nl.request, nl.yes, nl.name, nl.place, nl.part, nl.yes)
  const number = /#\d+/.exec(known)?.[0] ?? ''
  const telegram = newPhone(world, 'telegram')
  await shares(telegram, sms.identifier)
  await telegram.hears(/code naartoe gestuurd/)
  await telegram.hears()
  const code = /\b\d{6}\b/.exec(await sms.hears(/op Telegram/))?.[0] ?? ''
  await telegram.says('hoe staat het ermee?')
  expect(await telegram.hears()).not.toContain(number)
  await telegram.says(code)
  await telegram.hears(/Gelukt/)
  await sms.hears(/ook op een andere telefoon/)
  await telegram.says('hoe staat het ermee?')
  expect(await telegram.hears()).toContain(number)
  readAll(world, sms, telegram)
})
