import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Core } from '../../../core/core.ts'
import { connect } from '../../../core/database.ts'
import { acceptOffer } from '../../../core/dispatch/accept-offer.ts'
import { handBack } from '../../../core/dispatch/hand-back.ts'
import { Gate } from '../../../core/gate.ts'
import { type ReferralForm, referRequest } from '../../../core/referrals/refer-request.ts'
import { cancelRequest } from '../../../core/requests/cancel-request.ts'
import { bookRide } from '../../../core/rides/book-ride.ts'
import { countOverlaps } from '../../../core/rides/bookings.store.ts'
import { moveRide } from '../../../core/rides/change-ride.ts'
import { editRide } from '../../../core/rides/edit-ride.ts'
import { type RideWish, wishOf } from '../../../core/rides/ride-wish.ts'
import { findRide, readShared } from '../../../core/rides/rides.store.ts'
import { driveTogether } from '../../../core/rides/together/drive-together.ts'
import { findPartner } from '../../../core/rides/together/find-trip.ts'
import { takeApart } from '../../../core/rides/together/take-apart.ts'
import { inOneTransaction, looking, type Work } from '../../../core/work.ts'
import { type House, openHouse } from '../dispatch/house.ts'
import { autoMaatje, maxMobiel } from './scheme.ts'

let house: House
let replica: ReturnType<typeof connect>
let cores: [Core, Core]
const drivers: string[] = []
const vehicles = [
  { id: 'max', name: 'Max', passengers: 3, aids: ['none', 'rollator'] },
  { id: 'mies', name: 'Mies', passengers: 2, aids: ['none'] },
]
beforeAll(async () => {
  house = await openHouse()
  house.setClock('2026-11-23T09:00:00Z')
  house.core.neighbourhoods.first.rides = maxMobiel({
    vehicles,
    search: { people: 4, minutesBetween: 60, rounds: 2 },
  })
  house.core.neighbourhoods.first.pingsPerWeek = 10_000
  replica = connect(house.url)
  cores = [house.core, { ...house.core, pool: replica.pool, db: replica.db, transactions: new Gate(8) }]
  organisationId = randomUUID()
  await house.db.organisation.create({
    data: {
      ...{ id: organisationId, neighbourhoodId: 'bilgaard', name: 'Regiotaxi', does: 'ritten' },
      ...{ keptBy: 'desk', changedAt: house.now() },
    },
  })
  for (const name of ['Klaas', 'Samuel', 'Priya'])
    drivers.push(await house.addVolunteer(name, { categories: ['ride'] }))
})
afterAll(async () => {
  await replica.close()
  await house.close()
})

const doctor = { name: 'huisarts', street: 'Dorpsstraat', houseNumber: '10', postcode: '8934 AD' }

