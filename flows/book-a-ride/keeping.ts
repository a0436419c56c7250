import { Temporal } from 'temporal-polyfill'
import type { Facts, FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { isMoment, laterOnClock, minutesBetween, type When } from '../../core/when.ts'
import { goOnWith } from '../talk/elsewhere.ts'
import { type Heard, ownWords } from '../talk/heard.ts'
import { ask, say } from '../talk/lines.ts'
import { type Draft, homeOf, rhythmOf } from './draft.ts'
import { optionsFor } from './reading.ts'

/** Without a car of its own the neighbourhood may still have somebody who drives. */
export function askNeighbours(
  { neighbourhood }: Heard['facts'],
  text: string,
  seed: Heard['seed'],
  { when }: Heard['meaning'],
): Intent[] {
  if (!neighbourhood.categories.includes('ride')) return []
  const words = typeof seed.words === 'string' ? seed.words : ownWords(text)
  const wantedAt = typeof seed.wantedAt === 'string' ? seed.wantedAt : when
  return [say('rides.ask-neighbour'), goOnWith('ask-for-help', { words, category: 'ride', wantedAt })]
}

/** The postcode of the place they go to. */
export function askPostcodeThere(): Intent {
  return ask('rides.postcode-there', 'place', [{ value: 'skip', key: 'common.choice-dont-know' }])
}

/** Whether the postcode of the destination must still be asked. */
export function lacksPostcode({ to, withoutPostcodeTo }: Draft): boolean {
  return to !== null && to.postcode === null && !withoutPostcodeTo
}

/** A place of which only the name is known: the desk looks it up. */
export function unknownPlace({ destination }: Draft): Draft['to'] {
  return { name: destination ?? '', street: null, houseNumber: null, postcode: null }
}

/** The place that was picked of those that may be meant; null if none was. */
export function pickedPlace({ meaning }: Heard, kept: Draft): Partial<Draft> | null {
  const index = /^place-(\d)$/.exec(meaning.choice ?? '')?.[1]
  const to = index === undefined ? undefined : kept.found?.options[Number(index)]
  return to ? { to } : null
}

/** The way back moves along with the way there. */
export function moved({ wantedAt, returnAt, way, found }: Draft, to: string): Partial<Draft> {
  const rest = { quote: null, why: null, times: [] }
  if (!isMoment(wantedAt) || !isMoment(returnAt) || !isMoment(to)) return { ...rest, returnAt: null }
  const minutes = minutesBetween(wantedAt, returnAt)
  return { ...rest, returnAt: laterOnClock(to, way === 'wait' ? (found?.waitMinutes ?? 0) : minutes) }
}

/** The same ride on the next day of the week that was named too. */
export function keepAlsoOn(_heard: Heard, kept: Draft): Partial<Draft> {
  const wantedAt = alsoAt(kept)
  return wantedAt === null ? {} : { ...moved(kept, wantedAt), wantedAt, alsoOn: kept.alsoOn.slice(1) }
}

/** When that ride would be for the first time; null if no other day was named. */
export function alsoAt({ alsoOn: [weekday], wantedAt }: Draft): When | null {
  if (weekday === undefined || !isMoment(wantedAt)) return null
  const day = Temporal.PlainDateTime.from(wantedAt)
  const days = (weekday - day.dayOfWeek + 7) % 7
  return day.add({ days }).toString({ smallestUnit: 'minute' })
}

/** What was looked up, as far as this talk needs it. */
export function keepFound(kept: Draft, event: FlowEvent): Draft {
  if (event.type !== 'ridesFound' || !event.rides.scheme) return kept
  const { scheme, places, mayRide, aid } = event.rides
  const options = optionsFor(kept.destination ?? '', places, homeOf(kept))
  return { ...kept, aid: kept.aid ?? aid, found: { ...scheme, mayRide, options } }
}

/** The ride fits: what is read back. */
export function keepQuote(kept: Draft, event: FlowEvent): Draft {
  if (event.type !== 'rideFits') return kept
  const { quote, notYet } = event
  if (!kept.weekly || notYet === null) return { ...kept, quote, why: null, times: [] }
  // it begins later: what was wished first is told with the reason
  const { arriveAt: wantedAt, returnAt } = quote
  return { ...kept, wantedAt, returnAt, quote, why: notYet, times: kept.wantedAt ? [kept.wantedAt] : [] }
}

/** The ride does not fit: why, and which times would. */
export function unfit(kept: Draft, event: FlowEvent): Draft {
  return event.type === 'rideUnfit' ? { ...kept, quote: null, why: event.why, times: event.times } : kept
}

/** Who may not ride hears so, and what else there is. */
export function mayNot({ neighbourhood }: Facts): Intent[] {
  const { name, ridesElsewhere } = neighbourhood
  return [
    say('rides.may-not', { neighbourhood: name }),
    ...(ridesElsewhere === null ? [] : [say('rides.elsewhere', { what: ridesElsewhere })]),
  ]
}

/** The ride is booked. */
export function booked(event: FlowEvent): Intent[] {
  return event.type === 'rideBooked' ? [say('rides.booked', { number: event.number })] : []
}

/** They wait for room, and hear until when. */
export function waits({ wantedAt }: Draft, event: FlowEvent): Intent[] {
  if (event.type !== 'rideWaits') return []
  const slots = { when: { when: wantedAt }, until: { when: event.until } }
  return [say('ride-waiting.waits', slots)]
}

/** The ride is booked for every week: each time that is known by now, and what comes later. */
export function weeklyBooked(kept: Draft, event: FlowEvent): Intent[] {
  if (event.type !== 'weeklyRideBooked') return []
  return [
    say('weekly-rides.booked', { when: { when: rhythmOf(kept) } }),
    ...event.times.map((time) =>
      'number' in time
        ? say('weekly-rides.time-booked', { when: { when: time.when }, number: time.number })
        : say('weekly-rides.time-missed', {
            when: { when: time.when },
            why: { line: `weekly-rides.why-${time.why}` },
          }),
    ),
    ...(event.times.some((time) => 'why' in time && time.why === 'full') ? [say('weekly-rides.waits')] : []),
    say('weekly-rides.how-it-goes-on'),
  ]
}

/** What follows a yes goes to the desk with the ride: "ja, en graag voorin". */
export function keepCondition({ meaning }: Heard, kept: Draft): Partial<Draft> {
  return meaning.tail ? { words: ownWords(`${kept.words} / ${meaning.tail}`, 600) } : {}
}
