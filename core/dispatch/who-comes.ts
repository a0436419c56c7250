import { setUsualComer } from '../arrangements/arrangements.store.ts'
import { showCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import { housematesOf } from '../people/housemates.store.ts'
import { householdOf } from '../people/shared-phone.ts'
import { findVolunteer, nameOf } from '../people/volunteers.store.ts'
import { firstNameOf, type HelpRequest } from '../requests/help-request.ts'
import { isOpen } from '../requests/request-states.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { inTheMorning } from './in-the-morning.ts'
import type { Offer } from './offer.ts'
import { changeOffers, findOffer } from './offers.store.ts'

/** The first name by which the one who comes is spoken of; null where they never told it. */
export async function comesAs(
  work: Work,
  { volunteerId, byWhom }: Pick<Offer, 'volunteerId' | 'byWhom'>,
): Promise<string | null> {
  return byWhom ?? firstNameOf(await nameOf(work, volunteerId))
}

/**
 * Who of the household on a helper's phone may do this, the helper first. What was asked of the helper as a person is
 * true of nobody else: where papers or a training are needed, a car is driven, or they come with a buddy, only they may.
 */
export async function whoMayCome(work: Work, request: HelpRequest, volunteerId: string): Promise<string[]> {
  const { rules } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const { category, places } = request
  const needsPapers = rules.vetted.includes(category) || rules.trained[category] !== undefined
  const volunteer = await findVolunteer(work, volunteerId)
  const own = householdOf(volunteer?.name ?? null, [])
  if (!volunteer || needsPapers || category === 'ride' || places > 1) return own
  if (volunteer.needsBuddy || volunteer.sheltered) return own
  const helping = (await housematesOf(work, volunteerId)).filter(({ helps }) => helps)
  return householdOf(volunteer.name, helping)
}

/** Who of a household comes: the resident hears it if that is another than they heard of, and the card shows it. */
export async function chooseWhoComes(
  work: Work,
  offerId: string,
  personId: string,
  name: string,
): Promise<boolean> {
  const named = await findOffer(work, offerId)
  const request = named && (await lockRequest(work, named.requestId))
  const offer = await findOffer(work, offerId)
  if (!request || !offer || offer.volunteerId !== personId) return false
  if (offer.status !== 'accepted' || offer.doneAt || !isOpen(request.status)) return false
  if (!(await whoMayCome(work, request, personId)).includes(name)) return false
  const before = await comesAs(work, offer)
  await changeOffers(work, [offerId], { byWhom: name })
  if (request.arrangementId) await setUsualComer(work, request.arrangementId, name)
  if (before !== name) await tellOther(work, request, name)
  await showCard(work, request.neighbourhoodId, 'request', request.id)
  return true
}

async function tellOther(work: Work, request: HelpRequest, name: string): Promise<void> {
  const { id, residentId, category, wantedAt } = request
  const slots = { name, category: { category }, when: { when: wantedAt } }
  const line = { key: 'shared-phone.other-comes', slots }
  const notBefore = inTheMorning(work, request)
  await tell(work, residentId, [line], { purpose: 'request.helper-found', requestId: id, notBefore })
}
