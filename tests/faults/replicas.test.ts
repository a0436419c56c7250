import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fleet, openFleet } from './fleet.ts'
import { askForHelp, strangers } from './load.ts'
import { expectSound } from './oracle.ts'
import { pause } from './program.ts'
import { fallDue, tap } from './taps.ts'
import { openSearches, winners } from './yeses.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet({ replicas: 2 })
}, 90_000)
afterAll(() => fleet.close())

test('eight copies of one webhook at once, over two replicas, have one effect', async () => {
  const people = strangers(30).filter(({ channel }) => channel === 'sms')
  await Promise.all(
    people.map(async ({ channel, identifier }, index) => {
      const id = await fleet.street.text(channel, identifier, `Hoi, wie kan mij helpen? ${index}`)
      const statuses = await Promise.all(Array.from({ length: 8 }, () => fleet.street.twilio.again(id)))
      expect(statuses).toEqual(Array.from({ length: 8 }, () => 200))
    }),
  )
  await fleet.quiet()
  for (const { channel, identifier } of people)
    expect(fleet.street.unseen(channel, identifier)).toHaveLength(1)
  await expectSound('eight copies', fleet.db, fleet.street, fleet.gateway.acknowledged)
})

test('two different messages of one new person in the same moment, on two replicas: one talk, both answered', async () => {
  const people = strangers(40, 1000)
  await Promise.all(
    people.flatMap(({ channel, identifier }) => [
      fleet.street.text(channel, identifier, 'Hoi, kan iemand morgen boodschappen voor me doen?'),
      fleet.street.text(channel, identifier, 'Het gaat om de supermarkt in de buurt'),
    ]),
  )
  await fleet.quiet()
  for (const { channel, identifier } of people)
    expect(fleet.street.unseen(channel, identifier)).toHaveLength(2)
  await expectSound('pairs in one moment', fleet.db, fleet.street, fleet.gateway.acknowledged)
})

test('ten volunteers say yes at once, over two replicas: one comes, nine hear kindly that it is taken', async () => {
  const searches = await openSearches(fleet.db, 8, 10)
  await Promise.all(
    searches.flatMap(({ asked }) =>
      asked.map(({ channel, identifier }) => fleet.street.text(channel, identifier, 'ja')),
    ),
  )
  await fleet.quiet(40_000)
  const ids = searches.map(({ requestId }) => requestId)
  expect(await winners(fleet.db, ids)).toEqual({ one: 8, none: 0, more: 0 })
  for (const { asked } of searches) {
    const heard = asked.map(({ channel, identifier }) =>
      fleet.street
        .messages(channel, identifier)
        .filter(({ from }) => from === 'foardoar')
        .map(({ text }) => text)
        .join('\n'),
    )
    expect(heard.filter((text) => text.includes('Dorpsstraat 3'))).toHaveLength(1)
    expect(heard.filter((text) => text === '')).toEqual([])
  }
  await expectSound('ten yeses', fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 60_000)

test('a yes that races the resident who cancels: one outcome, and both are told', async () => {
  const searches = await openSearches(fleet.db, 10, 1)
  const { rows } = await fleet.db.query<{ id: string; identifier: string }>(
    `select r.id, a.identifier from help_request r join address a on a.person_id = r.resident_id where r.id = any($1::uuid[])`,
    [searches.map(({ requestId }) => requestId)],
  )
  const residents = new Map(rows.map(({ id, identifier }) => [id, identifier]))
  for (const { requestId } of searches)
    await fleet.street.text('sms', residents.get(requestId) ?? '', 'het hoeft niet meer')
  await fleet.quiet()
  await Promise.all(
    searches.flatMap(({ requestId, asked }) => [
      fleet.street.text('sms', residents.get(requestId) ?? '', 'ja'),
      ...asked.map(({ channel, identifier }) => fleet.street.text(channel, identifier, 'ja')),
    ]),
  )
  await fleet.quiet()
  const { rows: ends } = await fleet.db.query<{ status: string; accepted: number }>(
    `select r.status, (select count(*)::int from offer o where o.request_id = r.id and o.status = 'accepted') as accepted
     from help_request r where r.id = any($1::uuid[])`,
    [[...residents.keys()]],
  )
  expect(ends.map(({ status }) => status)).toEqual(ends.map(() => 'cancelled'))
  expect(ends.filter(({ accepted }) => accepted > 0)).toEqual([])
  await expectSound('yes against cancel', fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 60_000)

test('a yes that races the end of the search: it counts, once, whether it came just before or just after', async () => {
  const searches = await openSearches(fleet.db, 30, 1)
  const ids = searches.map(({ requestId }) => requestId)
  const yeses = searches.flatMap(({ asked }, index) =>
    asked.map(async ({ channel, identifier }) => {
      // the jobs are looked at within some seconds: yeses all over that time meet them before, during and after
      await pause(index * 120)
      await fleet.street.text(channel, identifier, 'ja')
    }),
  )
  await Promise.all([fallDue(fleet.db, ids).then((taps) => tap(fleet.db, taps)), ...yeses])
  const ended = async () => {
    const { rows } = await fleet.db.query<{ status: string; accepted: number; tooLate: boolean }>(
      `select r.status, (select count(*)::int from offer o where o.request_id = r.id and o.status = 'accepted') as accepted,
         exists (select from request_event e where e.request_id = r.id and e.kind = 'given-to-desk') as "tooLate"
       from help_request r where r.id = any($1::uuid[])`,
      [ids],
    )
    return rows
  }
  const done = async () => (await ended()).every(({ accepted }) => accepted === 1)
  for (let waited = 0; waited < 100 && !(await done()); waited++) await pause(100)
  await fleet.quiet()
  const ends = await ended()
  expect(ends.map(({ status, accepted }) => ({ status, accepted }))).toEqual(
    ends.map(() => ({ status: 'matched', accepted: 1 })),
  )
  console.log(
    `  yes against the end of the search: ${ends.filter(({ tooLate }) => tooLate).length} of 30 came after it`,
  )
  await expectSound('yes against expiry', fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 90_000)

test('a replica that is stopped in good order leaves nothing behind', async () => {
  const people = strangers(6, 3000)
  const talks = Promise.all(people.map((person) => askForHelp(fleet.street, person)))
  await fleet.replica(1).end('SIGTERM')
  await talks
  await fleet.replica(1).start()
  await fleet.quiet()
  await expectSound('stopped in good order', fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 60_000)
