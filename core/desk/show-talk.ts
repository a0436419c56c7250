import type { CardSubject } from '../outbox/stored-content.ts'
import type { Work } from '../work.ts'
import { findOpenRequestOf, hasCard } from './desk.store.ts'
import { onCard, showCard } from './tell-desk.ts'

/** The card under which a talk with somebody stands: that of their open request, else their own. */
export async function cardOfTalk(work: Work, personId: string): Promise<CardSubject> {
  const request = await findOpenRequestOf(work, personId)
  return request ? onCard(request) : { kind: 'person', id: personId }
}

/** Shows on every card about somebody who talks with them now. */
export async function showTalk(work: Work, neighbourhoodId: string, personId: string): Promise<void> {
  const { kind, id } = await cardOfTalk(work, personId)
  await showCard(work, neighbourhoodId, kind, id)
  if (kind === 'request' && (await hasCard(work, 'person', personId)))
    await showCard(work, neighbourhoodId, 'person', personId)
}
