import type { RequestCard } from '../../../../core/desk/desk-card.ts'
import { button, buttons } from '../pieces.ts'
import type { Say } from '../say.ts'
import { isOpen, type Section } from './section.ts'

/** A button of the card: `request.<name>`, labelled `desk.button.<name>`, shown when it makes sense. */
interface Action {
  name: string
  style?: 'primary' | 'danger'
  fits(card: RequestCard): boolean
}

/** Every button of the card, in the order in which they stand. */
const everyAction: Action[] = [
  { name: 'dispatch', style: 'primary', fits: isSearchable },
  { name: 'ask-all', fits: (card) => isSearchable(card) || card.status === 'searching' },
  { name: 'assign', fits: hasRoom },
  { name: 'tell', fits: (card) => isOpen(card) && card.helpers.length > 0 },
  { name: 'pair', fits: (card) => isOpen(card) && card.category === 'company' },
  { name: 'edit', fits: isOpen },
  { name: 'reply', fits: () => true },
  { name: 'refer', fits: (card) => isOpen(card) && card.status !== 'matched' },
  { name: 'take', fits: (card) => isOpen(card) && !card.takenBy },
  { name: 'end-weekly', fits: (card) => isOpen(card) && card.isWeeklyRide },
  { name: 'close', fits: isOpen },
]

/** Nothing is looked for before whoever a practice sent wants it. */
const looking = new Set(['dispatch', 'ask-all', 'assign', 'refer'])

/** A question asks for words, and for nobody to come. */
const unasked = new Set(['dispatch', 'ask-all', 'assign', 'reply'])

/** What the desk can do with it, and with a talk about it. */
export const actions: Section = (card, say) => {
  const { id, withDeskUntil } = card.resident
  const handBack = button('person.hand-back', say.line('button.hand-back'), id)
  const contact = card.behalf?.contact
  const waits = contact === 'waiting' || contact === 'call'
  const answers = card.isQuestion && isOpen(card)
  const fitting = everyAction
    .filter(
      ({ name, fits }) => fits(card) && !(waits && looking.has(name)) && !(answers && unasked.has(name)),
    )
    .map(({ name, style }) => button(`request.${name}`, say.line(`button.${name}`), card.id, style))
  // what was written down at the desk was not read by a computer
  const why = button('request.why', say.line('desk-why:button'), card.id)
  const isRead = card.resident.channel !== 'desk'
  return buttons([
    ...questionButtons(card, say),
    ...fitting,
    ...(withDeskUntil === null ? [] : [handBack]),
    ...(isRead ? [why] : []),
  ])
}

/** What can be done with a question: answer it, ask volunteers, let their answer go, and keep it. */
function questionButtons(card: RequestCard, say: Say): ReturnType<typeof button>[] {
  const { id, advice, isQuestion } = card
  if (!isQuestion) return []
  const waits = advice?.answer && !advice.answer.isSent
  if (!isOpen(card))
    return advice?.answer?.isSent ? [button('question.keep', say.line('desk-advice:button-keep'), id)] : []
  return [
    ...(waits ? [button('question.send', say.line('desk-advice:button-send'), id, 'primary')] : []),
    button('question.answer', say.line('desk-questions:button'), id, waits ? undefined : 'primary'),
    ...(advice?.mayAsk ? [button('question.ask', say.line('desk-advice:button-ask'), id)] : []),
  ]
}

function isSearchable({ status, withDeskWhy }: RequestCard): boolean {
  return status === 'triage' || status === 'referred' || (status === 'searching' && withDeskWhy !== null)
}

function hasRoom(card: RequestCard): boolean {
  return isOpen(card) && (card.status !== 'matched' || card.helpers.length < card.places)
}
