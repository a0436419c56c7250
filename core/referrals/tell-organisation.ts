import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { inTheMorning } from '../dispatch/in-the-morning.ts'
import { organisationInUse } from '../organisations/organisations.store.ts'
import { tell } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import type { Slots } from '../slots.ts'
import type { Work } from '../work.ts'
import { type Referral, tellerOf } from './referral.ts'

/** What there may be to say of a request that an organisation has; each is a key under referrals.organisation- and desk-. */
export type News = 'withdrawn' | 'moved' | 'changed'

/**
 * An organisation hears what became of a request in the way in which it heard of it first: by a message, or from the
 * desk that calls. Who was told nothing of the resident hears nothing now.
 */
export async function tellOrganisation(
  work: Work,
  request: HelpRequest,
  referral: Referral,
  news: News,
  more: Slots = {},
): Promise<void> {
  if (tellerOf(referral) !== 'us') return
  const { id: requestId, number, neighbourhoodId } = request
  const { organisationId, organisation } = referral
  const to = organisationId ? await organisationInUse(work, neighbourhoodId, organisationId) : null
  if (referral.messaged && to?.contact) {
    const { name: neighbourhood } = work.core.neighbourhoods.get(neighbourhoodId)
    const line = { key: `referrals.organisation-${news}`, slots: { number, neighbourhood, ...more } }
    const { personId, addressId } = to.contact
    const told = await tell(work, personId, [line], {
      purpose: `referral.${news}`,
      requestId,
      addressId,
      notBefore: inTheMorning(work, request),
    })
    if (told.reached) return
  }
  const phone = to?.organisation.phone ?? null
  const line = {
    key: `referrals.desk-${news}${phone ? '-phone' : ''}`,
    slots: { number, organisation, ...(phone ? { phone } : {}), ...more },
  }
  const card = onCard(request)
  await noteToDesk(work, neighbourhoodId, line, { card, alarm: true })
}
