import { tellAll, withdrawPings } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { inTheMorning } from './in-the-morning.ts'
import type { Offer } from './offer.ts'
import { changeOffers, neverSent, offersOf } from './offers.store.ts'

/** Nobody has to answer any more: pings not sent yet vanish, and those who were asked hear one kind line. */
export async function releaseAsked(
  work: Work,
  request: HelpRequest,
  why: 'taken' | 'cancelled',
): Promise<void> {
  const silent = await takeBackUnsent(work, request)
  await changeOffers(
    work,
    silent.map(({ id }) => id),
    { status: why === 'taken' ? 'taken' : 'withdrawn' },
  )
  await tellEach(work, request, silent, why)
}

/** Pings that were not sent yet vanish, as if nobody had thought of it; the answer is whoever did get one and is silent. */
export async function takeBackUnsent(work: Work, request: HelpRequest): Promise<Offer[]> {
  await withdrawPings(work, request.id)
  const asked = (await offersOf(work, request.id)).filter(
    ({ status }) => status === 'asked' || status === 'lapsed',
  )
  const dropped = await neverSent(work, request.id)
  const unsent = asked.map(({ id }) => id).filter((id) => dropped.has(id))
  await changeOffers(work, unsent, { status: 'withdrawn', pings: { decrement: 1 } })
  return asked.filter(({ id, addressId }) => addressId !== null && !dropped.has(id))
}

/** Those who said yes need not come any more, and hear it. */
export async function releaseAccepted(work: Work, request: HelpRequest): Promise<void> {
  const coming = (await offersOf(work, request.id)).filter(
    ({ status, doneAt }) => status === 'accepted' && !doneAt,
  )
  await changeOffers(
    work,
    coming.map(({ id }) => id),
    { status: 'withdrawn', place: null },
  )
  await tellEach(work, request, coming, 'called-off')
}

async function tellEach(
  work: Work,
  request: HelpRequest,
  offers: Offer[],
  what: 'taken' | 'cancelled' | 'called-off',
): Promise<void> {
  const { id: requestId, number, category, wantedAt } = request
  const line = { key: `offers.${what}`, slots: { number, category: { category }, when: { when: wantedAt } } }
  const options = { purpose: `offer.${what}`, requestId, notBefore: inTheMorning(work, request) }
  await tellAll(
    work,
    offers.map(({ volunteerId, addressId }) => ({
      personId: volunteerId,
      lines: [line],
      options: { ...options, addressId },
    })),
  )
}
