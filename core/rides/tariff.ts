import type { RideScheme } from './ride-scheme.ts'

/** What a ride of so many metres costs, in whole cents; half a cent is rounded up. */
export function priceCents({ baseCents, perKmCents }: RideScheme['tariff'], meters: number): number {
  // whole numbers until the last step: 0.35 * 3.1 is not exact, 35 * 3100 is
  return baseCents + Math.floor((perKmCents * meters + 500) / 1000)
}
