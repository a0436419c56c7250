import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { Temporal } from 'temporal-polyfill'
import { endOfDay } from '../../core/days.ts'
import { findOnCall } from '../../core/desk/on-call.store.ts'
import { onTheClock } from '../../core/desk/silent-until.ts'
import { nextTime } from '../../core/dispatch/quiet-hours.ts'
import type { Neighbourhood } from '../../core/neighbourhoods/neighbourhoods.ts'
import type { Say } from './blocks/say.ts'
import { mention } from './blocks/text.ts'
import type { Desk } from './desk.ts'
import { type Command, inbound } from './parse.ts'

/** `/foardoar oncall`, `… 22:00 0612345678`, `… @name 22:00`, `… stop`: who is on call, and from now on. */
export async function answerOnCall(
  desk: Desk,
  command: Command,
  { id, zone, desk: { onCall } }: Neighbourhood,
  say: Say,
): Promise<string> {
  const core = desk.core()
  const now = core.clock.now()
  const words = command.words.slice(1)
  if (words.length === 0) {
    const named = await findOnCall(core.db, id, now)
    if (named) {
      const slots = { who: `slack:${named.slack}`, until: onTheClock(named.until, zone) }
      return mention(say.line('on-call.now', slots))
    }
    const usual = onCall?.slack ? `slack:${onCall.slack}` : onCall?.phone
    return usual ? mention(say.line('on-call.usual', { who: usual })) : say.line('on-call.nobody')
  }
  const providerId = `command:${command.triggerId}`
  const action =
    words[0] === 'stop' ? ({ name: 'desk.off-call' } as const) : readOnCall(words, command.user, now, zone)
  if (!action) return say.line('on-call.how')
  await desk.house().accept(inbound({ user: command.user, providerId }, action, id))
  return say.line('on-call.kept')
}

/** Who, until when and by which number; null where no time or day is named that is still to come. */
export function readOnCall(words: string[], user: string, now: Date, zone: string) {
  const named = words.map((word) => /^<@([uw][a-z0-9]{2,20})(?:\|.*)?>$/i.exec(word)?.[1]).find(Boolean)
  const until = words.map((word) => endOf(word, now, zone)).find((end) => end !== null)
  const number = parsePhoneNumberFromString(
    words.filter((word) => /^[+\d()-]+$/.test(word) && !/^\d{4}-/.test(word)).join(''),
    'NL',
  )
  if (!until || until <= now) return null
  return {
    name: 'desk.on-call' as const,
    who: named?.toUpperCase() ?? user,
    phone: number?.isValid() ? number.number : null,
    until: until.toISOString(),
  }
}

function endOf(word: string, now: Date, zone: string): Date | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(word) ?? []
  if (hour && minute) return nextTime(now, `${hour.padStart(2, '0')}:${minute}`, zone)
  if (!/^\d{4}-\d\d-\d\d$/.test(word)) return null
  try {
    return endOfDay(Temporal.PlainDate.from(word).toString(), zone)
  } catch {
    // no such day
    return null
  }
}
