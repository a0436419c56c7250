import { Temporal } from 'temporal-polyfill'
import type { Facts } from '../../core/conversations/flow.ts'
import type { Meaning } from '../../core/conversations/meaning.ts'
import type { RideFacts } from '../../core/rides/look-up-rides.ts'
import type { RidePlace } from '../../core/rides/ride-place.ts'
import type { Aid } from '../../core/rides/ride-scheme.ts'
import { isMoment, laterOnClock, type When } from '../../core/when.ts'
import { isOver, mergeWhen } from '../ask-for-help/wanted-when.ts'
import type { Heard } from '../talk/heard.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/** Whether somebody wants it every week. */
export function isWeekly(when: When | null): boolean {
  return when !== null && /^R\/.+\/P1W$/.test(when)
}

/** "Elke dinsdag en donderdag" is two weekly rides: the days of the week (Monday is 1) besides the one that was understood. */
export function otherWeekdays({ weekdays }: Meaning, understood: When): number[] {
  const first = /\d{4}-\d{2}-\d{2}/.exec(understood)?.[0]
  if (first === undefined) return []
  const own = Temporal.PlainDate.from(first).dayOfWeek
  return weekdays.filter((weekday) => weekday !== own)
}

/** "De wachtlijst" says it as well as its button. */
export function wantsToWait({ meaning, text }: Pick<Heard, 'meaning' | 'text'>): boolean {
  return meaning.choice === 'wait' || /wachtlijst|wachtlist|waiting list/iu.test(text)
}

/** What can be booked of a time that was said: a moment, else its day; "before ten" is ten; null if it has gone by. */
export function momentIn(said: When, facts: Facts): When | null {
  const plain = /^R\/(.+)\/P[1-9]W$/.exec(said)?.[1] ?? said
  const sides = plain.split('/').filter((side) => side !== '')
  const exact = sides.length === 1 ? sides.find(isMoment) : undefined
  const when = exact ?? sides[0]?.slice(0, 10) ?? ''
  return (isMoment(when) || day.test(when)) && !isOver(when, facts) ? when : null
}

/** Another day or time than was known; null if none was said, or none that can be booked. */
export function readTime({ meaning, text, facts }: Heard, known: When | null): When | null {
  if (meaning.when === null) return null
  const said = momentIn(meaning.when, facts)
  return said && mergeWhen(known, said, text)
}

/** The time at which the rider is ready, on the day of the ride; null if none was said. */
export function readReturn({ meaning, text }: Heard, arriveAt: When): When | null {
  if (isMoment(meaning.choice)) return meaning.choice
  const said = meaning.when && mergeWhen(arriveAt, meaning.when, text)
  if (!isMoment(said) || said.slice(0, 10) !== arriveAt.slice(0, 10)) return null
  // "om drie uur" after an appointment at ten is three in the afternoon
  const late = said > arriveAt ? said : laterOnClock(said, 12 * 60)
  return late > arriveAt && late.slice(0, 10) === arriveAt.slice(0, 10) ? late : null
}

const aidWords: [Aid, RegExp][] = [
  ['wheelchair', /rol-?stoel|wheel-?chair/iu],
  ['rollator', /rollator|\bwalker\b|walking frame/iu],
]

/** What somebody says they bring along to walk or ride with. */
export function aidIn(text: string): Aid | null {
  return aidWords.find(([, words]) => words.test(text))?.[0] ?? null
}

const mostOptions = 4

const homeWords = /(?<!\p{L})(thuis|naar huis|mijn huis|thús|nei hûs|myn hûs|home)(?!\p{L})/iu

function isSameHouse(one: RidePlace, other: RidePlace): boolean {
  const spelled = ({ street, houseNumber }: RidePlace) =>
    street && houseNumber ? `${street} ${houseNumber}`.toLowerCase() : null
  return spelled(one) !== null && spelled(one) === spelled(other)
}

/**
 * Places that may be meant by what somebody calls their destination, likeliest first; their own home only if they say
 * that they go there.
 */
export function optionsFor(destination: string, places: RideFacts['places'], home: RidePlace): RidePlace[] {
  const said = destination.toLowerCase()
  const goesHome = homeWords.test(said)
  const score = ({ name, words }: RideFacts['places'][number]) => {
    const has = (word: string) => said.includes(word.toLowerCase()) || word.toLowerCase().includes(said)
    return words.some(has) || has(name) ? 2 : words.length === 0 ? 1 : 0
  }
  return places
    .filter((place) => goesHome || !isSameHouse(place, home))
    .map((place) => ({ place, score: score(place) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostOptions)
    .map(({ place: { words: _words, ...place } }) => place)
}

/** An address that was named for a place; null if none was. */
export function addressIn({ meaning }: Heard, name: string): RidePlace | null {
  const { street, houseNumber, postcode } = meaning.place ?? {}
  if (!street && !postcode) return null
  const short = (text: string | undefined) => text?.slice(0, 80).toWellFormed() ?? null
  return { name, street: short(street), houseNumber: short(houseNumber), postcode: short(postcode) }
}
