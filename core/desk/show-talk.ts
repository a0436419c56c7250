import type { CardSubject } from '../outbox/stored-content.ts'
import type { Work } from '../work.ts'
import { findOpenRequestOf, hasCard } from './desk.store.ts'
import { showCard } from './tell-desk.ts'

/** The card under which a talk with somebody stands: that of their open request, else their own. */
export async function cardOfTalk(
  work: Work,
  personId: string,
): Promise<{ kind: CardSubject['kind']; subjectId: string }> {
  const request = await findOpenRequestOf(work, personId)
  return request ? { kind: 'request', subjectId: request.id } : { kind: 'person', subjectId: personId }
}

/** Shows on every card about somebody who talks with them now. */
export async function showTalk(work: Work, neighbourhoodId: string, personId: string): Promise<void> {
  const { kind, subjectId } = await cardOfTalk(work, personId)
  await showCard(work, neighbourhoodId, kind, subjectId)
  if (kind === 'request' && (await hasCard(work, 'person', personId)))
    await showCard(work, neighbourhoodId, 'person', personId)
}