function wish(arriveAt: string, different: Partial<RideWish> = {}): RideWish {
  return {
    pickup: { name: 'thuis', street: 'Kerkstraat', houseNumber: '5', postcode: '8925 AB' },
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

async function book(riderId: string, what: RideWish, core = house.core): Promise<string | null> {
  const booker = {
    neighbourhoodId: 'bilgaard',
    riderId,
    words: 'rit',
    origin: 'sms',
    language: 'nl' as const,
  }
  const booked = await inOneTransaction(core, (work) => bookRide(work, what, { ...booker, actor: riderId }))
  return booked.ok ? booked.requestId : null
}

async function accept(requestId: string, driver: string, core = house.core): Promise<void> {
  const offer = await house.db.offer.findFirst({ where: { requestId, volunteerId: driver } })
  if (!offer) return
  await inOneTransaction(core, (work) =>
    acceptOffer(work, offer.id, driver, { tail: null, condition: false }),
  )
}

function press(one: string, other: string, core = house.core) {
  return inOneTransaction(core, (work) => driveTogether(work, one, other, 'slack:U0ANKE'))
}

/** Two riders who go to the same doctor, the first of them with a driver. */
async function pair(first: string, second: string, different: Partial<RideWish> = {}) {
  const [rider, neighbour] = [await house.addResident(), await house.addResident()]
  const one = await book(rider, wish(first))
  const other = await book(neighbour, wish(second, different))
  if (!one || !other) throw new Error('both should fit')
  await accept(one, drivers[0] ?? '')
  return { rider, neighbour, one, other }
}

async function isOffered(requestId: string): Promise<boolean> {
  const work = looking(house.core)
  const ride = await findRide(work, requestId)
  return ride !== null && (await findPartner(work, ride)) !== null
}

async function driverOf(requestId: string): Promise<string | undefined> {
  const offers = await house.db.offer.findMany({ where: { requestId, status: 'accepted' } })
  return offers[0]?.volunteerId
}

test('what two rides must have in common to be offered as one', async () => {
  const near = await pair('2026-12-01T10:15', '2026-12-01T10:20')
  expect(await isOffered(near.one)).toBe(true)
  expect(await isOffered(near.other)).toBe(true)
  const late = await pair('2026-12-02T10:15', '2026-12-02T10:50')
  expect(await isOffered(late.other)).toBe(false)
  const crowd = await pair('2026-12-03T10:15', '2026-12-03T10:15', { passengers: 2 })
  expect(await isOffered(crowd.other)).toBe(true)
  const full = await pair('2026-12-04T10:15', '2026-12-04T10:15', {
    way: 'wait',
    returnAt: '2026-12-04T10:40',
  })
  expect(await isOffered(full.other)).toBe(false)
  const nowhere = await pair('2026-12-07T10:15', '2026-12-07T10:15', {
    pickup: { name: 'bij Anja', street: null, houseNumber: null, postcode: null },
  })
  expect(await isOffered(nowhere.other)).toBe(false)
})

test('a trip has one driver, keeps what each rider asked for, and goes apart when one of them does not come', async () => {
  const { rider, neighbour, one, other } = await pair('2026-12-08T10:15', '2026-12-08T10:25')
  expect(await press(one, other)).toEqual({ ok: true })
  expect(await driverOf(other)).toBe(drivers[0])
  const trip = await findRide(looking(house.core), other)
  expect(trip?.shared?.arriveAt.getTime()).toBeLessThanOrEqual(trip?.arriveAt.getTime() ?? 0)
  expect(trip?.shared?.pickupAt.getTime()).toBeLessThanOrEqual(trip?.pickupAt.getTime() ?? 0)
  expect(await press(other, one)).toEqual({ ok: false, why: 'no-trip' })
  await inOneTransaction(house.core, (work) => cancelRequest(work, one, rider, null))
  const alone = await findRide(looking(house.core), other)
  expect(alone).toMatchObject({ sharedWith: null, shared: null })
  expect(await driverOf(other)).toBe(drivers[0])
  expect(await house.db.driverBooking.count({ where: { rideId: other } })).toBe(1)
  await inOneTransaction(house.core, (work) => cancelRequest(work, other, neighbour, null))
  expect(await house.db.vehicleBooking.count({ where: { rideId: { in: [one, other] } } })).toBe(0)
})

/** All that a trip changes: what is held, who comes, what is owed and what happened. */
async function everything(ids: string[]): Promise<unknown> {
  const rideId = { in: ids }
  return [
    await house.db.ride.findMany({ where: { requestId: rideId }, orderBy: { requestId: 'asc' } }),
    await house.db.vehicleBooking.findMany({ where: { rideId }, orderBy: { id: 'asc' } }),
    await house.db.driverBooking.findMany({ where: { rideId }, orderBy: { id: 'asc' } }),
    await house.db.offer.findMany({ where: { requestId: rideId }, orderBy: { id: 'asc' } }),
    await house.db.helpRequest.findMany({ where: { id: rideId }, orderBy: { id: 'asc' } }),
    await house.db.requestEvent.count({ where: { requestId: rideId } }),
    await house.db.outboxMessage.count(),
  ]
}

test('whoever dies in the middle leaves all as it was, and what arrives twice changes nothing more', async () => {
  const { one, other } = await pair('2026-12-16T10:15', '2026-12-16T10:25')
  const dies = (deed: (work: Work) => Promise<{ ok: boolean }>) =>
    inOneTransaction(house.core, async (work) => {
      expect(await deed(work)).toMatchObject({ ok: true })
      throw new Error('the process dies before it commits')
    })
  const deeds: ((work: Work) => Promise<{ ok: boolean }>)[] = [
    (work: Work) => driveTogether(work, one, other, desk),
    (work: Work) => takeApart(work, other, desk),
  ]
  for (const deed of deeds) {
    const before = await everything([one, other])
    await expect(dies(deed)).rejects.toThrow(/dies/)
    expect(await everything([one, other])).toEqual(before)
    expect(await inOneTransaction(house.core, deed)).toEqual({ ok: true })
    const after = await everything([one, other])
    expect(after).not.toEqual(before)
    expect(await inOneTransaction(house.core, deed)).toMatchObject({ ok: false })
    expect(await everything([one, other])).toEqual(after)
    await whole([one, other])
  }
})

test('one of a trip goes to an organisation: its driver is free, and the other goes alone', async () => {
  const { one, other } = await pair('2026-12-17T10:15', '2026-12-17T10:25')
  await press(one, other)
  expect(
    await inOneTransaction(house.core, (work) => referRequest(work, other, elsewhere(), desk)),
  ).toMatchObject({ ok: true })
  expect(await house.db.driverBooking.count({ where: { rideId: other } })).toBe(0)
  expect(await driverOf(other)).toBeUndefined()
  expect(await driverOf(one)).toBe(drivers[0])
  expect(await house.db.driverBooking.count({ where: { rideId: one, driverId: drivers[0] ?? '' } })).toBe(1)
  expect(await house.db.ride.count({ where: { sharedWith: { in: [one, other] } } })).toBe(0)
  await whole([one, other])
  const told = await house.db.outboxMessage.findMany({
    where: { requestId: { in: [one, other] }, purpose: { in: ['ride.apart', 'offer.called-off'] } },
    select: { requestId: true, purpose: true },
  })
  // the driver hears of both, and the rider who goes on of theirs
  expect(told.filter(({ requestId }) => requestId === one)).toHaveLength(2)
  expect(told.filter(({ purpose }) => purpose === 'offer.called-off')).toHaveLength(1)
})

test('who stay about as long are fetched in one trip too, and go home alone after they went apart', async () => {
  const riders = [await house.addResident(), await house.addResident()]
  const there = (arriveAt: string, returnAt: string) =>
    wish(`2026-12-18T${arriveAt}`, { way: 'fetch', returnAt: `2026-12-18T${returnAt}` })
  const one = await book(riders[0] ?? '', there('10:15', '11:30'))
  const other = await book(riders[1] ?? '', there('10:20', '11:40'))
  if (!one || !other) throw new Error('both should fit')
  await accept(one, drivers[0] ?? '')
  expect(await press(one, other)).toEqual({ ok: true })
  const times = async (id: string) => {
    const ride = await findRide(looking(house.core), id)
    return { own: ride?.returnAt, shared: ride?.shared?.returnAt }
  }
  const [first, second] = [await times(one), await times(other)]
  for (const { own, shared } of [first, second]) expect(Number(shared)).toBeGreaterThanOrEqual(Number(own))
  // there and back in one car: the driver is held once for each, and for nobody alone
  expect(await house.db.driverBooking.count({ where: { rideId: one } })).toBe(2)
  expect(await house.db.driverBooking.count({ where: { rideId: other } })).toBe(0)
  expect(await countOverlaps(house.core.pool)).toBe(0)
  await inOneTransaction(house.core, (work) => cancelRequest(work, one, riders[0] ?? '', null))
  expect(await times(other)).toEqual({ own: second.own, shared: undefined })
  expect(await house.db.driverBooking.count({ where: { rideId: other } })).toBe(2)
  const request = await house.db.helpRequest.findUniqueOrThrow({ where: { id: other } })
  expect(request.wantedUntil?.getTime()).toBeGreaterThan(Number(second.own))
})

test('two members of the desk press at once, on two replicas: there is one trip', async () => {
  const { one, other } = await pair('2026-12-09T10:15', '2026-12-09T10:25')
  const answers = await Promise.all([press(one, other, cores[0]), press(other, one, cores[1])])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await countOverlaps(house.core.pool)).toBe(0)
})

test('neighbours with their own cars drive two riders at once too, and a hand-back gives each a search', async () => {
  const { first } = house.core.neighbourhoods
  const scheme = first.rides
  first.rides = autoMaatje({ search: { people: 4, minutesBetween: 60, rounds: 2 } })
  const { one, other } = await pair('2026-12-11T10:15', '2026-12-11T10:20', {
    way: 'fetch',
    returnAt: '2026-12-11T12:30',
  })
  expect(await press(one, other)).toEqual({ ok: true })
  const held = () =>
    house.db.driverBooking.count({ where: { driverId: drivers[0] ?? '', rideId: { in: [one, other] } } })
  expect(await held()).toBe(2)
  const offer = await house.db.offer.findFirstOrThrow({ where: { requestId: other, status: 'accepted' } })
  await inOneTransaction(house.core, (work) => handBack(work, offer.id, offer.volunteerId, null))
  expect(await held()).toBe(0)
  const requests = await house.db.helpRequest.findMany({ where: { id: { in: [one, other] } } })
  expect(requests.map(({ status }) => status)).toEqual(['searching', 'searching'])
  expect(requests.every(({ nextStep }) => nextStep !== null)).toBe(true)
  // each goes on from the rounds that fired for it before
  for (const id of [one, other])
    expect((await house.history(id)).filter((kind) => /^search-/.test(kind))).toEqual([
      'search-began',
      'search-went-on',
    ])
  first.rides = scheme
})

test('the database keeps no half of a trip', async () => {
  const { one } = await pair('2026-12-10T10:15', '2026-12-10T10:25')
  const set = (change: string, values: string[]) =>
    house.core.pool.query(`update ride set ${change} where request_id = $1`, [one, ...values])
  await expect(set('shared_with = $2', [randomUUID()])).rejects.toThrow(/shared_whole/)
  await expect(set(`shared_with = $2, shared = '{}'`, [one])).rejects.toThrow(/shared_with_another/)
})

type Deed = { do: string; who: number; what: number; quarter: number; back: number }
const doings = [
  ...['accept', 'accept', 'together', 'together', 'together', 'apart'],
  ...['cancel', 'move', 'edit', 'hand-back', 'refer'],
] as const

const deeds = fc.array(
  fc.record<Deed>({
    do: fc.constantFrom(...doings),
    who: fc.nat(100),
    what: fc.nat(100),
    quarter: fc.integer({ min: 0, max: 8 }),
    back: fc.constantFrom(0, 0, 90),
  }),
  { minLength: 24, maxLength: 48 },
)

test('whatever is put together, cancelled, moved and handed back by many at once: nobody is left standing', async () => {
  const riders = await Promise.all(Array.from({ length: 6 }, () => house.addResident()))
  let trips = 0
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const booked: { requestId: string; rider: string }[] = []
      for (const [index, rider] of riders.entries()) {
        const { quarter, back } = all[index] ?? { quarter: 0, back: 0 }
        // two at a time, near enough for one trip, in two cars
        const at = Math.floor(index / 2) * 9 + (quarter % 3)
        const what = wish(clock(at), back ? { way: 'fetch', returnAt: clock(at + 6) } : {})
        const requestId = await book(rider, what)
        if (requestId) booked.push({ requestId, rider })
      }
      for (const [index, { requestId }] of booked.entries())
        if (index % 2 === 0) await accept(requestId, drivers[index / 2] ?? '')
      for (let index = 0; index + 1 < booked.length; index += 2)
        await press(booked[index]?.requestId ?? '', booked[index + 1]?.requestId ?? '')
      trips += await whole(booked.map(({ requestId }) => requestId))
      for (let at = 0; at < all.length; at += 4) {
        await Promise.all(
          all.slice(at, at + 4).map((deed, index) => change(cores[index % 2 === 0 ? 0 : 1], deed, booked)),
        )
        trips += await whole(booked.map(({ requestId }) => requestId))
      }
      for (const { requestId, rider } of booked)
        await inOneTransaction(house.core, (work) => cancelRequest(work, requestId, rider, null))
      const ids = booked.map(({ requestId }) => requestId)
      expect(await house.db.vehicleBooking.count({ where: { rideId: { in: ids } } })).toBe(0)
      expect(await house.db.driverBooking.count({ where: { rideId: { in: ids } } })).toBe(0)
      expect(
        await house.db.ride.count({ where: { requestId: { in: ids }, sharedWith: { not: null } } }),
      ).toBe(0)
    }),
    { numRuns: 4 },
  )
  expect(trips).toBeGreaterThan(0)
}, 120_000)

