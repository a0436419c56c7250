import { expect } from '@jest/globals'
import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Language } from '../../core/conversations/meaning.ts'
import { seedNeighbour } from '../../prisma/seed/seed.ts'
import { newPhone, saysAndHears } from './talks.ts'
import { openWorld, type Phone, type World } from './world.ts'

/** A trained driver comes to live in the neighbourhood; the answer is their phone. */
export async function drives(
  world: World,
  driver: { name: string; channel?: PhoneChannel; language?: Language; training?: string[] },
): Promise<Phone> {
  const { name, channel = 'sms', language = 'nl', training = ['driver'] } = driver
  const phone = newPhone(world, channel)
  const { core, clock } = world.app
  const volunteer = {
    categories: ['ride' as const],
    languages: [language],
    availability: [],
    vetted: true,
    training,
  }
  const neighbour = { name, channel, identifier: phone.identifier, language, volunteer }
  await seedNeighbour(core.db, core.neighbourhoods.first.id, neighbour, clock.now())
  return phone
}

/** A world of which only two neighbours drive: Klaas by SMS in Dutch, Samuel by WhatsApp in English. */
export async function openWithDrivers(): Promise<{ world: World; klaas: Phone; samuel: Phone }> {
  const world = await openWorld({ volunteers: false })
  const klaas = await drives(world, { name: 'Klaas Visser' })
  const samuel = await drives(world, { name: 'Samuel Owusu', channel: 'whatsapp', language: 'en' })
  return { world, klaas, samuel }
}

/** A driver who types Dutch is asked for a ride and says yes, and the rider hears so. */
export async function saysYes(driver: Phone, rider: Phone): Promise<void> {
  await driver.hears(/wil graag een rit/)
  await driver.says('ja')
  await driver.hears(/^Wat fijn!/)
  await rider.hears(/^Goed nieuws: \p{L}+ rijdt je/u)
}

/** What a rider types, in their own language. */
const typed = {
  nl: {
    ask: (at: string) => `Ik moet ${at} bij de huisarts zijn, kunnen jullie mij brengen?`,
    yes: 'ja',
    no: 'nee',
    home: 'thuis',
    fetch: 'later ophalen',
    oneWay: 'alleen heen',
  },
  fy: {
    ask: (at: string) => `Ik moat ${at} by de húsdokter wêze, kinne jim my bringe?`,
    yes: 'ja',
    no: 'nee',
    home: 'thús',
    fetch: 'letter ophelje',
    oneWay: 'allinnich hinne',
  },
  en: {
    ask: (at: string) => `I need a ride to the doctor ${at} please`,
    yes: 'yes please',
    no: 'no',
    home: 'at home',
    fetch: 'fetch me later',
    oneWay: 'one way',
  },
}

/** A ride to the doctor as somebody asks for it. */
export interface Trip {
  language?: Language
  /** When to be there, in the rider's own words. */
  at: string
  /** When they are ready, in their own words; null is one way. */
  back?: string | null
  /** Where exactly; the first choice is the practice in Bilgaard. */
  to?: string
  aid?: string
  channel?: PhoneChannel
  name?: string
  /** A scheme may ask who may ride; the one of the example does. */
  mayRideIsAsked?: boolean
}

/** Somebody new asks for a ride to the doctor, as far as the answer to all that was asked: it is read back, or refused. */
export async function asksForRide(world: World, trip: Trip): Promise<{ rider: Phone; answer: string }> {
  const { language = 'nl', at, back = null, to = '1', aid, channel = 'sms', name = 'Griet Hoekstra' } = trip
  const say = typed[language]
  const rider = newPhone(world, channel)
  const answer = await saysAndHears(
    rider,
    say.ask(at),
    say.yes,
    name,
    'Kerkstraat 5, 8925 AB',
    ...(trip.mayRideIsAsked === false ? [] : [say.yes]),
    to,
    say.home,
    ...(back === null ? [say.oneWay] : [say.fetch, back]),
    aid ?? say.no,
    say.no,
  )
  return { rider, answer }
}

/** The same, read back and booked; its number comes back. */
export async function booksRide(world: World, trip: Trip): Promise<{ rider: Phone; number: number }> {
  const { rider, answer } = await asksForRide(world, trip)
  const booked = await saysAndHears(rider, typed[trip.language ?? 'nl'].yes)
  const number = Number(/#(\d+)/.exec(booked)?.[1])
  if (!number) throw new Error(`No ride was booked:\n${answer}\n${booked}`)
  return { rider, number }
}

/** Somebody asks in Dutch for an hour at which the car is out, and waits for it. */
export async function waitsForRide(world: World, name: string, at: string): Promise<Phone> {
  const { rider, answer } = await asksForRide(world, { at, back: null, name })
  expect(answer).toMatch(/^De auto is dan al weg\.$/m)
  expect(answer).toMatch(/^4 Zet mij op de wachtlijst$/m)
  await rider.says('wachtlijst')
  return rider
}
