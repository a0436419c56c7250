import { beginArrangement } from '../arrangements/begin-arrangement.ts'
import type { Line } from '../conversations/intent.ts'
import { showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { tellProfessional } from '../professionals/tell-professional.ts'
import { firstNameOf, type HelpRequest } from '../requests/help-request.ts'
import { changeRequest } from '../requests/requests.store.ts'
import { gistOf, riderLines } from '../rides/ride-lines.ts'
import { findRide } from '../rides/rides.store.ts'
import type { Work } from '../work.ts'
import { buddyFound } from './buddies.ts'
import { inTheMorning } from './in-the-morning.ts'
import type { Offer } from './offer.ts'
import { releaseAsked } from './release-volunteers.ts'
import { comingOffers } from './visits/coming.ts'
import { nextVisitStep } from './visits/visit-steps.ts'

/** The places of a request that somebody said yes to. */
export function placesTaken(offers: Offer[]): number[] {
  return offers.map(({ place }) => place).filter((place) => place !== null)
}

/** What follows when a neighbour got a place: the resident hears who comes, and a full request stops asking. */
export async function placeFilled(
  work: Work,
  asked: HelpRequest,
  volunteerId: string,
  taken: number,
): Promise<void> {
  const full = taken >= asked.places
  const request = full ? await allPlacesFilled(work, asked, volunteerId) : asked
  // While rounds still run they come first: the last one hands over to the visit.
  if (!full && request.nextStep !== 'round') await oweVisit(work, request)
  const name = firstNameOf(await nameOf(work, volunteerId))
  const slots = { category: { category: request.category }, when: { when: asked.wantedAt } }
  const found = name
    ? { key: 'offers.helper-found', slots: { ...slots, name } }
    : { key: 'offers.helper-found-nameless', slots }
  const ride = await findRide(work, request.id)
  const lines = ride
    ? riderLines(work, ride, name, 'rides.driver-found')
    : [found, ...(await whoComes(work, request, full))]
  await tell(work, request.residentId, lines, {
    ...gistOf(lines),
    purpose: 'request.helper-found',
    requestId: request.id,
    notBefore: inTheMorning(work, request),
  })
  await buddyFound(work, request, volunteerId)
  await showCard(work, request.neighbourhoodId, 'request', request.id)
}

/** Nobody more is needed: those who were asked and are silent hear so, and what is owed next is the visit. */
export async function allPlacesFilled(
  work: Work,
  asked: HelpRequest,
  volunteerId: string,
): Promise<HelpRequest> {
  // every week, with the same neighbour: what was asked becomes the first time of that
  const request = await beginArrangement(work, asked, volunteerId)
  await oweVisit(work, request)
  await changeRequest(work, request.id, { status: 'matched', withDeskSince: null, withDeskWhy: null })
  await releaseAsked(work, request, 'taken')
  await tellProfessional(work, request, 'accepted')
  return request
}

async function oweVisit(work: Work, request: HelpRequest): Promise<void> {
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  const next = nextVisitStep(visit, work.now, quietHours, zone)
  await oweStep(work, request.id, next.step, next.at)
}

/** Where more than one neighbour is needed, the resident hears each time who come in all. */
async function whoComes(work: Work, request: HelpRequest, full: boolean): Promise<Line[]> {
  const coming = await comingOffers(work, request.id)
  if (coming.length < 2 && (full || request.places === 1)) return []
  const named = await Promise.all(
    coming.map(async (each) => firstNameOf(await nameOf(work, each.volunteerId))),
  )
  const names = named.filter((name) => name !== null)
  return names.length === 0
    ? []
    : [{ key: full ? 'offers.all-come' : 'offers.come-so-far', slots: { names: { names } } }]
}
