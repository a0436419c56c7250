import type { Core } from '../core.ts'
import { readReferral } from '../desk/card.store.ts'
import type { CardReferral, ReferralCard } from '../desk/desk-card.ts'
import { referralStatuses } from './referral.ts'

type Kept = Omit<NonNullable<Awaited<ReturnType<typeof readReferral>>>, 'request'>

/** A referral as the cards of the desk show it. */
export function cardReferral(referral: Kept): CardReferral {
  const { id, organisation, share, consentBy, consentActor, messaged, note } = referral
  const { reason, reasonWords, settledBy, directory } = referral
  return {
    id,
    organisation,
    status: referralStatuses.find((each) => each === referral.status) ?? 'sent',
    share,
    consentBy,
    consentAt: referral.consentAt?.toISOString() ?? null,
    consentActor: consentActor?.startsWith('slack:') ? consentActor : null,
    messaged,
    note,
    followUpAt: referral.followUpAt.toISOString(),
    reason,
    reasonWords,
    settledBy: settledBy?.startsWith('slack:') ? settledBy : null,
    phone: directory?.phone ?? null,
    email: directory?.email ?? null,
  }
}

/** The card of a follow-up as it is at this moment; null when the referral is no longer kept. */
export async function prepareReferralCard(core: Core, id: string): Promise<ReferralCard | null> {
  const referral = await readReferral(core, id)
  if (!referral) return null
  const { request, ...kept } = referral
  const { zone, desk } = core.neighbourhoods.get(referral.neighbourhoodId)
  return {
    kind: 'referral',
    id,
    number: request.number,
    category: request.category,
    residentName: request.resident.name,
    referral: cardReferral(kept),
    isAsked: referral.status === 'sent' && request.withDeskSince !== null,
    zone,
    language: desk.language,
  }
}
