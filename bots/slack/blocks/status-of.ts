import type { Say } from './say.ts'

/** How it stands with a request in a few words; a question is not something for which a neighbour is sought. */
export function statusOf({ status, isQuestion }: { status: string; isQuestion: boolean }, say: Say): string {
  return say.line(isQuestion && status === 'searching' ? 'desk-advice:searching' : `status.${status}`)
}
