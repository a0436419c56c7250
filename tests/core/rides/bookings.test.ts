import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Core } from '../../../core/core.ts'
import { connect } from '../../../core/database.ts'
import { acceptOffer } from '../../../core/dispatch/accept-offer.ts'
import { assignVolunteer } from '../../../core/dispatch/assign-volunteer.ts'
import { standingOf } from '../../../core/dispatch/gates.ts'
import { handBack } from '../../../core/dispatch/hand-back.ts'
import { freezePlan } from '../../../core/dispatch/plan.ts'
import { readRoundFacts } from '../../../core/dispatch/round-facts.ts'
import { Gate } from '../../../core/gate.ts'
import { cancelRequest } from '../../../core/requests/cancel-request.ts'
import { lockRequest } from '../../../core/requests/requests.store.ts'
import { type Booked, bookRide } from '../../../core/rides/book-ride.ts'
import { countOverlaps } from '../../../core/rides/bookings.store.ts'
import { moveRide } from '../../../core/rides/change-ride.ts'
import type { RideWish } from '../../../core/rides/ride-wish.ts'
import { inOneTransaction } from '../../../core/work.ts'
import { type House, openHouse } from '../dispatch/house.ts'
import { autoMaatje, maxMobiel } from './scheme.ts'

let house: House
let replica: ReturnType<typeof connect>
let cores: [Core, Core]
const drivers: string[] = []
beforeAll(async () => {
  house = await openHouse()
  house.setClock('2026-11-23T09:00:00Z')
  house.core.neighbourhoods.first.rides = maxMobiel({ search: { people: 4, minutesBetween: 60, rounds: 2 } })
  house.core.neighbourhoods.first.pingsPerWeek = 1000
  replica = connect(house.url)
  cores = [house.core, { ...house.core, pool: replica.pool, db: replica.db, transactions: new Gate(8) }]
  for (const name of ['Klaas', 'Samuel', 'Priya'])
    drivers.push(await house.addVolunteer(name, { categories: ['ride'] }))
})
afterAll(async () => {
  await replica.close()
  await house.close()
})

const doctor = { name: 'huisarts', street: 'Dorpsstraat', houseNumber: '10', postcode: '8934 AD' }
const home = { name: 'thuis', street: 'Kerkstraat', houseNumber: '5', postcode: '8925 AB' }

function wish(arriveAt: string, different: Partial<RideWish> = {}): RideWish {
  return {
    pickup: home,
    destination: doctor,
    arriveAt,
    way: 'one-way',
    returnAt: null,
    returnGuessed: false,
    passengers: 1,
    aid: 'none',
    ...different,
  }
}

function book(core: Core, riderId: string, what: RideWish): Promise<Booked> {
  const booker = {
    neighbourhoodId: 'bilgaard',
    riderId,
    words: 'rit',
    origin: 'sms',
    language: 'nl' as const,
  }
  return inOneTransaction(core, (work) => bookRide(work, what, { ...booker, actor: riderId }))
}

test('ten book the same hour at once, on two replicas: one has the car, nine hear which hours are near', async () => {
  const riders = await Promise.all(Array.from({ length: 10 }, () => house.addResident()))
  const answers = await Promise.all(
    riders.map((rider, index) => book(cores[index % 2 === 0 ? 0 : 1], rider, wish('2026-12-01T10:15'))),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of answers) {
    if (answer.ok) continue
    expect(answer.why).toBe('full')
    expect(answer.times.length).toBeGreaterThan(0)
    expect(answer.times).not.toContain('2026-12-01T10:15')
  }
  expect(await countOverlaps(house.core.pool)).toBe(0)
  const [offered] = answers.flatMap((answer) => (answer.ok ? [] : answer.times))
  const second = await book(cores[1], riders[0] ?? '', wish(offered ?? ''))
  expect(second.ok).toBe(true)
})

