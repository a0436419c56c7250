import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { allPlacesFilled } from './fill-place.ts'
import { offersOf } from './offers.store.ts'
import { beginSearch } from './start-dispatch.ts'

/** Why a request cannot take so many neighbours; each is a key under desk.refused. */
export type PlacesRefusal = 'places-taken' | 'places-for-one' | 'places-done'

/** Whether a request can take so many neighbours: never fewer than said yes, and one where only one can do it. */
export async function whyNotPlaces(
  work: Work,
  request: HelpRequest,
  places: number,
): Promise<PlacesRefusal | null> {
  if (places === request.places) return null
  if (request.category === 'ride' || request.arrangementId !== null) return 'places-for-one'
  const accepted = (await offersOf(work, request.id)).filter(({ status }) => status === 'accepted')
  if (places < accepted.length) return 'places-taken'
  return accepted.some(({ doneAt }) => doneAt !== null) ? 'places-done' : null
}

/** The desk changed how many it takes: a place more is searched for at once, and one less may be enough. */
export async function placesChanged(work: Work, requestId: string, actor: Actor): Promise<void> {
  const request = await lockRequest(work, requestId)
  if (!request) return
  const accepted = (await offersOf(work, requestId)).filter(({ status }) => status === 'accepted')
  const [last] = accepted.slice(-1)
  if (request.status === 'matched' && accepted.length < request.places)
    await beginSearch(work, request, actor)
  else if (request.status === 'searching' && last && accepted.length === request.places)
    await allPlacesFilled(work, request, last.volunteerId)
}
