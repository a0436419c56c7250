import type { Facts, Flow, OpenOffer, Visit } from '../../core/conversations/flow.ts'
import { type Heard, saysNo, saysYes } from '../talk/heard.ts'
import { latestAsk, latestOpen } from '../talk/latest-ask.ts'

/**
 * A yes or no to a ping, or a helper who cannot come after all, whatever else we were talking about. When a ping was
 * the last thing we asked, it also takes what is neither: a question, "later", or words that we do not understand.
 */
export const claims: NonNullable<Flow['claims']> = (event) => {
  const { about, facts, meaning } = event
  if (about !== null) return about.startsWith('o:')
  if (handsBack(event) || couldBeEither(event)) return true
  if (comesBackTo(event) || withUsedCode(event)) return true
  if (facts.offers.length === 0) return false
  const last = latestAsk(facts) === 'offer'
  if (meaning.answer !== null || offersHelp(event)) return last || meaning.code !== null
  return last && facts.askedAt === null && askedOffers(facts).length > 0 && isAboutPing(event)
}

/** Words that have no errand of their own, so that they can only be about the ping. */
function isAboutPing({ meaning, text }: Pick<Heard, 'meaning' | 'text'>): boolean {
  if (meaning.instead === 'not-yet') return true
  if (text.trim() === '' || asksForHelp(meaning)) return false
  if (meaning.instead === 'question' || meaning.act === 'other') return true
  return meaning.act === 'request' && isVague(meaning)
}

const somebody =
  /^request: .*(iemand|immen|some(one|body)|any(one|body)|wie kan|wa kin|who can|jullie|jimme|can you|could you)/

/** "Is er iemand die mijn heg kan knippen?" begins like a question about the ping, and is a request of their own. */
export function asksForHelp({ act, reasons }: Heard['meaning']): boolean {
  return act === 'request' && reasons.some((reason) => somebody.test(reason))
}

function isVague({ category, when }: Heard['meaning']): boolean {
  return category === null || category === 'other' || when !== null
}

/** A volunteer who says that they want to help says yes: they signed up long ago. */
export function offersHelp({ meaning, facts }: Pick<Heard, 'meaning' | 'facts'>): boolean {
  const names = meaning.reasons.some((reason) => reason.startsWith(`${meaning.category}: `))
  return meaning.act === 'volunteer' && !names && facts.volunteer?.status === 'approved'
}

/** Says yes, no, or asks about a job that they said yes to before, while nothing else is asked. */
export function comesBackTo({ meaning, facts, text }: Pick<Heard, 'meaning' | 'facts' | 'text'>): boolean {
  if (facts.visits.length === 0) return false
  const isQuietNow = latestAsk(facts) === null && facts.requests.length === 0
  if (meaning.answer !== null) return isQuietNow && meaning.answer !== 'yes-but'
  const asks = meaning.instead === 'question' && !asksForHelp(meaning) && text.trim() !== ''
  return asks && latestOpen(facts) === null
}

/** Somebody cannot do what they said yes to; "ik kan niet" is that too, where nothing else could be called off. */
export function handsBack(heard: Pick<Heard, 'meaning' | 'facts' | 'text'>): boolean {
  const { meaning, facts } = heard
  const nothingElse = facts.requests.length === 0 && facts.askedAt === null
  if (facts.visits.length === 0) return false
  return meaning.act === 'hand-back' || (nothingElse && (meaning.act === 'cancel' || cannotAnyMore(heard)))
}

const cannot = /(kan|kunnen) .*niet|(kin|kinne) .*net|can.?t|cannot|not able/iu

/** "Kan niet", while nothing that was asked is still open: it can only be about what was agreed before. */
function cannotAnyMore({ meaning, facts, text }: Pick<Heard, 'meaning' | 'facts' | 'text'>): boolean {
  const nothingOpen = latestOpen({ ...facts, offers: askedOffers(facts) }) === null
  return nothingOpen && meaning.answer === 'no' && cannot.test(text.normalize('NFC'))
}

/** "Ik kan toch niet", from somebody who helps and is helped: it can be about either, so they are asked. */
export function couldBeEither(heard: Pick<Heard, 'meaning' | 'facts' | 'text'>): boolean {
  const { meaning, facts, text } = heard
  const both = facts.visits.length > 0 && facts.requests.length > 0 && facts.askedAt === null
  const isCancel = meaning.act === 'hand-back' || meaning.act === 'cancel'
  const says = (isCancel && cannot.test(text.normalize('NFC'))) || cannotAnyMore(heard)
  return both && says && meaning.requestNumber === null
}

/** The own request that somebody picked or named, of all that they could call off. */
export function meantRequest({ meaning, facts }: Heard): string | null {
  const { choice, requestNumber } = meaning
  return facts.requests.find(({ id, number }) => id === choice || number === requestNumber)?.id ?? null
}

