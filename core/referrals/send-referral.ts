import { laterOf } from '../days.ts'
import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { inTheMorning } from '../dispatch/in-the-morning.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { organisationInUse } from '../organisations/organisations.store.ts'
import { tell } from '../outbox/tell.ts'
import { noPhone } from '../people/no-phone.ts'
import { addressOf, type HelpRequest } from '../requests/help-request.ts'
import { residentOf } from '../requests/requests.store.ts'
import type { Slots } from '../slots.ts'
import type { Work } from '../work.ts'
import type { Referral } from './referral.ts'
import { noteSent } from './referrals.store.ts'

type Contact = NonNullable<Awaited<ReturnType<typeof organisationInUse>>>['contact']

/**
 * The organisation gets what the resident agreed to, and nothing more: by a message where it has an address, else from
 * the desk. Its follow-up is owed from now on.
 */
export async function sendReferral(
  work: Work,
  request: HelpRequest,
  referral: Referral,
  resident: 'tell-resident' | 'resident-knows',
): Promise<{ phone: string | null }> {
  const { neighbourhoodId, organisationId } = referral
  const to = organisationId ? await organisationInUse(work, neighbourhoodId, organisationId) : null
  const phone = to?.organisation.phone ?? null
  const messaged =
    referral.share !== 'nothing' && (await messageOrganisation(work, request, referral, to?.contact ?? null))
  await noteSent(work, referral.id, messaged)
  await oweStep(work, request.id, 'follow-up-referral', laterOf(referral.followUpAt, work.now))
  if (!messaged && referral.share !== 'nothing') await deskTells(work, request, referral, phone)
  if (resident === 'tell-resident') await tellResident(work, request, referral, phone)
  return { phone }
}

async function messageOrganisation(
  work: Work,
  request: HelpRequest,
  referral: Referral,
  contact: Contact,
): Promise<boolean> {
  if (!contact) return false
  const { name, phone } = await residentOf(work, request.residentId)
  const { note } = referral
  const slots: Slots = {
    neighbourhood: work.core.neighbourhoods.get(request.neighbourhoodId).name,
    number: request.number,
    category: { category: request.category },
    name: name ?? '-',
    phone: phone ?? noPhone,
    ...(referral.share === 'address' ? { address: addressOf(request) ?? '-' } : {}),
    ...(note ? { text: note } : {}),
  }
  const key = `referrals.organisation-${referral.share}${note ? '-note' : ''}`
  const { personId, addressId } = contact
  const told = await tell(work, personId, [{ key, slots }], {
    purpose: 'referral.organisation',
    requestId: request.id,
    addressId,
    notBefore: inTheMorning(work, request),
  })
  return told.reached
}

async function deskTells(work: Work, request: HelpRequest, referral: Referral, phone: string | null) {
  const slots = { number: request.number, organisation: referral.organisation }
  const line = phone
    ? { key: 'referrals.desk-call-phone', slots: { ...slots, phone } }
    : { key: 'referrals.desk-call', slots }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, line, { card, alarm: true })
}

async function tellResident(work: Work, request: HelpRequest, referral: Referral, phone: string | null) {
  const { organisation, share } = referral
  const slots = { number: request.number, category: { category: request.category }, organisation }
  const base = share === 'nothing' ? 'requests.go-there' : 'requests.referred'
  const line = phone ? { key: `${base}-with-phone`, slots: { ...slots, phone } } : { key: base, slots }
  await tell(work, request.residentId, [line], { purpose: 'request.referred', requestId: request.id })
}
