import { type RideScheme, rideSchemeSchema } from '../../../core/rides/ride-scheme.ts'

export const zone = 'Europe/Amsterdam'

/** A scheme with a car of its own, booked the day before. */
export function maxMobiel(different: object = {}): RideScheme {
  return rideSchemeSchema.parse({
    id: 'max-mobiel',
    name: 'Max-mobiel',
    service: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00' },
    bookingRule: { booking_type: 2, prior_notice_last_day: 1, prior_notice_last_time: '15:00' },
    area: { 8925: [53.217, 5.79], 8911: [53.202, 5.795], 8934: [53.187, 5.815] },
    base: '8925',
    vehicles: [{ id: 'max', name: 'Max', passengers: 2, aids: ['none', 'rollator'] }],
    tariff: { baseCents: 100 },
    waitMinutes: 30,
    ...different,
  })
}

/** Drivers with their own cars, booked two working days ahead, 35 cents a kilometre from their own door. */
export function autoMaatje(different: object = {}): RideScheme {
  return maxMobiel({
    id: 'automaatje',
    name: 'AutoMaatje',
    bookingRule: { booking_type: 2, prior_notice_last_day: 2, prior_notice_last_time: '12:00' },
    vehicles: [],
    tariff: { perKmCents: 35, countedFrom: 'door' },
    waitMinutes: 120,
    ...different,
  })
}

/** A moment as the clock in Leeuwarden shows it, such as 2026-11-24T10:15. */
export function at(wall: string): Date {
  const offset = summer(wall) ? '+02:00' : '+01:00'
  return new Date(`${wall}:00${offset}`)
}

function summer(wall: string): boolean {
  return wall > '2027-03-28T02:00' && wall < '2027-10-31T03:00'
}
