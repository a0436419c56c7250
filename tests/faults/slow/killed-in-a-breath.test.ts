import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fleet, openFleet } from '../fleet.ts'
import { strangers, type Texter } from '../load.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet({ replicas: 2 })
}, 90_000)
afterAll(() => fleet.close())

/** What came of somebody's messages: how many wait, how many steps their talk took, and what they were told. */
async function talkOf({ channel, identifier }: Texter) {
  const { rows } = await fleet.db.query<{ kept: number; waiting: number; steps: number }>(
    `select count(m.id)::int as kept, count(m.id) filter (where m.handled_at is null)::int as waiting, c.revision as steps
     from address a join conversation c on c.person_id = a.person_id join inbox_message m on m.person_id = a.person_id
     where a.channel = $1 and a.identifier = $2 group by c.revision`,
    [channel, identifier],
  )
  const heard = fleet.street
    .messages(channel, identifier)
    .filter(({ from }) => from === 'foardoar')
    .map(({ text }) => text)
  return { ...rows[0], heard }
}

test('killed in the breath after a greeting: it is answered once, by whoever is there', async () => {
  const people = strangers(6, 500)
  for (const { channel, identifier } of people) await fleet.street.text(channel, identifier, 'Hoi')
  await Promise.all([fleet.replica(0).end('SIGKILL'), fleet.replica(1).end('SIGKILL')])
  for (const person of people)
    expect(await talkOf(person)).toMatchObject({ kept: 1, waiting: 1, steps: 0, heard: [] })
  await fleet.replica(1).start()
  await fleet.quiet()
  for (const person of people) {
    const { heard, ...talk } = await talkOf(person)
    expect(talk).toEqual({ kept: 1, waiting: 0, steps: 1 })
    expect(heard).toHaveLength(1)
  }
  await fleet.replica(0).start()
}, 60_000)

test('pieces of one thought that two replicas take in are one thought, also when one of them dies in it', async () => {
  const people = strangers(12, 600)
  const say = (piece: string) =>
    Promise.all(people.map(({ channel, identifier }) => fleet.street.text(channel, identifier, piece)))
  await say('Hoi')
  await say('zou iemand morgen')
  await fleet.replica(0).end('SIGKILL')
  const alive = say('boodschappen kunnen doen?')
  await fleet.replica(0).start()
  await alive
  await fleet.quiet()
  for (const person of people) {
    const { heard, ...talk } = await talkOf(person)
    expect(talk).toEqual({ kept: 3, waiting: 0, steps: heard.length })
    expect(heard.join('\n')).toMatch(/boodschappen/)
  }
  // a dead replica may take longer than a breath: but nobody is answered more often than they wrote
  expect((await Promise.all(people.map(talkOf))).filter(({ heard }) => heard.length > 2)).toEqual([])
}, 60_000)
