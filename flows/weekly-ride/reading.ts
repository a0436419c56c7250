import { Temporal } from 'temporal-polyfill'
import type { Facts, Flow, StandingHelp } from '../../core/conversations/flow.ts'
import { type When, wallSpanOf } from '../../core/when.ts'
import type { Heard } from '../talk/heard.ts'

type Said = Pick<Heard, 'facts' | 'meaning' | 'text'>

/** The weekly rides that somebody gets: one, or one for each day of the week. */
export function weeklyRidesOf({ arrangements, neighbourhood }: Facts): StandingHelp[] {
  if (neighbourhood.rides === null) return []
  return arrangements.filter(({ category, gives }) => category === 'ride' && !gives)
}

/** The weekly ride that drives on this day; null if none does. */
export function weeklyRideOn(day: string, facts: Facts): StandingHelp | null {
  return weeklyRidesOf(facts).find((ride) => daysOf(ride, facts, mostDays).includes(day)) ?? null
}

const every = /(?<!\p{L})(elke|iedere|eltse|every|each|wekelijks\p{L}*|wyklik\p{L}*|weekly)(?!\p{L})/iu
const never =
  /(?<!\p{L})(niet|net|not|geen|gjin|no|hoef|hoeft|hoecht|skip|overslaan|oerslaan|sla|slaan|vakantie|fakânsje|holiday|away)(?!\p{L})/iu
const oneTime =
  /(?<!\p{L})((deze|dizze|this|één|een|ien|one|eerstvolgende|takomme|next) (keer|kear|time|week|wike|rit|ride)|sla .*over|overslaan|oerslaan|skip)(?!\p{L})/iu

const rides = /(?<!\p{L})(rit|ritten|ritte|ritsje|rides?|lift)(?!\p{L})/iu
const elsewhen =
  /(?<!\p{L})(later|eerder|vroeger|andere|letter|earder|oare|earlier|another|verzet\p{L}*|ferset\p{L}*|move)(?!\p{L})/iu

/** Their weekly ride is not wanted once or for a while, or not at all; "not every week any more" is for my-help. */
export const claims: NonNullable<Flow['claims']> = (event) => {
  const { about, facts, meaning } = event
  const asked = facts.askedAt !== null || facts.offers.some(({ status }) => status === 'asked')
  if (about !== null || asked || weeklyRidesOf(facts).length === 0) return false
  // a kind of help may be a guess: who says "rit" means it, and who is on holiday means their ride unless they help
  const isAway = meaning.act === 'settings' && facts.volunteer === null
  const isGuess = isAway || rides.test(event.text)
  const other = meaning.category !== null && meaning.category !== 'ride' && !isGuess
  if (other || every.test(event.text) || meaning.requestNumber !== null) return false
  // who also waits for other help may mean that
  const nothingElse = facts.requests.every(({ category }) => category === 'ride')
  return (meaning.act === 'cancel' && nothingElse) || stops(event) || skippedDays(event).length > 0
}

/** "De ritten hoeven niet meer": whether once or for good is asked. */
function stops({ text, meaning }: Said): boolean {
  const said = text.normalize('NFC')
  return meaning.when === null && rides.test(said) && never.test(said) && !elsewhen.test(said)
}

const mostDays = 8

/** The days on which the weekly ride is not wanted, as far as they were named; none if it is not about that. */
export function skippedDays({ facts, meaning, text }: Said): string[] {
  const said = text.normalize('NFC')
  if (!never.test(said)) return []
  const days = ridingDays(facts, mostDays)
  const named = meaning.when === null ? [] : days.filter((day) => isIn(day, meaning.when))
  // "this week not", said on a Sunday, is about the first ride that comes
  return named.length === 0 && oneTime.test(said) ? days.slice(0, 1) : named
}

/** The next days on which somebody is driven every week, today too as long as its hour is to come. */
export function ridingDays(facts: Facts, most: number): string[] {
  const days = weeklyRidesOf(facts).flatMap((ride) => daysOf(ride, facts, most))
  return [...new Set(days)].toSorted().slice(0, most)
}

function daysOf(ride: StandingHelp, facts: Facts, most: number): string[] {
  const when = ride.when?.slice(2, -4) ?? ''
  if (!/^\d{4}-\d{2}-\d{2}T/.test(when)) return []
  const now = Temporal.Instant.from(facts.now).toZonedDateTimeISO(facts.zone).toPlainDateTime()
  const first = Temporal.PlainDateTime.from(when)
  const weeks = Math.ceil(now.until(first, { largestUnit: 'hours' }).total('hours') / (7 * 24)) + 1
  return Array.from({ length: weeks + most }, (_, week) => first.add({ weeks: week - weeks }))
    .filter((day) => Temporal.PlainDateTime.compare(day, now) > 0)
    .slice(0, most)
    .map((day) => day.toPlainDate().toString())
}

function isIn(day: string, when: When | null): boolean {
  const span = when === null ? null : wallSpanOf(when)
  const from = span?.from?.toPlainDate().toString() ?? day
  const until = span?.until?.toPlainDate().toString() ?? day
  return span !== null && from <= day && day <= until
}
