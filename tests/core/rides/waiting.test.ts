import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Core } from '../../../core/core.ts'
import { connect } from '../../../core/database.ts'
import { Gate } from '../../../core/gate.ts'
import { takeTap } from '../../../core/jobs/take-tap.ts'
import { cancelRequest } from '../../../core/requests/cancel-request.ts'
import { bookRide } from '../../../core/rides/book-ride.ts'
import { countOverlaps } from '../../../core/rides/bookings.store.ts'
import type { RideWish } from '../../../core/rides/ride-wish.ts'
import { answerRoom } from '../../../core/rides/waiting/answer-room.ts'
import { waitForRide } from '../../../core/rides/waiting/wait-for-ride.ts'
import { inOneTransaction } from '../../../core/work.ts'
import { type House, openHouse } from '../dispatch/house.ts'
import { maxMobiel } from './scheme.ts'

let house: House
let replica: ReturnType<typeof connect>
let cores: [Core, Core]
beforeAll(async () => {
  house = await openHouse()
  house.setClock('2026-11-23T09:00:00Z')
  house.core.neighbourhoods.first.rides = maxMobiel()
  replica = connect(house.url)
  cores = [house.core, { ...house.core, pool: replica.pool, db: replica.db, transactions: new Gate(8) }]
})
afterAll(async () => {
  await replica.close()
  await house.close()
})

const wish: RideWish = {
  pickup: { name: 'thuis', street: 'Kerkstraat', houseNumber: '5', postcode: '8925 AB' },
  destination: { name: 'huisarts', street: 'Dorpsstraat', houseNumber: '10', postcode: '8934 AD' },
  arriveAt: '2026-12-01T10:15',
  way: 'one-way',
  returnAt: null,
  returnGuessed: false,
  passengers: 1,
  aid: 'none',
}
const rider = (riderId: string) => ({
  neighbourhoodId: 'bilgaard',
  riderId,
  words: 'rit',
  language: 'nl' as const,
})

/** How many wait, were asked, and so on. */
async function counted(): Promise<Record<string, number>> {
  const { rows } = await house.core.pool.query<{ status: string; count: number }>(
    'select status, count(*)::int as count from ride_waiting group by 1',
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

/** Every tap that is due, all at once and twice, over two replicas. */
async function takeAllTaps(): Promise<void> {
  const { rows } = await house.core.pool.query<{ id: string; fence: number }>(
    'select id, fence from ride_waiting where next_step_at <= $1',
    [house.core.clock.now()],
  )
  await Promise.all(
    [...rows, ...rows].map(({ id, fence }, index) =>
      inOneTransaction(cores[index % 2 === 0 ? 0 : 1], (work) => takeTap(work, { rideWaitingId: id, fence })),
    ),
  )
}

test('of six who wait for one hour one at a time is asked, on two replicas and with every tap twice', async () => {
  const first = await house.addResident()
  const booked = await inOneTransaction(house.core, (work) =>
    bookRide(work, wish, { ...rider(first), origin: 'sms', actor: first }),
  )
  if (!booked.ok) throw new Error('The car is out on an empty day.')
  const waiting: string[] = []
  for (let count = 0; count < 6; count++) {
    const id = await house.addResident()
    house.setClock(`2026-11-23T09:0${count + 1}:00Z`)
    const waits = await inOneTransaction(house.core, (work) => waitForRide(work, wish, rider(id)))
    expect(waits.ok).toBe(true)
    waiting.push(id)
  }
  await inOneTransaction(house.core, (work) => cancelRequest(work, booked.requestId, first, null))
  await takeAllTaps()
  expect(await counted()).toEqual({ asked: 1, waiting: 5 })

  const { rows } = await house.core.pool.query<{ id: string; rider_id: string }>(
    "select id, rider_id from ride_waiting where status = 'asked'",
  )
  const [asked] = rows
  if (!asked) throw new Error('Nobody was asked.')
  // who came first
  expect(asked.rider_id).toBe(waiting[0])
  // nobody else gets the room that is kept
  const other = await house.addResident()
  const refused = await inOneTransaction(house.core, (work) =>
    bookRide(work, wish, { ...rider(other), origin: 'sms', actor: other }),
  )
  expect(refused).toMatchObject({ ok: false, why: 'full' })

  // they press yes twice, on two replicas
  const answers = await Promise.all(
    cores.map((core) => inOneTransaction(core, (work) => answerRoom(work, asked.id, asked.rider_id, true))),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await counted()).toEqual({ booked: 1, waiting: 5 })
  expect(await countOverlaps(house.core.pool)).toBe(0)
})

test('at the last moment for booking, nobody is left waiting', async () => {
  house.setClock('2026-11-30T14:00:01Z')
  await takeAllTaps()
  expect(await counted()).toEqual({ booked: 1, ended: 5 })
})
