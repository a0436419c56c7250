import { setTimeout as pause } from 'node:timers/promises'
import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Language } from '../../core/conversations/meaning.ts'
import type { Phone, World } from './world.ts'

/** What somebody types in the stories, in their own language. */
export interface Typed {
  language: Language
  channel: PhoneChannel
  /** A whole request in one line. */
  request: string
  yes: string
  no: string
  name: string
  place: string
  part: string
  human: string
  restart: string
  cancel: string
  status: string
  stop: string
  start: string
}

/** The three languages, each by a channel of its own. */
export const typed: Record<Language, Typed> = {
  nl: {
    language: 'nl',
    channel: 'sms',
    request: 'Kan iemand morgen boodschappen voor me doen?',
    yes: 'ja',
    no: 'nee',
    name: 'Jan de Vries',
    place: 'Dorpsstraat 3, 8925 AB',
    part: 'middag',
    human: 'ik wil een mens spreken',
    restart: 'opnieuw beginnen',
    cancel: 'het hoeft niet meer',
    status: 'hoe staat het ermee?',
    stop: 'stop',
    start: 'start',
  },
  fy: {
    language: 'fy',
    channel: 'telegram',
    request: 'Kin immen moarn boadskippen foar my dwaan?',
    yes: 'ja',
    no: 'nee',
    name: 'Jelle Hiemstra',
    place: 'Doarpsstrjitte 3, 8925 AB',
    part: 'middei',
    human: 'ik wol mei in minske prate',
    restart: 'opnij begjinne',
    cancel: 'it hoecht net mear',
    status: 'hoe stiet it mei myn fersyk?',
    stop: 'gjin berjochten mear',
    start: 'start',
  },
  en: {
    language: 'en',
    channel: 'whatsapp',
    request: 'Can someone do my groceries tomorrow?',
    yes: 'ok',
    no: 'no',
    name: 'Mary Smith',
    place: 'Dorpsstraat 3, 8925 AB',
    part: 'afternoon',
    human: 'I want to talk to a person',
    restart: 'start over',
    cancel: 'I no longer need it',
    status: 'what is happening with my request?',
    stop: 'unsubscribe',
    start: 'start',
  },
}

/** The three of them in a row, for `test.each`. */
export const everyLanguage = Object.values(typed)

let phones = 0

/** A phone that nobody wrote from before. */
export function newPhone(world: World, channel: PhoneChannel): Phone {
  const number = String(++phones).padStart(5, '0')
  return world.phone(channel, channel === 'telegram' ? `5990${number}` : `+316123${number}`)
}

/** Somebody says these things one after another, and hears an answer to each; the last answer comes back. */
export async function saysAndHears(phone: Phone, ...lines: string[]): Promise<string> {
  let answer = ''
  for (const line of lines) {
    await phone.says(line)
    answer = await phone.hears()
  }
  return answer
}

/** A resident asks for help from the first word to the number of the request. */
export async function asksForHelp(phone: Phone, words: Typed): Promise<number> {
  const { request, yes, name, place, part } = words
  const answer = await saysAndHears(phone, request, yes, name, place, part, yes)
  const number = /#(\d+)/.exec(answer)?.[1]
  if (!number) throw new Error(`No request was opened:\n${answer}`)
  return Number(number)
}

/** The desk presses a button on a request's card, once the card has it. */
export async function press(world: World, number: number, action: string, user?: string): Promise<void> {
  const { ts } = await world.street.until(
    () => {
      const card = world.desk.card(number)
      return card && JSON.stringify(card.blocks).includes(`"action_id":"${action}"`) ? card : undefined
    },
    { awaited: `card #${number} with ${action}` },
  )
  const { status } = await world.desk.press(ts, action, user ? { user } : {})
  if (status !== 200) throw new Error(`${action} was answered with ${status}.`)
}

/** The desk searches, and the volunteers of the first round have been pinged. */
export async function searches(world: World, number: number): Promise<Phone[]> {
  await press(world, number, 'request.dispatch')
  await world.card(number, /Looking for a neighbour/)
  await settled(world)
  return world.volunteers().filter((phone) => phone.unread().length > 0)
}

/** Waits until the program owes nobody anything that is due now: what was not heard by then is not sent. */
export async function settled(world: World): Promise<void> {
  const { core, clock } = world.app
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    const { rows } = await core.pool.query<{ owed: number }>(
      `select (
         (select count(*) from inbox_message where handled_at is null and set_aside_at is null)
         + (select count(*) from outbox_message
            where status in ('pending', 'sending') or status = 'retry' and next_attempt_at <= $1)
         + (select count(*) from pgboss.job
            where name = 'request-step' and state in ('created', 'retry', 'active') and start_after <= now())
       )::int as owed`,
      [clock.now()],
    )
    if (rows[0]?.owed === 0) return
    await pause(25)
  }
  throw new Error('The program still owed something after thirty seconds.')
}

/** Time passes, and everything that falls due in it has been done. */
export async function later(world: World, minutes: number): Promise<void> {
  await world.passTime(minutes)
  await settled(world)
}

/** Everybody has read what is on their phone. */
export function readAll(world: World, ...phones: Phone[]): void {
  for (const { channel, identifier } of phones) world.street.markSeen(channel, identifier)
}
