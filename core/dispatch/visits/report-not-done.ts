import { giveToDesk } from '../../requests/give-to-desk.ts'
import { record } from '../../requests/history.ts'
import { reportNotDriven } from '../../rides/report-ride.ts'
import type { Work } from '../../work.ts'
import { changeOffers } from '../offers.store.ts'
import { lockVisit } from './lock-visit.ts'

/** It was not done: the desk hears it, with what the neighbour said. */
export async function reportNotDone(
  work: Work,
  offerId: string,
  tail: string | null,
  whose: 'no-show' | 'missed-by-us' | null = null,
): Promise<{ ok: true } | { ok: false; why: 'closed' }> {
  const visit = await lockVisit(work, offerId)
  if (!visit || visit.offer.doneAt) return { ok: false, why: 'closed' }
  // Whoever answers has been asked: they are not asked again while the desk looks at it.
  await changeOffers(work, [offerId], { askedDoneAt: visit.offer.askedDoneAt ?? work.now })
  await record(work, visit.request.id, 'reported-not-done', visit.offer.volunteerId, { tail })
  if (whose) await reportNotDriven(work, visit.request.id, whose)
  await giveToDesk(work, visit.request, 'not-done', tail)
  return { ok: true }
}
