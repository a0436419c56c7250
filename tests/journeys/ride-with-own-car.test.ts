import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { asksForRide, booksRide, drives } from '../support/riding.ts'
import { later, readAll, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let klaas: Phone
let griet: Phone
const riders: Phone[] = []
beforeAll(async () => {
  world = await openWorld({ volunteers: false, neighbourhoods: withOwnCars() })
  klaas = await drives(world, { name: 'Klaas Visser' })
})
afterAll(() => world.close())

/** The example neighbourhood, where drivers come with their own cars: two working days ahead, by the kilometre. */
function withOwnCars(): object[] {
  const { neighbourhoods } = parse(readFileSync('prisma/seed/bilgaard.yaml', 'utf8'))
  const [bilgaard] = neighbourhoods
  bilgaard.rides = {
    ...bilgaard.rides,
    id: 'automaatje',
    name: 'AutoMaatje',
    vehicles: [],
    bookingRule: { booking_type: 2, prior_notice_last_day: 2, prior_notice_last_time: '12:00' },
    tariff: { perKmCents: 35, countedFrom: 'door' },
    asksWhoMayRide: false,
  }
  return neighbourhoods
}

/** Time passes until this moment, in UTC. */
async function until(moment: string): Promise<void> {
  await later(world, Math.ceil((Date.parse(moment) - world.app.clock.now().getTime()) / 60_000))
}

/** The same talk, without the question who may ride. */
async function asksOwnCar(at: string, name: string) {
  return asksForRide(world, { at, name, mayRideIsAsked: false })
}

test('for tomorrow is too late: two working days ahead, and it says so', async () => {
  const { rider, answer } = await asksOwnCar('morgen om 11 uur', 'Wim Postma')
  expect(answer).toMatch(/^Daarvoor is het helaas te laat\.$/m)
  expect(answer).toMatch(/tot 2 werkdagen van tevoren, voor 12:00/)
  await rider.says('laat maar')
  await rider.hears(/dan boek ik geen rit/)
})

test('a neighbour drives in their own car, counted from their own door', async () => {
  const booked = await booksRide(world, { at: 'donderdag om 10:15', back: '11:15', mayRideIsAsked: false })
  griet = booked.rider
  await klaas.hears(/wil graag een rit heen en terug/)
  await klaas.says('ja')
  const details = await klaas.hears(/^Ophalen: /m, /^Te betalen: € /m)
  expect(details).not.toMatch(/^Auto:/m)
  await griet.hears(/^Goed nieuws: Klaas rijdt je/)
})

test('the driver is away then for nobody else; another hour they are asked again', async () => {
  const same = await booksRide(world, {
    at: 'donderdag om 10:30',
    name: 'Wim Postma',
    mayRideIsAsked: false,
  })
  await settled(world)
  expect(klaas.unread()).toEqual([])
  const other = await booksRide(world, {
    at: 'donderdag om 15:00',
    name: 'Jelle Hiemstra',
    mayRideIsAsked: false,
  })
  await klaas.hears(/wil graag een rit/)
  await klaas.says('nee')
  await klaas.hears()
  await settled(world)
  riders.push(griet, same.rider, other.rider)
})

test('the kilometres that were driven settle the price, to the cent', async () => {
  await until('2026-11-25T17:01:00Z')
  await klaas.hears(/^Jouw rit morgen/)
  readAll(world, ...riders)
  await until('2026-11-26T12:31:00Z')
  await klaas.hears(/^Is rit #\d+ gereden\?/)
  await klaas.says('ja, 7,3 km')
  await klaas.hears(/Dank je wel/)
  await settled(world)
  const { rows } = await world.app.core.pool.query(
    'select price_cents, driven_meters, vehicle_id from ride where outcome = $1',
    ['done'],
  )
  // 7.3 kilometres at 35 cents is 2.555 euro
  expect(rows).toEqual([{ price_cents: 256, driven_meters: 7300, vehicle_id: null }])
  readAll(world, ...riders)
})
