import { noteToDesk, onCard, showCard } from '../../desk/tell-desk.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import type { HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { changeRequest } from '../../requests/requests.store.ts'
import { reportDriven } from '../../rides/report-ride.ts'
import type { Work } from '../../work.ts'
import { changeOffers, offersOf } from '../offers.store.ts'
import { releaseAsked } from '../release-volunteers.ts'
import { askResidentWhenAwake } from './ask-resident.ts'
import { lockVisit } from './lock-visit.ts'

/** A neighbour says that it is done; when all of them are, the resident is asked whether it was all right. */
export async function reportDone(
  work: Work,
  offerId: string,
  { minutes, tail }: { minutes: number | null; tail: string | null },
): Promise<{ ok: true } | { ok: false; why: 'closed' }> {
  const visit = await lockVisit(work, offerId)
  if (!visit) return { ok: false, why: 'closed' }
  const { request, offer } = visit
  await changeOffers(work, [offerId], { doneAt: offer.doneAt ?? work.now, minutes: minutes ?? offer.minutes })
  await record(work, request.id, 'reported-done', offer.volunteerId, { minutes, tail })
  await keepMinutes(work, request)
  await reportDriven(work, request.id, tail)
  if (tail) await tellDesk(work, request, offer.volunteerId, tail)
  if (!offer.doneAt && (await allDone(work, request))) {
    await releaseAsked(work, request, 'taken')
    await askResidentWhenAwake(work, request)
  }
  await showCard(work, request.neighbourhoodId, 'request', request.id)
  return { ok: true }
}

async function keepMinutes(work: Work, request: HelpRequest): Promise<void> {
  const minutes = (await offersOf(work, request.id))
    .map((offer) => offer.minutes)
    .filter((each) => each !== null)
  if (minutes.length > 0) {
    await changeRequest(work, request.id, { minutesSpent: minutes.reduce((sum, each) => sum + each, 0) })
  }
}

async function allDone(work: Work, request: HelpRequest): Promise<boolean> {
  return (await offersOf(work, request.id)).every(
    ({ status, doneAt }) => status !== 'accepted' || doneAt !== null,
  )
}

/** What a volunteer says after a visit may be a worry: it goes to the desk and never to the resident. */
async function tellDesk(work: Work, request: HelpRequest, volunteerId: string, words: string): Promise<void> {
  const line = {
    key: 'visits.desk-after-visit',
    slots: { name: (await nameOf(work, volunteerId)) ?? '-', words },
  }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, line, { card })
}
