import type { ChannelLimits } from '../outbox/channel.ts'
import type { Saying } from '../outbox/fit.ts'
import type { Asked } from './conversation.store.ts'
import type { Turn } from './turn.ts'

/**
 * Whether a keyboard opens below the typing field, stays with other keys, or goes. It opens where something can be
 * shared; a message cannot take it away and have buttons under it too, so until one without choices keys stay keys.
 */
export function keysFor(
  limits: ChannelLimits,
  turn: Turn,
  before: Asked | null,
  after: Asked | null,
): Saying['keys'] {
  if (!limits.shares) return undefined
  const isOpen = before?.keys === true
  const { question, lines } = turn
  if (!question) return isOpen && after === null && lines.length > 0 ? 'gone' : undefined
  if (question.share) return { share: question.share }
  if (!isOpen) return undefined
  return question.choices.length > 0 ? { share: null } : 'gone'
}
