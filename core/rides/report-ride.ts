import type { Work } from '../work.ts'
import type { RideOutcome } from './ride-wish.ts'
import { changeRide, findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { priceCents } from './tariff.ts'

const amount = String.raw`(\d{1,3}(?:[.,]\d{1,2})?)`
const kilometres = new RegExp(`^${amount}$|${amount}\\s*(?:km|kilo)`, 'iu')

/** The kilometres in what a driver said, with their unit or alone; null if there are none. */
export function metersIn(words: string | null): number | null {
  const [, alone, withUnit] = kilometres.exec(words?.trim() ?? '') ?? []
  const found = alone ?? withUnit
  return found === undefined ? null : Math.round(Number(found.replace(',', '.')) * 1000)
}

/** A ride was driven: its kilometres are kept, and where they count from the driver's door they settle the price. */
export async function reportDriven(work: Work, requestId: string, words: string | null): Promise<void> {
  const ride = await findRide(work, requestId)
  if (!ride) return
  const drivenMeters = metersIn(words)
  const tariff = schemeOf(work, ride.neighbourhoodId)?.tariff
  const settles = drivenMeters !== null && ride.vehicleId === null && tariff?.countedFrom === 'door'
  await changeRide(work, requestId, {
    outcome: 'done',
    ...(drivenMeters !== null && { drivenMeters }),
    ...(settles && { priceCents: priceCents(tariff, drivenMeters) }),
  })
}

/** A ride was not driven, and the driver says whose doing that was. */
export async function reportNotDriven(
  work: Work,
  requestId: string,
  outcome: Extract<RideOutcome, 'no-show' | 'missed-by-us'>,
): Promise<void> {
  if (await findRide(work, requestId)) await changeRide(work, requestId, { outcome })
}
