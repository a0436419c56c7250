import type { Pool } from 'pg'
import type { Stretch } from '../stretches.ts'
import type { Work } from '../work.ts'
import { roomKept } from './waiting/waiting.store.ts'

/**
 * One booking at a time in a neighbourhood, so that whoever comes second is offered another time instead of an
 * error. The exclusion constraints hold without it. Taken after the request that it is about is held.
 */
export async function holdCars({ tx }: Work, neighbourhoodId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`rides:${neighbourhoodId}`}, 0))`
}

/**
 * When each car of a neighbourhood is away between two moments, or kept for somebody who was asked just now; the
 * bookings of one ride may be left out.
 */
export async function busyCars(
  { tx }: Pick<Work, 'tx'>,
  neighbourhoodId: string,
  { from, until }: Stretch,
  exceptRide: string | null,
): Promise<Map<string, Stretch[]>> {
  const rows = await tx.vehicleBooking.findMany({
    where: {
      vehicle: { startsWith: `${neighbourhoodId}/` },
      busyFrom: { lt: until },
      busyUntil: { gt: from },
      ...(exceptRide && { rideId: { not: exceptRide } }),
    },
    orderBy: { busyFrom: 'asc' },
  })
  const busy = new Map<string, Stretch[]>()
  for (const { vehicle, busyFrom, busyUntil } of rows) {
    const id = vehicle.slice(neighbourhoodId.length + 1)
    busy.set(id, [...(busy.get(id) ?? []), { from: busyFrom, until: busyUntil }])
  }
  for (const { vehicleId, stretches } of await roomKept({ tx }, neighbourhoodId))
    busy.set(vehicleId, [...(busy.get(vehicleId) ?? []), ...stretches])
  return busy
}

/** Holds a car for these stretches; throws if it is away then, which `holdCars` and a look before make impossible. */
export async function holdCar(
  { tx }: Work,
  rideId: string,
  { neighbourhoodId, vehicleId }: { neighbourhoodId: string; vehicleId: string },
  stretches: Stretch[],
): Promise<void> {
  for (const { from, until } of stretches)
    await tx.$executeRaw`
      insert into vehicle_booking (id, ride_id, vehicle, busy_from, busy_until)
      values (gen_random_uuid(), ${rideId}::uuid, ${`${neighbourhoodId}/${vehicleId}`}, ${from}, ${until})`
}

/** Holds a driver for all of these stretches, or for none; false if they are away in one of them. */
export async function holdDriver(
  { tx }: Work,
  rideId: string,
  driverId: string,
  stretches: Stretch[],
): Promise<boolean> {
  let held = 0
  for (const { from, until } of stretches)
    held += await tx.$executeRaw`
      insert into driver_booking (id, ride_id, driver_id, busy_from, busy_until)
      values (gen_random_uuid(), ${rideId}::uuid, ${driverId}::uuid, ${from}, ${until})
      on conflict on constraint driver_once_at_a_time do nothing`
  if (held === stretches.length) return true
  await freeDriver({ tx }, rideId)
  return false
}

/** Gives the car of a ride free again. */
export async function freeCar({ tx }: Pick<Work, 'tx'>, rideId: string): Promise<void> {
  await tx.vehicleBooking.deleteMany({ where: { rideId } })
}

/** Gives the driver of a ride free again. */
export async function freeDriver({ tx }: Pick<Work, 'tx'>, rideId: string): Promise<void> {
  await tx.driverBooking.deleteMany({ where: { rideId } })
}

/** How many pairs of bookings overlap, of cars and of drivers: always none. For the audit and the tests. */
export async function countOverlaps(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ overlaps: number }>(
    `select (
       (select count(*) from vehicle_booking a join vehicle_booking b on a.vehicle = b.vehicle and a.id < b.id
         and tstzrange(a.busy_from, a.busy_until) && tstzrange(b.busy_from, b.busy_until))
       + (select count(*) from driver_booking a join driver_booking b on a.driver_id = b.driver_id and a.id < b.id
         and tstzrange(a.busy_from, a.busy_until) && tstzrange(b.busy_from, b.busy_until)))::int as overlaps`,
  )
  return rows[0]?.overlaps ?? 0
}