test('two replicas book the last hour of a full day at once, and a third moves there: one of them has it', async () => {
  const riders = await Promise.all(Array.from({ length: 3 }, () => house.addResident()))
  const [first = '', second = '', third = ''] = riders
  const elsewhere = await book(cores[0], third, wish('2026-12-03T14:15'))
  if (!elsewhere.ok) throw new Error(elsewhere.why)
  const answers = await Promise.all([
    book(cores[0], first, wish('2026-12-02T16:15')),
    book(cores[1], second, wish('2026-12-02T16:15')),
    inOneTransaction(cores[1], (work) => moveRide(work, elsewhere.requestId, '2026-12-02T16:15', third)),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await countOverlaps(house.core.pool)).toBe(0)
  const held = await house.db.vehicleBooking.count({ where: { rideId: elsewhere.requestId } })
  expect(held).toBe(1)
})

test('neighbours drove their own cars, and now there is one car: whose ride it is out for gets no driver', async () => {
  const { first } = house.core.neighbourhoods
  const scheme = first.rides
  first.rides = autoMaatje({ search: { people: 4, minutesBetween: 60, rounds: 2 } })
  const [one, other] = await Promise.all(
    cores.map(async (core) => book(core, await house.addResident(), wish('2026-12-04T10:15'))),
  )
  first.rides = scheme
  if (!one?.ok || !other?.ok) throw new Error('both should fit')
  const [klaas = '', samuel = ''] = drivers
  const says = async (requestId: string, driver: string) => {
    const { id } = await house.offerOf(requestId, driver)
    return house.work((work) => acceptOffer(work, id, driver, { tail: null, condition: false }))
  }
  const carOf = async (id: string) =>
    (await house.db.ride.findUniqueOrThrow({ where: { requestId: id } })).vehicleId
  expect(await says(one.requestId, klaas)).toMatchObject({ ok: true })
  expect(await carOf(one.requestId)).toBe('max')
  expect(await says(other.requestId, samuel)).toEqual({ ok: false, why: 'no-car' })
  const assigned = () => house.work((work) => assignVolunteer(work, other.requestId, samuel, 'slack:U0ANKE'))
  expect(await assigned()).toEqual({ ok: false, why: 'no-car' })
  expect(await house.db.driverBooking.count({ where: { rideId: other.requestId } })).toBe(0)
  expect((await house.request(other.requestId)).status).toBe('searching')
  const { residentId } = await house.request(one.requestId)
  await house.work((work) => cancelRequest(work, one.requestId, residentId, null))
  expect(await assigned()).toMatchObject({ ok: true })
  expect(await carOf(other.requestId)).toBe('max')
})

test('who fetches somebody later is free in between, and away on the road there and back', async () => {
  const [rider, other] = [await house.addResident(), await house.addResident()]
  const [driver = ''] = drivers
  const long = await book(
    cores[0],
    rider,
    wish('2026-12-10T10:15', { way: 'fetch', returnAt: '2026-12-10T15:00' }),
  )
  if (!long.ok) throw new Error(long.why)
  const offer = await house.db.offer.findFirstOrThrow({
    where: { requestId: long.requestId, volunteerId: driver },
  })
  await house.work((work) => acceptOffer(work, offer.id, driver, { tail: null, condition: false }))

  const isBusy = async (requestId: string) => {
    await house.db.offer.deleteMany({ where: { requestId } })
    const seen = await house.work(async (work) => {
      const request = await lockRequest(work, requestId)
      if (!request) throw new Error('There is no such request.')
      const plan = freezePlan(house.core.neighbourhoods.first, request, 1)
      return [await readRoundFacts(work, request, plan), await readRoundFacts(work, request, plan, 0)]
    })
    const [busy, busyOfMany] = seen.map((facts) => {
      const them = facts.volunteers.find(({ personId }) => personId === driver)
      // of many, who cannot come is not even looked at
      return !them || JSON.stringify(standingOf(them, facts, house.now())).includes('busy')
    })
    expect(busyOfMany).toBe(busy)
    return busy
  }
  const rideAt = async (time: string) => {
    const booked = await book(cores[0], other, wish(`2026-12-10T${time}`))
    return booked.ok ? booked.requestId : ''
  }
  expect(await isBusy(await rideAt('12:15'))).toBe(false)
  expect(await isBusy(await rideAt('13:45'))).toBe(false)
  const helpAt = (time: string) => house.open(other, { category: 'ride', wantedAt: `2026-12-10T${time}` })
  expect(await isBusy(await helpAt('10:00'))).toBe(true)
  expect(await isBusy(await helpAt('12:00'))).toBe(false)
  expect(await isBusy(await helpAt('15:00'))).toBe(true)
})

describe('the database itself', () => {
  test.each([
    ['vehicle_booking', 'vehicle', 'bilgaard/max', 'vehicle_once_at_a_time'],
    ['driver_booking', 'driver_id', randomUUID(), 'driver_once_at_a_time'],
  ])('refuses an overlap in %s', async (table, column, who, constraint) => {
    const rider = await house.addResident()
    const booked = await book(cores[0], rider, wish('2027-01-12T10:15'))
    if (!booked.ok) throw new Error(booked.why)
    const insert = (from: string, until: string) =>
      house.core.pool.query(
        `insert into ${table} (id, ride_id, ${column}, busy_from, busy_until) values ($1, $2, $3, $4, $5)`,
        [randomUUID(), booked.requestId, who, `2027-02-0${from}Z`, `2027-02-0${until}Z`],
      )
    await insert('1T10:00', '1T11:00')
    await expect(insert('1T10:59', '1T12:00')).rejects.toThrow(constraint)
    await insert('1T11:00', '1T12:00')
    await expect(insert('1T12:00', '1T12:00')).rejects.toThrow(/in_time/)
    await house.core.pool.query(`delete from ${table} where busy_from > '2027-02-01'`)
    await inOneTransaction(house.core, (work) => cancelRequest(work, booked.requestId, rider, null))
  })
})

type Deed = {
  do: 'book' | 'cancel' | 'accept' | 'hand-back' | 'move'
  day: number
  quarter: number
  who: number
  back: number
}

const deeds = fc.array(
  fc.record<Deed>({
    do: fc.constantFrom('book', 'book', 'cancel', 'accept', 'accept', 'move', 'hand-back'),
    day: fc.integer({ min: 0, max: 1 }),
    quarter: fc.integer({ min: 0, max: 28 }),
    who: fc.nat(100),
    back: fc.constantFrom(0, 30, 45, 120),
  }),
  { minLength: 20, maxLength: 40 },
)

test('whatever is booked, moved, accepted, handed back and cancelled by many at once: nobody is in two places', async () => {
  const riders = await Promise.all(Array.from({ length: 5 }, () => house.addResident()))
  let rides = 0
  let driven = 0
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const booked: { requestId: string; rider: string }[] = []
      for (let at = 0; at < all.length; at += 6) {
        await Promise.all(
          all.slice(at, at + 6).map(async (deed, index) => {
            const core = cores[index % 2 === 0 ? 0 : 1]
            const rider = riders[deed.who % riders.length] ?? ''
            if (deed.do === 'book') {
              const answer = await book(core, rider, wishOf(deed))
              if (answer.ok) booked.push({ requestId: answer.requestId, rider })
            } else {
              const ride = booked[deed.who % Math.max(1, booked.length)]
              if (ride) await change(core, deed, ride)
            }
          }),
        )
        expect(await countOverlaps(house.core.pool)).toBe(0)
      }
      rides += booked.length
      const { rows } = await house.core.pool.query<{ count: number }>(
        'select count(distinct ride_id)::int as count from driver_booking',
      )
      driven += rows[0]?.count ?? 0
      for (const { requestId, rider } of booked)
        await inOneTransaction(house.core, (work) => cancelRequest(work, requestId, rider, null))
      const left = await house.core.pool.query(
        'select from vehicle_booking b join ride r on r.request_id = b.ride_id where r.request_id = any($1::uuid[])',
        [booked.map(({ requestId }) => requestId)],
      )
      expect(left.rowCount).toBe(0)
    }),
    { numRuns: 5 },
  )
  expect(rides).toBeGreaterThan(5)
  expect(driven).toBeGreaterThan(0)
}, 60_000)

function wishOf({ day, quarter, back }: Deed): RideWish {
  const minutes = 9 * 60 + 30 + quarter * 15
  const clock = (at: number) =>
    `2026-12-0${8 + day}T${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  return wish(clock(minutes), back === 0 ? {} : { way: 'fetch', returnAt: clock(minutes + back) })
}

async function change(core: Core, deed: Deed, { requestId, rider }: { requestId: string; rider: string }) {
  const driver = drivers[deed.who % drivers.length] ?? ''
  const offer = await house.db.offer.findFirst({ where: { requestId, volunteerId: driver } })
  await inOneTransaction<unknown>(core, (work) => {
    if (deed.do === 'cancel') return cancelRequest(work, requestId, rider, null)
    if (deed.do === 'move') return moveRide(work, requestId, wishOf(deed).arriveAt, rider)
    if (!offer) return Promise.resolve()
    if (deed.do === 'accept') return acceptOffer(work, offer.id, driver, { tail: null, condition: false })
    return handBack(work, offer.id, driver, null)
  })
}
