import type { Facts, Flow } from '../../core/conversations/flow.ts'
import type { Act } from '../../core/conversations/meaning.ts'
import { asksForHelp } from '../answer-offer/reading.ts'
import { asksHours, wantsToEnd, wantsToMove, worries } from '../my-help/reading.ts'
import { isHelper } from '../my-settings/questions.ts'
import { saysWish } from '../my-settings/reading.ts'
import { type Heard, wordCount } from '../talk/heard.ts'
import { latestOpen } from '../talk/latest-ask.ts'
import { type OnTheDay, saidOnTheDay } from './on-the-day.ts'
import { isNear, isOn, type Side, sidesOf, today } from './sides.ts'

/** What somebody says about a visit to whoever is on the other side of it, or to the desk that told them something. */
export const claims: NonNullable<Flow['claims']> = (event) => {
  if (event.about !== null || event.text.trim() === '') return false
  const heard = { ...event, seed: {} }
  return saidOf(heard).length > 0 || answeredSide(heard) !== null || asksOnTheWay(heard)
}

/** A helper's question just before a visit: "waar moet ik parkeren?" */
function asksOnTheWay(heard: Heard): boolean {
  return heard.meaning.instead === 'question' && maybeOf(heard)?.helps === true
}

/** Words that are for the other side whatever else goes on, and words that can also be an answer to something asked. */
const aloud: OnTheDay[] = ['closed-door', 'at-the-door']

/** The visits about which somebody says what is said on the day itself: the ones near first. */
export function saidOf(heard: Heard): Side[] {
  const { text, meaning, facts } = heard
  const said = saidOnTheDay(text)
  if (said === null || asksForHelp(meaning)) return []
  const isAloud = aloud.includes(said)
  if (!isAloud && (facts.askedAt !== null || isForAnother(heard))) return []
  const day = meaning.when?.slice(0, 10) ?? today(facts)
  const sides = sidesOf(facts)
    .filter((side) => isOn(side, day, facts) && !side.asked)
    .filter(({ helps }) => helps || said !== 'closed-door')
  const near = sides.filter((side) => isNear(side, facts))
  // a ping is answered by "ik ben er" too, and a ride is moved by "later": close to a visit it is about that one
  if (isAloud || latestOpen(facts) === null) return near.length > 0 ? near : sides.filter(isFree(facts))
  return near
}

/** A ride of its own is moved together with its car, and only said to be later when it is there. */
function isFree({ neighbourhood }: Facts): (side: Side) => boolean {
  return ({ category, helps }) => helps || category !== 'ride' || neighbourhood.rides === null
}

/** The helper stands before a door that nobody opens. */
export function atClosedDoor({ text }: Heard): boolean {
  return saidOnTheDay(text) === 'closed-door'
}

const answersWithinHours = 24
const moreWithinHours = 6

/** The visit of which the last word, by the desk or the other side, is answered by this; null where it means something else. */
export function answeredSide(heard: Heard): Side | null {
  const { facts, meaning } = heard
  if (facts.askedAt !== null || isErrand(heard)) return null
  const side = latestWord(facts)
  if (!side?.word || hoursSince(side.word.at, facts) > answersWithinHours) return null
  const other = latestOpen(facts)
  const isBare = meaning.answer !== null || meaning.minutes !== null
  if (isBare && (side.asked || (other !== null && isAfter(other.at, side.word.at)))) return null
  if (!side.word.answered) return side
  const isOver = hoursSince(side.word.at, facts) > moreWithinHours
  return isOver || (isBare && other !== null) || other?.by === 'offer' ? null : side
}

/** Whether something else waits for a yes or no, so that a bare answer may have been meant for that. */
export function mayMeanAnother({ meaning, facts }: Heard): boolean {
  return meaning.answer !== null && latestOpen(facts) !== null
}

/** Words close to a visit that nothing else is made of, and that may be for the other side: that is asked. */
export function maybeOf(heard: Heard): Side | null {
  const { facts, meaning, text } = heard
  const open = latestOpen(facts) !== null
  const isPlain = meaning.act === 'other' || meaning.act === 'request' || meaning.act === 'question'
  if (open || !isPlain || meaning.answer !== null || isErrand(heard) || wordCount(text) < 2) return null
  if (meaning.when !== null && meaning.when.slice(0, 10) !== today(facts)) return null
  const near = sidesOf(facts).filter((side) => isNear(side, facts) && !side.asked)
  return near.length === 1 ? (near[0] ?? null) : null
}

/** The visit that was picked or named. */
export function pickedSide({ meaning, facts }: Heard): Side | null {
  const { choice, requestNumber } = meaning
  return (
    sidesOf(facts).find(({ requestId, number }) => requestId === choice || number === requestNumber) ?? null
  )
}

const errands: Act[] = [
  'volunteer',
  'cancel',
  'hand-back',
  'settings',
  'status',
  'language',
  'human',
  'greeting',
  'start',
]

/** Something of their own, for which there is another way. */
function isErrand(heard: Heard): boolean {
  const { meaning, facts } = heard
  return (
    (errands.includes(meaning.act) && !meaning.guessed) ||
    (meaning.act === 'request' && asksForHelp(meaning)) ||
    (isHelper(facts) && saysWish(heard)) ||
    isForAnother(heard)
  )
}

/** What is about a visit too, and handled apart: a worry is for the desk alone. */
function isForAnother(heard: Heard): boolean {
  return worries(heard) || asksHours(heard) || wantsToEnd(heard) || wantsToMove(heard)
}

function latestWord(facts: Facts): Side | null {
  const said = sidesOf(facts).filter(({ word }) => word !== null && hoursSince(word.at, facts) >= 0)
  return said.toSorted((one, other) => moment(other) - moment(one))[0] ?? null
}

function moment({ word }: Side): number {
  return word === null ? 0 : Date.parse(word.at)
}

function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other)
}

function hoursSince(at: string, { now }: Facts): number {
  return (Date.parse(now) - Date.parse(at)) / 3_600_000
}
