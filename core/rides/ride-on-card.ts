import type { Line } from '../conversations/intent.ts'
import type { Core } from '../core.ts'
import type { RideOffer } from '../desk/desk-card.ts'
import { looking } from '../work.ts'
import { driverLines } from './ride-lines.ts'
import { findRide, isWeekly } from './rides.store.ts'
import { cardTrip } from './together/card-trip.ts'

/** A ride as its card at the desk shows it; null if the request is none. */
export async function rideOnCard(
  core: Core,
  requestId: string,
): Promise<{ lines: Line[]; together: RideOffer | null; sharesTrip: boolean } | null> {
  const ride = await findRide({ tx: core.db }, requestId)
  if (!ride) return null
  const lines = driverLines({ core }, ride)
  const { shares, together } = await cardTrip(looking(core), ride)
  if (shares) lines.push(shares)
  if (await isWeekly({ tx: core.db }, requestId)) lines.push({ key: 'weekly-rides.on-card' })
  if (ride.outcome)
    lines.push({ key: 'rides.desk-ended', slots: { how: { line: `rides.desk-${ride.outcome}` } } })
  if (ride.drivenMeters !== null)
    lines.push({ key: 'rides.desk-driven', slots: { km: String(ride.drivenMeters / 1000) } })
  return { lines, together, sharesTrip: shares !== null }
}
