import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { countOverlaps } from '../../core/rides/bookings.store.ts'
import { asksForRide, booksRide, openWithDrivers } from '../support/riding.ts'
import { later, readAll, saysAndHears, settled } from '../support/talks.ts'
import { type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let klaas: Phone
let samuel: Phone
let griet: Phone
let number: number
beforeAll(async () => {
  ;({ world, klaas, samuel } = await openWithDrivers())
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

/** A member of the desk opens the form of the ride. */
async function opens(user = sjoukje, ride = number): Promise<void> {
  const { ts } = await world.card(ride)
  await world.desk.press(ts, 'request.edit', { user })
  await world.street.until(
    () => world.desk.modal(user)?.view.blocks.some(({ block_id }) => block_id === 'aid') || undefined,
    { awaited: 'the form of the ride' },
  )
}

/** What a member of the desk was told in private while this was done. */
async function told(user: string, done: () => Promise<unknown>): Promise<string> {
  const before = world.desk.whispers(user).length
  await done()
  await settled(world)
  return world.desk.whispers(user).slice(before).map(wordsIn).join('\n')
}

test('the desk changes where a ride goes and what comes along: rider and driver hear all of it', async () => {
  const booked = await booksRide(world, { at: 'woensdag om 10:15', back: '11:15' })
  griet = booked.rider
  number = booked.number
  await klaas.hears(/wil graag een rit/)
  await samuel.hears(/would like a ride/)
  await klaas.says('ja')
  await klaas.hears(/^Wat fijn!/)
  await griet.hears(/^Goed nieuws: Klaas rijdt je/)
  await samuel.hears(/^Somebody else/)
  await opens()
  await world.desk.submit({
    ...{ from: 'Dagopvang', fromStreet: 'Dorpsstraat', fromNumber: '12', fromPostcode: '8911 AA' },
    ...{ to: 'ziekenhuis', toStreet: 'Borniastraat', toNumber: '34', toPostcode: '8934 AD' },
    ...{ aid: 'rollator', people: '2' },
  })
  await griet.hears(
    /^Je rit is veranderd\. Je wordt overmorgen .* om 10:01 opgehaald \(Dagopvang, Dorpsstraat 12, 8911 AA\) en naar ziekenhuis, Borniastraat 34, 8934 AD gebracht\.$/m,
    /^Terug: je wordt opgehaald om 11:15\.$/m,
    /^Mee: rollator$/m,
    /^Mensen: 2$/m,
  )
  await klaas.hears(
    new RegExp(`^Rit #${number} is veranderd: `, 'm'),
    /^Ophalen: 10:01, Dagopvang, Dorpsstraat 12, 8911 AA$/m,
    /^Naar: ziekenhuis, Borniastraat 34, 8934 AD/m,
    /^Mee: rollator$/m,
  )
  await world.card(number, /Pick-up: 10:01, Dagopvang[\s\S]*Along: walker/)
  expect(await countOverlaps(world.app.core.pool)).toBe(0)
})

test('only the words or the hurry change: nobody is bothered', async () => {
  await opens()
  await world.desk.submit({ words: 'Zij heeft een grote tas bij zich', urgency: 'urgent' })
  await world.card(number, /grote tas/)
  await settled(world)
})

test.each([
  ['a wheelchair', { aid: 'wheelchair' }, 'a wheelchair does not fit'],
  ['more people than seats', { people: '3' }, 'there are too few seats'],
  ['another town', { toPostcode: '1011 AB' }, 'the car does not go there'],
  ['a day without rides', { date: '2026-11-28' }, 'there are no rides on that day. These times do fit: '],
])('%s: the same rules, and the ride stays as it was', async (_what, change, why) => {
  await opens()
  const said = await told(sjoukje, () => world.desk.submit(change))
  expect(said).toContain(`Ride #${number} stays as it was: ${why}`)
  await world.card(number, /ziekenhuis[\s\S]*Along: walker/)
})

test('an hour that the car is out for another ride is refused, also when only the way becomes longer', async () => {
  const wim = await booksRide(world, { at: 'woensdag om 12:15', name: 'Wim Postma' })
  await opens()
  const said = await told(sjoukje, () => world.desk.submit({ time: '12:15', back: '13:15' }))
  expect(said).toMatch(/stays as it was: the car is out then\. These times do fit: /)
  await opens(sjoukje, wim.number)
  const longer = await told(sjoukje, () =>
    world.desk.submit({ time: '11:50', to: 'ziekenhuis', toStreet: '', toNumber: '', toPostcode: '8934 AD' }),
  )
  expect(longer).toMatch(/stays as it was: the car is out then/)
  readAll(world, klaas, samuel)
  await saysAndHears(wim.rider, 'de rit hoeft niet meer', 'ja')
  await settled(world)
  readAll(world, klaas, samuel)
})

test('of two who change it at once the first decides, and the other is told to look again', async () => {
  await opens(sjoukje)
  await opens(brecht)
  const whispers = () => [sjoukje, brecht].flatMap((user) => world.desk.whispers(user)).length
  const before = whispers()
  await Promise.all([
    world.desk.submit({ people: '1' }, { user: sjoukje }),
    world.desk.submit({ aid: 'none' }, { user: brecht }),
  ])
  await settled(world)
  expect(whispers()).toBe(before + 1)
  const all = [sjoukje, brecht]
    .flatMap((user) => world.desk.whispers(user))
    .map(wordsIn)
    .join('\n')
  expect(all).toMatch(/Somebody else changed this ride just now \(first: <@U0DESK/)
  await griet.hears(/^Je rit is veranderd/)
  await klaas.hears(/^Rit #\d+ is veranderd/)
})

test('a driver who is on another road then is let go, and somebody else is asked', async () => {
  const { core } = world.app
  const { rows } = await core.pool.query(`select p.id from person p where p.name = 'Klaas Visser'`)
  const other = await asksForRide(world, { at: 'donderdag om 10:15', name: 'Wim Postma' })
  await saysAndHears(other.rider, 'ja')
  await settled(world)
  readAll(world, klaas, samuel)
  // he drives for somebody elsewhere at that hour, with another car
  await core.pool.query(
    `insert into driver_booking (id, ride_id, driver_id, busy_from, busy_until)
     select gen_random_uuid(), r.request_id, $1, '2026-11-27T12:00:00Z', '2026-11-27T15:00:00Z'
       from ride r where r.rider_id in (select id from person where name = 'Wim Postma') limit 1`,
    [rows[0]?.id],
  )
  await opens()
  await world.desk.submit({ date: '2026-11-27', time: '14:00', back: '15:00' })
  await klaas.hears(/is veranderd \(van vrijdag 27-11 om .*\), maar dan rijd je al een andere rit/)
  await griet.hears(/^Je rit is veranderd\. Je wordt vrijdag 27-11/m)
  await samuel.hears(/would like a ride there and back/)
})

test('after the last moment to book the hour stays, and what comes along may still change', async () => {
  await later(world, 4 * 24 * 60 - 60)
  readAll(world, griet, klaas, samuel)
  await opens()
  const late = await told(sjoukje, () => world.desk.submit({ time: '14:30', back: '15:30' }))
  expect(late).toMatch(/stays as it was: it is too late to book/)
  await opens()
  await world.desk.submit({ people: '2', aid: 'rollator' })
  await griet.hears(/^Je rit is veranderd/)
  readAll(world, klaas, samuel)
})