/** The offer somebody means: by the button, the code or the number; or the only one that can be meant. */
export function meantOffer(heard: Heard): OpenOffer | null {
  const { offers } = heard.facts
  if (taggedOffer(heard) !== null) return offers.find(({ id }) => id === taggedOffer(heard)) ?? null
  const { code, choice, requestNumber } = heard.meaning
  const picked = offers.find(({ id }) => id === choice)
  if (picked) return picked
  if (code !== null) return withCode(heard, code)
  const numbered = offers.find(({ number }) => number === requestNumber)
  if (numbered) return numbered
  const open = openFor(heard)
  return open.length === 1 ? (open[0] ?? null) : null
}

/** The offers that a bare answer may belong to: a late yes is welcome, a late no is not needed. */
export function openFor(heard: Heard): OpenOffer[] {
  const asked = askedOffers(heard.facts)
  if (asked.length > 0 || saysNo(heard)) return asked
  const { offers } = heard.facts
  // where nothing is left to be done, nobody is asked which of them was meant
  return offers.some(({ status }) => status === 'lapsed') ? offers : offers.slice(-1)
}

/** The offers that still wait for an answer. */
export function askedOffers({ offers }: Facts): OpenOffer[] {
  return offers.filter(({ status }) => status === 'asked')
}

/** A question right after a ping, about no kind of help of their own: "wat is het precies?" */
export function asksAboutPing(heard: Heard): boolean {
  const { facts, meaning } = heard
  const lastAsked = askedOffers(facts).length > 0 && latestAsk(facts) === 'offer'
  return lastAsked && isQuestion(heard) && isAboutPing(heard) && meaning.answer === null
}

/** A question, with or without its mark. */
export function isQuestion({ meaning, text }: Heard): boolean {
  return meaning.answer === null && (meaning.instead === 'question' || text.trim().endsWith('?'))
}

/** The job a pressed button or a word comes back to, after the yes. */
export function visitAgain(heard: Heard): Visit | null {
  const { visits } = heard.facts
  const tagged = taggedOffer(heard)
  if (tagged !== null) return visits.find(({ offerId }) => offerId === tagged) ?? null
  return withUsedCode(heard) ?? (comesBackTo(heard) ? meantVisit(heard) : null)
}

/** The job that somebody said yes to with this code before, where no open question has it now. */
function withUsedCode({ meaning, facts }: Pick<Heard, 'meaning' | 'facts'>): Visit | null {
  const { code } = meaning
  if (code === null || facts.offers.some((offer) => offer.code === code && offer.status !== 'gone'))
    return null
  return facts.visits.find((visit) => visit.code === code) ?? null
}

/** The offer that a pressed button was about. */
export function taggedOffer({ about }: Heard): string | null {
  return about?.startsWith('o:') ? about.slice(2) : null
}

/** The only question that is open, where the button of one that stands no longer was pressed. */
export function askedAnew(heard: Heard): OpenOffer | null {
  const [only, ...others] = askedOffers(heard.facts)
  const isOld = taggedOffer(heard) !== null && meantOffer(heard) === null
  return isOld && only && others.length === 0 ? only : null
}

/** A code that none of the open offers has. */
export function unknownCode(heard: Heard): number | null {
  const { code } = heard.meaning
  if (code === null || taggedOffer(heard) !== null) return null
  return withCode(heard, code) === null ? code : null
}

/** The offer with this code, of old ones the last; a ping that needed no code counts as the first. */
function withCode({ facts }: Pick<Heard, 'facts'>, code: number): OpenOffer | null {
  const open = facts.offers.filter(({ status }) => status !== 'gone')
  const has = (offer: OpenOffer) => offer.code === code
  const isFirst = (offer: OpenOffer) => code === 1 && offer.code === null
  return open.find(has) ?? open.findLast(isFirst) ?? facts.offers.findLast(has) ?? null
}

/** The job that somebody hands back: the one they named, or their only one. */
export function meantVisit({ meaning, facts }: Heard): Visit | null {
  const { visits } = facts
  const named = visits.find(
    ({ offerId, number }) => offerId === meaning.choice || number === meaning.requestNumber,
  )
  return named ?? (visits.length === 1 ? (visits[0] ?? null) : null)
}

/** The visit a talk is about, looked up afresh. */
export function visitOf(offerId: string | null, facts: Facts): Visit | null {
  return facts.visits.find((visit) => visit.offerId === offerId) ?? null
}

/** Yes or no, in so many words; a volunteer who wants to help says yes. */
export function answers(heard: Heard): boolean {
  return saysYes(heard) || saysNo(heard) || offersHelp(heard)
}