function clock(quarter: number): string {
  const minutes = 10 * 60 + quarter * 10
  return `2026-12-15T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

async function change(core: Core, deed: Deed, booked: { requestId: string; rider: string }[]): Promise<void> {
  const one = booked[deed.what % booked.length]
  const other = booked[deed.who % booked.length]
  if (!one || !other) return
  const { requestId, rider } = one
  if (deed.do === 'accept') return accept(requestId, drivers[deed.who % drivers.length] ?? '', core)
  if (deed.do === 'together') {
    const found = await findRide(looking(core), requestId)
    const fitting = found && (await findPartner(looking(core), found))
    const withId = [fitting?.lead, fitting?.other].find((each) => each && each.ride.requestId !== requestId)
    await press(requestId, withId?.ride.requestId ?? other.requestId, core)
    return
  }
  const offer = await house.db.offer.findFirst({ where: { requestId, status: 'accepted' } })
  await inOneTransaction<unknown>(core, async (work) => {
    if (deed.do === 'apart') return takeApart(work, requestId, desk)
    if (deed.do === 'refer') return referRequest(work, requestId, elsewhere(), desk)
    if (deed.do === 'edit') return edit(work, requestId, deed.quarter)
    if (deed.do === 'cancel') return cancelRequest(work, requestId, rider, null)
    if (deed.do === 'move') return moveRide(work, requestId, clock(deed.quarter * 3), rider)
    return offer ? handBack(work, offer.id, offer.volunteerId, null) : Promise.resolve()
  })
}

const desk = 'slack:U0ANKE'
let organisationId = ''
const elsewhere = (): ReferralForm => ({
  organisationId,
  note: null,
  share: 'nothing',
  consent: 'voice',
  followUpOn: '2026-12-20',
})

/** The desk lets somebody or something else come along, and now and then another hour. */
async function edit(work: Work, requestId: string, quarter: number): Promise<unknown> {
  const ride = await findRide(work, requestId)
  if (!ride) return null
  const before = wishOf(ride, 'Europe/Amsterdam')
  const moved = quarter > 6 ? { arriveAt: clock(quarter * 3) } : {}
  const wish = { ...before, passengers: 1 + (quarter % 2), ...(before.returnAt === null && moved) }
  return editRide(work, requestId, { wish, before, words: 'rit', urgency: 'normal' }, desk)
}

/** Every open ride has its own car kept, and a driver or a search; a trip has one driver. Counts the trips. */
async function whole(requestIds: string[]): Promise<number> {
  expect(await countOverlaps(house.core.pool)).toBe(0)
  const rides = await house.db.ride.findMany({
    where: { requestId: { in: requestIds }, request: { status: { notIn: ['cancelled', 'referred'] } } },
    include: {
      request: { include: { offers: { where: { status: 'accepted' } } } },
      vehicleBookings: true,
      driverBookings: true,
    },
  })
  for (const { request, vehicleBookings, driverBookings, sharedWith, shared, stretches } of rides) {
    for (const { from, until } of stretches as { from: string; until: string }[]) {
      const kept = vehicleBookings.some(
        ({ busyFrom, busyUntil }) => busyFrom <= new Date(from) && busyUntil >= new Date(until),
      )
      expect(kept).toBe(true)
    }
    const driver = request.offers[0]?.volunteerId
    expect(request.status).toBe(driver ? 'matched' : 'searching')
    const isOwed = request.nextStep !== null || request.withDeskSince !== null
    expect(isOwed).toBe(true)
    const other = rides.find(({ requestId }) => requestId === sharedWith)
    if (sharedWith === null) {
      expect(driverBookings.length > 0).toBe(driver !== undefined)
      expect(driverBookings.every(({ driverId }) => driverId === driver)).toBe(true)
    } else {
      expect(other?.sharedWith).toBe(request.id)
      expect(other?.request.offers[0]?.volunteerId).toBe(driver)
      expect(driver).toBeDefined()
      const held = [...driverBookings, ...(other?.driverBookings ?? [])]
      const trip = readShared(shared)
      const covers = held.some(
        ({ driverId, busyFrom, busyUntil }) =>
          trip && driverId === driver && busyFrom <= trip.beginsAt && busyUntil >= trip.arriveAt,
      )
      expect(covers).toBe(true)
    }
  }
  return rides.filter(({ sharedWith }) => sharedWith !== null).length / 2
}
