import type { SendOutcome } from '../../core/outbox/outgoing-message.ts'
import { isUnreached } from '../unreached.ts'
import { TooManyRequests } from './client.ts'

type Failure = Exclude<SendOutcome, { end: 'sent' }>

const optedOut = (why: string): Failure => ({ end: 'stopped', reason: why, how: 'opted-out' })
const closed = (why: string): Failure => ({ end: 'stopped', reason: why, how: 'closed' })
const refused = (why: string): Failure => ({ end: 'refused', reason: why })
const busy = (why: string): Failure => ({ end: 'retry', reason: why, wholeChannel: true })

/** WhatsApp took no free words: the 24 hours were over. */
export const outsideWindow = 63016

/** Every code that we know, whether the call was refused with it or a status callback brought it later. */
const codes: Record<number, Failure> = {
  20003: { end: 'retry', reason: 'account or token refused', afterSeconds: 60, wholeChannel: true },
  20429: busy('too many requests'),
  14107: busy('rate exceeded'),
  21211: closed('no such number'),
  21408: refused('region not enabled'),
  21603: refused('sender missing'),
  21606: refused('sender is not ours'),
  21610: optedOut('said STOP to the carrier'),
  21611: busy('queue full'),
  21614: closed('not a mobile number'),
  21617: refused('too long'),
  21635: closed('landline'),
  21655: refused('no such template'),
  21656: refused('template variables do not fit'),
  30001: busy('queue full'),
  30003: { end: 'retry', reason: 'handset unreachable', afterSeconds: 900 },
  30004: refused('blocked by the carrier'),
  30005: closed('unknown handset'),
  30006: closed('landline'),
  30007: refused('filtered by the carrier'),
  30008: refused('unknown carrier error'),
  30036: refused('too late'),
  63003: closed('not on WhatsApp'),
  63015: closed('sandbox not joined'),
  [outsideWindow]: refused('outside-window'),
  63017: busy('WhatsApp rate exceeded'),
  63018: busy('WhatsApp sender limit'),
  63024: closed('not a WhatsApp recipient'),
  63032: closed('WhatsApp does not deliver to this person'),
  63033: closed('blocked us on WhatsApp'),
}

/** Codes that somebody has to mend in Twilio's console or in the settings. */
const alarms = new Set([20003, 21408, 21603, 21606, 21655, 21656, 30004, 30007])

/** What a code of Twilio's means to us; codes we do not know are final, and the desk hears them. */
export function outcomeOfCode(code: number): Failure {
  const outcome = codes[code] ?? refused('error')
  return { ...outcome, reason: `twilio ${code}: ${outcome.reason}` }
}

/** Whether the operator has to do something about this code. */
export function isAlarm(code: number): boolean {
  return alarms.has(code)
}

/** What to do after a call failed. Messages of errors quote phone numbers, so only codes are read. */
export function outcomeOf(error: unknown): Failure {
  const { status, code } = readError(error)
  if (error instanceof TooManyRequests) {
    const wait = error.afterSeconds === undefined ? {} : { afterSeconds: error.afterSeconds }
    return { ...outcomeOfCode(code && codes[code]?.end === 'retry' ? code : 20429), ...wait } as Failure
  }
  if (status === undefined) {
    return isDoubtful(error)
      ? { end: 'retry', reason: 'twilio: no answer' }
      : { end: 'retry', reason: 'twilio: unreachable', wholeChannel: true }
  }
  if (status >= 500) return { end: 'retry', reason: `twilio: ${status}` }
  if (code !== undefined && code in codes) return outcomeOfCode(code)
  if (status === 401 || status === 403) return outcomeOfCode(20003)
  return outcomeOfCode(code ?? status)
}

/** Whether the message may have been sent all the same: only a call that never reached Twilio surely was not. */
export function isDoubtful(error: unknown): boolean {
  const { status, cause } = readError(error)
  if (status !== undefined) return status >= 500
  return !isUnreached(cause)
}

/** The code in an error, for the operator's log. */
export function codeOf(error: unknown): number | undefined {
  return readError(error).code
}

function readError(error: unknown): { status?: number; code?: number; cause?: string } {
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown }
  return {
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof code === 'string' ? { cause: code } : {}),
  }
}
