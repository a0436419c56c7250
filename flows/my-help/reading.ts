import type { Facts, Flow, Proposal, StandingHelp } from '../../core/conversations/flow.ts'
import type { Category } from '../../core/conversations/meaning.ts'
import type { When } from '../../core/when.ts'
import type { Heard } from '../talk/heard.ts'
import { latestAsk } from '../talk/latest-ask.ts'
import { shiftIn } from '../talk/shift.ts'

/** A visit that is agreed, seen from either side. */
export interface Agreed {
  requestId: string
  number: number
  category: Category
  wantedAt: When | null
}

/** The visits that somebody makes or gets: those are what can be moved. */
export function agreed({ visits, requests, neighbourhood }: Facts): Agreed[] {
  const coming = requests
    .filter(({ status }) => status === 'matched')
    .map(({ id, number, category, wantedAt }) => ({ requestId: id, number, category, wantedAt }))
  // a ride moves together with its car: my-ride sees to that
  const isBooked = ({ category }: Agreed) => category === 'ride' && neighbourhood.rides !== null
  return [...visits, ...coming].filter((each) => !isBooked(each))
}

/** A yes or no to another time, a worry, one's hours, or another time that somebody wants. */
export const claims: NonNullable<Flow['claims']> = (event) => {
  const { about, facts, meaning } = event
  if (about !== null) return about.startsWith('p:')
  if (facts.proposals.length > 0 && latestAsk(facts) === 'proposal' && meaning.answer !== null) return true
  const heard = { ...event, seed: {} }
  // "17 oere" is a time of the day as well as a stretch of it
  const isStretch = meaning.minutes !== null && meaning.when === null && askedShift(heard) === null
  if (meaning.answer !== null || isStretch) return false
  return worries(heard) || asksHours(heard) || wantsToEnd(heard) || (isAtRest(facts) && wantsToMove(heard))
}

/** Where nothing else was asked just now, "kan het ook zaterdag" is about what was agreed before. */
function isAtRest(facts: Facts): boolean {
  return facts.askedAt === null && latestAsk(facts) !== 'offer'
}

/** The proposal that is answered: by its button, or the latest one. */
export function meantProposal({ about, facts }: Heard): Proposal | null {
  if (about?.startsWith('p:'))
    return facts.proposals.find(({ requestId }) => `p:${requestId}` === about) ?? null
  return facts.proposals.at(-1) ?? null
}

