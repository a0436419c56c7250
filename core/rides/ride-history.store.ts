import type { RequestEventKind } from '../requests/history.ts'
import type { Work } from '../work.ts'

/** Whether this stands in the history of a request. */
export async function hasHappened({ tx }: Work, requestId: string, kind: RequestEventKind): Promise<boolean> {
  return (await tx.requestEvent.findFirst({ where: { requestId, kind }, select: { id: true } })) !== null
}
