import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Category } from '../../core/conversations/meaning.ts'
import { asks, movesIn, threadOf } from '../support/neighbours.ts'
import { later, newPhone, press, readAll, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

/** From now on Twilio takes no text to this phone, at once or in a receipt. */
const refuses = ({ identifier: to }: Phone, mode: number) =>
  world.street.fault({ provider: 'twilio', method: 'messages.create', to, mode, times: 1000 })
const triesTo = ({ identifier }: Phone) => world.street.calls('twilio', 'messages.create', identifier)

const call = /Not delivered by SMS: .*Please call \+31\d+/
const stopped = /said STOP\. They get no more messages\. What still stands has to be done by phone/

test('a STOP that the carrier tells of afterwards is a STOP everywhere: no other phone gets what was meant for this one', async () => {
  const eef = await movesIn(world, { name: 'Eef Bos', channel: 'sms', categories: ['odd-jobs'] })
  await eef.says('koppelen')
  const code = /\d{6}/.exec(await eef.hears(/\d{6}/))?.[0]
  const whatsapp = newPhone(world, 'whatsapp')
  await saysAndHears(whatsapp, `koppel ${code}`)
  await eef.hears(/bekend/)
  await saysAndHears(eef, 'dank je wel')

  const { number } = await asks(world, 'Kan iemand morgenmiddag een schilderij ophangen?')
  await press(world, number, 'request.dispatch')
  await eef.hears(/zoekt hulp/)
  const [ping] = world.street.twilio.messages(eef.identifier)
  if (!ping) throw new Error('Eef was not asked.')
  await world.street.twilio.receipt(ping, 'undelivered', 21_610)
  await world.card(number, /Eef Bos: ping not delivered, SMS/)
  await settled(world)
  expect([...eef.unread(), ...whatsapp.unread()]).toEqual([])

  const next = await asks(world, 'Kan iemand morgenmiddag een schilderij ophangen?')
  await press(world, next.number, 'request.dispatch')
  await world.card(next.number, /Nobody/)
  await settled(world)
  expect([...eef.unread(), ...whatsapp.unread()]).toEqual([])
})

test('of two requests that were open before the phone could not be reached, each has it under its card', async () => {
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag mijn ramen lappen?')
  const answer = await saysAndHears(resident, 'Kan iemand overmorgenmiddag mijn fiets maken?', 'ja')
  const second = Number(/#(\d+)/.exec(answer)?.[1])
  expect(second).toBeGreaterThan(number)
  readAll(world, resident)
  const bart = await movesIn(world, { name: 'Bart Dam', channel: 'sms', categories: ['odd-jobs'] })
  refuses(resident, 21_408)
  for (const each of [number, second]) {
    await press(world, each, 'request.dispatch')
    await bart.hears(/zoekt hulp/)
    await saysAndHears(bart, 'ja')
    await settled(world)
    readAll(world, bart)
    expect((await threadOf(world, each)).match(/Not delivered by SMS/g)).toHaveLength(1)
  }
})

describe('a neighbour who is to be asked by SMS, and Twilio says', () => {
  test.each<
    [code: number, meaning: string, theCardSays: RegExp, theDeskReads: RegExp | null, kind: Category]
  >([
    [21_408, 'texts to that country are not enabled', /Ada Vos: ping not delivered, SMS/, call, 'garden'],
    [21_610, 'they said STOP to the carrier', /Ada Vos: ping not delivered, SMS/, null, 'company'],
    [21_614, 'that is no mobile number', /Ada Vos: ping not delivered, SMS/, call, 'cooking'],
    [21_635, 'that is a landline', /Ada Vos: ping not delivered, SMS/, call, 'digital'],
    [30_003, 'the phone is off', /Ada Vos: ping not delivered, SMS/, call, 'paperwork'],
    [30_005, 'nobody knows that phone', /Ada Vos: ping not delivered, SMS/, call, 'pets'],
    [30_006, 'that is a landline, after all', /Ada Vos: ping not delivered, SMS/, call, 'activities'],
  ])(
    '%i, %s: the card says so, and the desk has the request back without a silence',
    async (code, _meaning, says, reads, kind) => {
      const ada = await movesIn(world, { name: 'Ada Vos', channel: 'sms', categories: [kind] })
      refuses(ada, code)
      const { resident, number } = await asks(world, wants[kind] ?? kind)
      await press(world, number, 'request.dispatch')
      await world.card(number, says)
      await settled(world)
      await world.card(number, /Nobody said yes|Nobody/)
      const thread = await threadOf(world, number)
      if (reads) expect(thread).toMatch(reads)
      else expect(thread).not.toMatch(/Please call/)
      expect(triesTo(ada)).toBe(1)
      readAll(world, resident)
      await later(world, 24 * 60)
      expect(triesTo(ada)).toBe(1)
      expect(ada.unread()).toEqual([])
    },
  )
})

describe('a resident whom the desk answers by SMS, and Twilio says', () => {
  test.each<[code: number, meaning: string, theDeskReads: RegExp, tries: number]>([
    [21_211, 'there is no such number', call, 1],
    [21_408, 'texts to that country are not enabled', call, 1],
    [21_610, 'they said STOP to the carrier', stopped, 1],
    [21_614, 'that is no mobile number', call, 1],
    [21_635, 'that is a landline', call, 1],
    [30_003, 'the phone is off', call, 3],
    [30_005, 'nobody knows that phone', call, 1],
    [30_006, 'that is a landline, after all', call, 1],
    [30_007, 'the carrier filters it out', call, 1],
  ])(
    '%i, %s: the desk reads it once under the card, and nothing is repeated',
    async (code, _meaning, reads, tries) => {
      const { resident, number } = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
      const before = triesTo(resident)
      refuses(resident, code)
      await press(world, number, 'request.reply')
      await world.desk.submit({ text: 'Wij bellen u morgen.' })
      // a phone that is off is tried again after a quarter of an hour
      for (let quarter = 0; quarter < 8 && !reads.test(await threadOf(world, number)); quarter++)
        await later(world, 16)
      expect(await threadOf(world, number)).toMatch(reads)
      expect(triesTo(resident) - before).toBe(tries)
      expect(resident.unread()).toEqual([])
      await later(world, 60)
      expect((await threadOf(world, number)).match(new RegExp(reads, 'g'))).toHaveLength(1)
      expect(triesTo(resident) - before).toBe(tries)
    },
  )
})

const wants: Partial<Record<Category, string>> = {
  garden: 'Kan iemand morgenmiddag mijn heg snoeien?',
  company: 'Kan iemand morgenmiddag op de koffie komen?',
  cooking: 'Kan iemand morgenmiddag voor me koken?',
  digital: 'Kan iemand morgenmiddag met mijn computer helpen?',
  paperwork: 'Kan iemand morgenmiddag met mijn papieren helpen?',
  pets: 'Kan iemand morgenmiddag mijn hond uitlaten?',
  activities: 'Wil iemand morgenmiddag met mij kaarten?',
}

test('who writes from a phone that was closed is reached there again', async () => {
  const phone = newPhone(world, 'sms')
  const { identifier } = phone
  const closed = { channel: 'sms', identifier, closedAt: { not: null } }
  world.street.fault({ provider: 'twilio', method: 'messages.create', to: identifier, mode: 21_614 })
  await phone.says('Hoi, kan iemand boodschappen voor me doen?')
  await settled(world)
  expect(await world.app.core.db.address.count({ where: closed })).toBe(1)
  await saysAndHears(phone, 'opnieuw beginnen')
  expect(await world.app.core.db.address.count({ where: closed })).toBe(0)
})

test('somebody with a foreign number that we may not text: the desk reads whom to call, though they gave no name yet', async () => {
  const phone = world.phone('sms', '+4915112345678')
  refuses(phone, 21_408)
  await phone.says('Hallo, kann mir jemand helfen?')
  await world.note(/Not delivered by SMS: somebody who gave no name yet\. Please call \+4915112345678/)
  await settled(world)
  expect(triesTo(phone)).toBe(1)
  expect(phone.unread()).toEqual([])
})

test('somebody who once said STOP to the carrier and writes again cannot be answered: the desk hears it at once', async () => {
  const phone = newPhone(world, 'sms')
  refuses(phone, 21_610)
  await phone.says('Kan iemand boodschappen voor me doen?')
  await world.note(/Writes again after saying stop/)
  await settled(world)
  expect(triesTo(phone)).toBe(1)
})

describe('the desk hears whom to call', () => {
  /** How often the desk read that nothing arrives on this phone. */
  const told = ({ identifier }: Phone) =>
    world.desk.workspace.all().filter((post) => wordsIn(post).includes(`Please call ${identifier}`)).length
  const says = async (phone: Phone, text: string) => {
    await phone.says(text)
    await settled(world)
  }

  test('once a day, whatever is said in it; of what the desk wrote itself each time', async () => {
    const { resident, number } = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
    readAll(world, resident)
    refuses(resident, 21_408)
    await says(resident, 'hoe staat het ermee?')
    await says(resident, 'hoe staat het ermee?')
    expect(told(resident)).toBe(1)
    await later(world, 24 * 60 + 1)
    await says(resident, 'hoe staat het ermee?')
    expect(told(resident)).toBe(2)
    for (const times of [3, 4]) {
      await press(world, number, 'request.reply')
      await world.desk.submit({ text: 'Wij bellen u morgen.' })
      await settled(world)
      expect(told(resident)).toBe(times)
    }
  })

  test('and no sooner because somebody reads now what came before', async () => {
    const phone = newPhone(world, 'sms')
    await saysAndHears(phone, 'opnieuw beginnen')
    const [earlier] = world.street.twilio.messages(phone.identifier)
    if (!earlier) throw new Error('Nothing was sent.')
    refuses(phone, 21_408)
    await says(phone, 'opnieuw beginnen')
    await world.street.twilio.receipt(earlier, 'read', null)
    await says(phone, 'opnieuw beginnen')
    expect(told(phone)).toBe(1)
  })

  test('and again on the same day, when something did arrive in between', async () => {
    const phone = newPhone(world, 'sms')
    for (const times of [1, 2]) {
      world.street.fault({
        ...{ provider: 'twilio', method: 'messages.create', to: phone.identifier, mode: 21_408, times: 1 },
      })
      await says(phone, 'opnieuw beginnen')
      expect(told(phone)).toBe(times)
      await saysAndHears(phone, 'opnieuw beginnen')
      const known = { channel: 'sms', identifier: phone.identifier, unreachedToldAt: { not: null } }
      // the carrier's receipt comes by itself
      while ((await world.app.core.db.address.count({ where: known })) > 0) await pause(20)
    }
  })
})
