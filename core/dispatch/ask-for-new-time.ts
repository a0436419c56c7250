import type { Line } from '../conversations/intent.ts'
import { tellAll } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { movedPingLine } from '../rides/ride-lines.ts'
import { findRide } from '../rides/rides.store.ts'
import type { Work } from '../work.ts'
import { yesOrNo } from './ask-volunteers.ts'
import { inTheMorning } from './in-the-morning.ts'
import { changeOffers, offersOf, renewOffers } from './offers.store.ts'
import { takeBackUnsent } from './release-volunteers.ts'

/**
 * A search goes on for another time. Whoever has a ping in hand reads the new time and is asked anew, since a yes to
 * the old one is none to this; a ping that was not sent yet vanishes; and a no was to the old time only.
 */
export async function askForNewTime(work: Work, request: HelpRequest): Promise<void> {
  const silent = await takeBackUnsent(work, request)
  const said = (await offersOf(work, request.id)).filter(({ status }) => status === 'declined')
  await changeOffers(work, idsOf(said), { status: 'withdrawn' })
  const asked = await renewOffers(work, idsOf(silent))
  const line = await lineFor(work, request)
  const { id: requestId, wantedFrom } = request
  const notBefore = inTheMorning(work, request)
  await tellAll(
    work,
    asked.map(({ id: offerId, volunteerId, addressId, code }) => {
      const about = {
        requestId,
        offerId,
        about: `o:${offerId}`,
        ...(wantedFrom && { expiresAt: wantedFrom }),
        addressId,
      }
      const options = { purpose: 'offer.moved', ...about, choices: yesOrNo, code, notBefore }
      return { personId: volunteerId, lines: [line], options }
    }),
  )
}

function idsOf(offers: { id: string }[]): string[] {
  return offers.map(({ id }) => id)
}

async function lineFor(work: Work, request: HelpRequest): Promise<Line> {
  const ride = await findRide(work, request.id)
  if (ride) return movedPingLine(work, ride)
  const slots = { category: { category: request.category }, when: { when: request.wantedAt } }
  return { key: 'offers.moved', slots }
}
