import type { Line } from '../../conversations/intent.ts'
import type { RideOffer } from '../../desk/desk-card.ts'
import { readRequest } from '../../requests/requests.store.ts'
import { whenOf } from '../../when.ts'
import type { Work } from '../../work.ts'
import type { Ride } from '../ride-wish.ts'
import { findPartner } from './find-trip.ts'

/** What the card of a ride says of its trip: with which other ride it is driven, or could be. */
export async function cardTrip(
  work: Work,
  ride: Ride,
): Promise<{ shares: Line | null; together: RideOffer | null }> {
  if (ride.sharedWith) {
    const other = await readRequest(work, ride.sharedWith)
    const shares = other && { key: 'together.desk-with', slots: { number: other.number } }
    return { shares, together: null }
  }
  const found = await findPartner(work, ride)
  if (!found) return { shares: null, together: null }
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const clock = (moment: Date) => whenOf(moment, zone).slice(11)
  const isLead = found.lead.ride.requestId === ride.requestId
  const [own, theirs] = isLead ? found.legs : [found.legs[1], found.legs[0]]
  const partner = isLead ? found.other : found.lead
  const lines: Line[] = []
  if (found.back && ride.returnAt && partner.ride.returnAt) {
    const [ownBack, theirBack] = isLead ? found.back : [found.back[1], found.back[0]]
    const key = 'together.desk-could-back'
    lines.push({
      key,
      slots: {
        number: partner.number,
        pickup: clock(ownBack.pickupAt),
        before: clock(ride.returnAt),
        otherPickup: clock(theirBack.pickupAt),
        otherBefore: clock(partner.ride.returnAt),
      },
    })
  }
  const slots = {
    number: partner.number,
    pickup: clock(own.pickupAt),
    before: clock(ride.pickupAt),
    otherPickup: clock(theirs.pickupAt),
    otherBefore: clock(partner.ride.pickupAt),
  }
  return {
    shares: null,
    together: { withId: partner.ride.requestId, lines: [{ key: 'together.desk-could', slots }, ...lines] },
  }
}
