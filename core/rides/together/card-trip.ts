import type { Line } from '../../conversations/intent.ts'
import type { RideOffer } from '../../desk/desk-card.ts'
import { readRequest } from '../../requests/requests.store.ts'
import { whenOf } from '../../when.ts'
import type { Work } from '../../work.ts'
import type { Ride } from '../ride-wish.ts'
import { type FoundTrip, findPartner } from './find-trip.ts'

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
  const isLead = found.lead.ride.requestId === ride.requestId
  const partner = isLead ? found.other : found.lead
  const becomes = (key: string, legs: FoundTrip['legs'], before: Date, otherBefore: Date): Line => {
    const [own, theirs] = isLead ? legs : [legs[1], legs[0]]
    const clock = (moment: Date) => whenOf(moment, zone).slice(11)
    const [pickup, otherPickup] = [clock(own.pickupAt), clock(theirs.pickupAt)]
    const was = { before: clock(before), otherBefore: clock(otherBefore) }
    return { key, slots: { number: partner.number, pickup, otherPickup, ...was } }
  }
  const lines = [becomes('together.desk-could', found.legs, ride.pickupAt, partner.ride.pickupAt)]
  if (found.back && ride.returnAt && partner.ride.returnAt)
    lines.push(becomes('together.desk-could-back', found.back, ride.returnAt, partner.ride.returnAt))
  return { shares: null, together: { withId: partner.ride.requestId, lines } }
}
