import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { connect } from '../../../core/database.ts'
import { loadNeighbourhoods } from '../../../core/neighbourhoods/neighbourhoods.store.ts'
import { whyNoService } from '../../../core/rides/service-days.ts'
import { Words } from '../../../core/words.ts'
import { seedNeighbour } from '../../../prisma/seed/seed.ts'
import { freshDatabase } from '../../support/database.ts'
import { type Fleet, openFleet } from '../fleet.ts'
import { pause } from '../program.ts'

let fleet: Fleet
const driver = { channel: 'sms', identifier: '+31640077001' } as const
beforeAll(async () => {
  const database = await freshDatabase()
  fleet = await openFleet({ database })
  const { db, close } = connect(database.url)
  const volunteer = {
    categories: ['ride' as const],
    languages: ['nl' as const],
    availability: [],
    vetted: true,
    training: ['driver'],
  }
  await seedNeighbour(
    db,
    'bilgaard',
    { name: 'Klaas Visser', language: 'nl', ...driver, volunteer },
    new Date(),
  )
  await close()
}, 90_000)
afterAll(() => fleet.close())

const { rides: scheme } = loadNeighbourhoods('prisma/seed/bilgaard.yaml', new Words('locales')).first
/** Wednesdays on which the car drives, from next week on. */
const days = [1, 2, 3, 4, 5, 6, 7]
  .map((weeks) => Temporal.Now.plainDateISO().add({ weeks }))
  .map((day) => day.add({ days: 3 - day.dayOfWeek }))
  .filter((day) => scheme !== null && whyNoService(scheme.service, day) === null)
const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]
let used = 0
function nextDay(): string {
  const day = days[used++]
  if (!day) throw new Error('There are no more days to ride on.')
  return `${day.day} ${months[day.month - 1]}`
}

let riders = 0
/** Somebody asks for a ride, as far as the question whether all is right. */
async function asks(): Promise<{ identifier: string }> {
  const identifier = `+3164007${String(8000 + riders++)}`
  for (const line of [
    `Ik moet ${nextDay()} om 10:15 bij de huisarts zijn, kunnen jullie mij brengen?`,
    'ja',
    'Griet Hoekstra',
    'Kerkstraat 5, 8925 AB',
    'ja',
    '1',
    'thuis',
    'alleen heen',
    'nee',
    'nee',
  ])
    await says(identifier, line)
  expect(heard(identifier)).toMatch(/Klopt dat\?/)
  return { identifier }
}

async function says(identifier: string, line: string): Promise<void> {
  await fleet.street.text('sms', identifier, line)
  await fleet.quiet()
}

/** Everything that somebody has read so far. */
function heard(identifier: string): string {
  return fleet.street
    .messages('sms', identifier)
    .filter(({ from }) => from === 'foardoar')
    .map(({ text }) => text)
    .join('\n')
}

/** Somebody says this, and the process dies so many milliseconds later; another one takes its place. */
async function saysAndDies(identifier: string, line: string, milliseconds: number): Promise<void> {
  const taken = fleet.gateway.acknowledged.size
  const said = fleet.street.text('sms', identifier, line)
  await pause(milliseconds)
  await fleet.replica().end('SIGKILL')
  await fleet.lapseLeases()
  await fleet.replica().start()
  await said
  // what the first process was killed before it kept is offered again in a while
  while (fleet.gateway.acknowledged.size === taken) await pause(50)
  await fleet.quiet(40_000)
}

/** Whether every ride has its car for all of its stretches, and its driver as long as somebody said yes. */
async function expectWhole(): Promise<void> {
  const { rows } = await fleet.db.query(
    `select r.request_id, jsonb_array_length(r.stretches) as stretches,
       (select count(*)::int from vehicle_booking b where b.ride_id = r.request_id) as cars,
       (select count(*)::int from driver_booking b where b.ride_id = r.request_id) as drivers,
       (select count(*)::int from offer o where o.request_id = r.request_id and o.status = 'accepted') as yes,
       (select count(*)::int from vehicle_booking b, jsonb_to_recordset(r.stretches) as s("from" timestamptz, until timestamptz)
        where b.ride_id = r.request_id and b.busy_from = s."from" and b.busy_until = s.until) as same
     from ride r where r.outcome is null`,
  )
  for (const { stretches, cars, drivers, yes, same } of rows) {
    expect({ cars, same }).toEqual({ cars: stretches, same: stretches })
    expect(drivers).toBe(yes * stretches)
  }
}

test('killed while a ride is booked: it is booked once and whole, and the rider hears so', async () => {
  for (const milliseconds of [2, 30]) {
    const { identifier } = await asks()
    await saysAndDies(identifier, 'ja', milliseconds)
    expect(heard(identifier)).toMatch(/Je rit is geboekt, het nummer is #\d+/)
    const { rows } = await fleet.db.query<{ rides: number }>(
      'select count(*)::int as rides from ride r join address a on a.person_id = r.rider_id where a.identifier = $1',
      [identifier],
    )
    expect(rows[0]?.rides).toBe(1)
    await expectWhole()
  }
}, 180_000)

test('killed while a ride is moved: it is moved whole', async () => {
  const { identifier } = await asks()
  await says(identifier, 'ja')
  await saysAndDies(identifier, 'kan de rit ook een andere tijd, om 14:00?', 20)
  expect(heard(identifier)).toMatch(/Je rit is verzet\. Je wordt .* om 13:50 opgehaald/)
  await expectWhole()
}, 120_000)

test('killed while a driver hands back: the driver is free, and somebody else is looked for', async () => {
  const { identifier } = await asks()
  await says(identifier, 'ja')
  const code = /JA (\d+)/.exec(lastOf(driver.identifier))?.[1]
  await says(driver.identifier, code ? `ja ${code}` : 'ja')
  expect(heard(identifier)).toMatch(/Goed nieuws: Klaas rijdt je/)
  await expectWhole()
  await says(driver.identifier, 'ik kan toch niet komen')
  await saysAndDies(driver.identifier, 'ja', 20)
  expect(heard(identifier)).toMatch(/kan helaas niet komen/)
  await expectWhole()
}, 120_000)

function lastOf(identifier: string): string {
  return (
    fleet.street
      .messages('sms', identifier)
      .filter(({ from }) => from === 'foardoar')
      .at(-1)?.text ?? ''
  )
}
