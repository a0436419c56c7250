import type { AcceptedDetails, Facts, FlowEvent } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import type { Category } from '../../core/conversations/meaning.ts'
import type { When } from '../../core/when.ts'
import { ownWords } from '../talk/heard.ts'
import { ask, askYesNo, say, sayLine } from '../talk/lines.ts'
import { askedOffers, visitOf } from './reading.ts'

interface Job {
  number: number
  category: Category
  wantedAt: When | null
}

/** One job of several, as a choice. */
export function jobChoice(value: string, { number, category, wantedAt }: Job): ChoiceKey {
  return { value, key: 'common.choice-job', slots: { number, what: { category }, when: { when: wantedAt } } }
}

/** Which of the open offers a yes or no belongs to. */
export function askWhich(facts: Facts): Intent {
  const asked = askedOffers(facts)
  const choices = (asked.length > 0 ? asked : facts.offers).map((offer) => jobChoice(offer.id, offer))
  return ask('answer-offer.which', 'choice', choices)
}

/** Whether somebody can do this one job. */
export function askCanYou(offerId: string | null, { offers }: Facts): Intent {
  const offer = offers.find(({ id }) => id === offerId)
  if (!offer) return askYesNo('answer-offer.can-you-do-it')
  const { number, category, wantedAt } = offer
  return askYesNo('answer-offer.can-you', { number, what: { category }, when: { when: wantedAt } })
}

/** Which job somebody cannot do after all. */
export function askWhichVisit({ visits }: Facts): Intent {
  return ask(
    'answer-offer.which-to-hand-back',
    'choice',
    visits.map((visit) => jobChoice(visit.offerId, visit)),
  )
}

/** Which of all that somebody does and gets cannot go on: the jobs of others first, then their own requests. */
export function askWhichOfBoth({ visits, requests }: Facts): Intent {
  const choices = [
    ...visits.map((visit) => {
      const { number, category, wantedAt } = visit
      const slots = { number, what: { category }, when: { when: wantedAt } }
      return { value: visit.offerId, key: 'answer-offer.choice-help-given', slots }
    }),
    ...requests.map((request) => {
      const { number, category, wantedAt } = request
      const slots = { number, what: { category }, when: { when: wantedAt } }
      return { value: request.id, key: 'answer-offer.choice-help-got', slots }
    }),
  ]
  return ask('answer-offer.which-of-both', 'choice', choices)
}

/** Whether somebody really hands it back: the resident counts on them. */
export function askHandBack(offerId: string | null, facts: Facts): Intent {
  const visit = visitOf(offerId, facts)
  if (!visit) return askYesNo('answer-offer.sure-to-hand-back-it')
  const { number, category, wantedAt } = visit
  return askYesNo('answer-offer.sure-to-hand-back', { number, what: { category }, when: { when: wantedAt } })
}

/** All that a volunteer needs, and only now: after their yes. */
export function accepted(details: AcceptedDetails, conditional: boolean): Intent[] {
  const added = conditional ? [say('answer-offer.condition')] : []
  return [...detailsOf(details, 'answer-offer.accepted'), ...added, say('answer-offer.if-you-cannot')]
}

/** Whom, where and what, under a first line. */
export function detailsOf(details: AcceptedDetails, first: string): Intent[] {
  const { number, category, wantedAt, name, address, phone, words } = details
  const lines = [say(first, { number, what: { category }, when: { when: wantedAt } })]
  if (name !== null) lines.push(say('answer-offer.who', { name }))
  if (details.ride !== null) lines.push(...details.ride.map(sayLine))
  else if (address !== null) lines.push(say('answer-offer.where', { address }))
  lines.push(phone === null ? say('answer-offer.no-phone') : say('answer-offer.phone', { phone }))
  if (words.trim() !== '') lines.push(say('answer-offer.words', { words: ownWords(words, 160) }))
  return lines
}

/** A no to something that is not asked any more: what they said yes to stands, and they hear so. */
export function declinedBesides({ visits }: Facts): Intent[] {
  if (visits.length === 0) return [say('answer-offer.declined')]
  return [
    say('answer-offer.declined'),
    ...visits.map((visit) => jobLine('answer-offer.again', visit)),
    say('answer-offer.if-you-cannot'),
  ]
}

/** A no to a question that was open; where they said yes to something else, which of the two it was, and what stands. */
export function declined(event: FlowEvent, offerId: string | null): Intent[] {
  if (event.type !== 'offerDeclined') return []
  const { offers, visits } = event.facts
  const offer = offers.find(({ id }) => id === offerId)
  const others = visits.filter((visit) => visit.offerId !== offerId)
  if (!offer || others.length === 0) return [say('answer-offer.declined')]
  const staying = others.map((visit) => jobLine('answer-offer.stays', visit))
  const { number } = offer
  return [say('answer-offer.declined-this', { number }), ...staying, say('answer-offer.if-you-cannot')]
}

function jobLine(key: string, { number, category, wantedAt }: Job): Intent {
  return say(key, { number, what: { category }, when: { when: wantedAt } })
}

/** Why a yes came too late, and to what, without a name. */
export function gone(event: FlowEvent, offerId: string | null): Intent[] {
  if (event.type !== 'offerGone') return []
  const offer = event.facts.offers.find(({ id }) => id === offerId)
  if (!offer) return [say(`answer-offer.gone-${event.why}-it`)]
  const { number, category, wantedAt } = offer
  return [say(`answer-offer.gone-${event.why}`, { number, what: { category }, when: { when: wantedAt } })]
}