const worry =
  /zorgen (over|om)|maak me zorgen|zorgelijk|niet pluis|vertrouw het niet|gaat niet goed met|soargen (oer|om)|meitsje my soargen|noed oer|ik fertrou it net|giet net goed mei|worried about|concerned about|i worry|i('m| am) (a bit |really |very )?worried|not doing well/iu

/** A helper worries about somebody. */
export function worries({ text, facts }: Heard): boolean {
  const helps = facts.visits.length > 0 || facts.volunteer?.status === 'approved'
  return helps && worry.test(text.normalize('NFC'))
}

const every =
  /(elke|iedere|eltse|every|each) (week|wike|dag|dei|maan|dins|woens|donder|vrij|zater|zon|moan|tiis|woans|tongers|freed|sneon|snein|mon|tues|wednes|thurs|fri|satur|sun)|wekelijks|wyklik|weekly|vaste (afspraak|hulp)|fêste (ôfspraak|help)|regular/iu
const enough =
  /stop|niet meer|hoeft niet|opzeggen|beëindig|net mear|hoecht net|ophâlde|opsizze|no longer|not any ?more|no more|end |quit/iu

const together = /maatje|(?<!\p{L})maat(?!\p{L})|buddy|companion/iu

/** Somebody wants help that comes back to stop, given or got; of a pair it is enough to name the other one. */
export function wantsToEnd({ text, facts }: Heard): boolean {
  const said = text.normalize('NFC')
  if (facts.arrangements.length === 0 || !enough.test(said)) return false
  const pairs = facts.arrangements.filter(({ isPair }) => isPair)
  const named = pairs.some(({ other }) => other !== null && said.toLowerCase().includes(other.toLowerCase()))
  return every.test(said) || named || (pairs.length > 0 && together.test(said))
}

/** The arrangement that is meant: the one that was picked, or the only one. */
export function meantArrangement({ meaning, facts, text }: Heard): StandingHelp | null {
  const { arrangements } = facts
  const named = arrangements.find(({ id }) => id === meaning.choice) ?? namedIn(text, arrangements)
  return named ?? (arrangements.length === 1 ? (arrangements[0] ?? null) : null)
}

function namedIn(text: string, arrangements: StandingHelp[]): StandingHelp | undefined {
  const said = text.normalize('NFC').toLowerCase()
  const pairs = arrangements.filter(
    ({ isPair, other }) => isPair && other && said.includes(other.toLowerCase()),
  )
  return pairs.length === 1 ? pairs[0] : undefined
}

const hours =
  /(?<!\p{L})(mijn|myn|my) (vrijwilligers)?(uren|oeren|hours)(?!\p{L})|hoeveel uren? heb ik|hoefolle oeren? ha ?w?(ik)?|how many hours (have|did) i|wat heb ik (allemaal|al) gedaan|wat ha ik (allegear|al) dien|what have i done/iu

/** Somebody who helps, or did, asks what they did. */
export function asksHours({ text, facts }: Heard): boolean {
  return facts.volunteer !== null && hours.test(text.normalize('NFC'))
}

const moves = [
  'het wordt|wordt het|kan het (ook|niet|misschien|eventueel)|kunnen we (het|ook|niet)|verzet|verschui|verplaats|andere (dag|tijd)|ander moment|liever (op|om|morgen|overmorgen|maan|dins|woens|donder|vrij)|ik kom (pas|liever|eerder|later)|schuiven|lukt (het )?ook',
  'it wurdt|kin it (ek|net|miskien)|kinne wy (it|ek|net)|ferset|ferskow|oare (dei|tiid)|leaver (op|om|moarn|oaremoarn)|ik kom (pas|leaver|earder|letter)|skowe',
  "it will be|can (it|we) (also )?(be|do|make)|could (it|we)|move it|reschedul|another (day|time)|different (day|time)|make it|rather (on|at|come)|i('ll| will) come (only|later|earlier)",
]
const move = new RegExp(`(?<!\\p{L})(${moves.join('|')})`, 'iu')

const asksSomebody =
  /(kan|wil) (er )?iemand|wie (kan|wil)|(kin|wol) (der )?immen|wa (kin|wol)|(can|could) (some|any)(one|body)|who can/iu

const asksWhether = /^(zou|kan|kun|kunnen|mag|kin|kinne|mei|can|could|would|may)(?!\p{L})/iu
/** "Kan het een half uur later?" asks to move it; "ik kom een half uur later" does not, and is null. */
export function askedShift(heard: Heard): number | null {
  return asksWhether.test(heard.text.trim()) ? shiftIn(heard) : null
}

/** Somebody wants another time for a visit that is agreed, and not some other help. */
export function wantsToMove(heard: Heard): boolean {
  const { text, meaning, facts } = heard
  const said = text.normalize('NFC')
  if (agreed(facts).length === 0 || asksSomebody.test(said)) return false
  if (askedShift(heard) !== null) return true
  if (!move.test(said)) return false
  return meaning.when !== null || /dag|tijd|moment|verzet|dei|tiid|ferset|day|time|reschedul/iu.test(said)
}

/** The visit that is meant: the one that was named or picked, or the only one. */
export function meantVisit({ meaning, facts }: Heard): Agreed | null {
  const visits = agreed(facts)
  const named = visits.find(
    ({ requestId, number }) => requestId === meaning.choice || number === meaning.requestNumber,
  )
  return named ?? (visits.length === 1 ? (visits[0] ?? null) : null)
}
