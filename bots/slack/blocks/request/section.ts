import type { RequestCard } from '../../../../core/desk/desk-card.ts'
import type { Block } from '../pieces.ts'
import type { Say } from '../say.ts'
import { literal } from '../text.ts'

/** One part of a request's card; it draws nothing when it has nothing to say. */
export type Section = (card: RequestCard, say: Say) => Block[]

/** Whether something can still be done for it. */
export function isOpen({ status }: RequestCard): boolean {
  return status !== 'done' && status !== 'unmet' && status !== 'cancelled'
}

/** What somebody said behind their yes or no, in quotes. */
export function said(tail: string | null): string {
  return tail ? ` "${literal(tail, 80)}"` : ''
}
