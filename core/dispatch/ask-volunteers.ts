import type { Line } from '../conversations/intent.ts'
import { findReachableEach } from '../outbox/outbox.store.ts'
import { tellAll } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { pingLine } from '../rides/ride-lines.ts'
import { findRide } from '../rides/rides.store.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { smallestFree } from './offer.ts'
import { insertOffers, type OpenElsewhere, openWith } from './offers.store.ts'

/** The answers to a ping. */
export const yesOrNo = [
  { value: 'yes', key: 'offers.yes' },
  { value: 'no', key: 'offers.no' },
]

/**
 * Pings volunteers, all together: what, roughly where and when; never the resident's own words, which may hold names.
 * The answer is whom anything can reach.
 */
export async function askVolunteers(
  work: Work,
  request: HelpRequest,
  volunteerIds: string[],
  { round, answerBy }: { round: number; answerBy: Date },
): Promise<Set<string>> {
  const open = await openWith(work, volunteerIds)
  const reachable = await findReachableEach(
    work.tx,
    volunteerIds.map((personId) => ({ personId, addressId: null, requestId: null })),
  )
  const asked = volunteerIds.map((volunteerId) => ({
    volunteerId,
    addressId: reachable.get(volunteerId)?.addressId ?? null,
    code: codeBeside(open.get(volunteerId)),
  }))
  const offers = await insertOffers(work, { requestId: request.id, round }, asked)
  const line = await lineFor(work, request, answerBy)
  await tellAll(
    work,
    asked.flatMap(({ volunteerId, code }) => {
      const offerId = offers.get(volunteerId)
      if (!offerId) return []
      const about = { requestId: request.id, offerId, about: `o:${offerId}`, expiresAt: answerBy }
      const options = { purpose: 'offer.ping', ...about, choices: yesOrNo, code }
      return [{ personId: volunteerId, lines: [line], options }]
    }),
    reachable,
  )
  return new Set(reachable.keys())
}

/**
 * A bare yes is clear when nothing else is open; a code only then would be noise. What was open before counts as the
 * first, so that "JA 2" means the second ping, also where all of them are listed.
 */
function codeBeside(open: OpenElsewhere | undefined): number | null {
  return open?.any ? smallestFree([1, ...open.codes]) : null
}

async function lineFor(work: Work, request: HelpRequest, answerBy: Date): Promise<Line> {
  const { name: neighbourhood, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const until = whenOf(answerBy, zone)
  const ride = await findRide(work, request.id)
  if (ride) return pingLine(work, ride, until)
  return {
    key: request.urgency === 'urgent' ? 'offers.ping-urgent' : 'offers.ping',
    slots: {
      category: { category: request.category },
      neighbourhood,
      when: { when: request.wantedAt },
      answerBy: { until },
    },
  }
}
