import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Texter } from './load.ts'

/** A request that searches, and the neighbours who were asked for it and have not answered. */
export interface Search {
  requestId: string
  asked: Texter[]
}

/** Opens searches with so many neighbours asked for each, straight in the database; nobody is asked twice. */
export async function openSearches(db: Pool, count: number, askedEach: number): Promise<Search[]> {
  const { rows } = await db.query<{ id: string }>('select id from neighbourhood limit 1')
  const neighbourhoodId = rows[0]?.id ?? ''
  const searches: Search[] = []
  const { rows: numbers } = await db.query<{ next: number }>(
    'select coalesce(max(number), 0)::int + 1 as next from help_request',
  )
  for (let index = 0; index < count; index++) {
    const number = (numbers[0]?.next ?? 1) + index
    const residentId = await insertPerson(db, neighbourhoodId, 'Griet Hoekstra', resident(number))
    const requestId = randomUUID()
    await db.query(
      `insert into help_request (id, neighbourhood_id, number, resident_id, category, words, urgency, language, street, house_number,
         postcode, origin, status, plan, next_step, next_step_at, fence, opened_at)
       values ($1, $2, $3, $4, 'groceries', 'boodschappen', 'normal', 'nl', 'Dorpsstraat', '3', '8925 AB', 'sms', 'searching', $5,
         'round', now() + interval '30 minutes', 1, now())`,
      [requestId, neighbourhoodId, number, residentId, plan],
    )
    await db.query(
      'insert into dispatch_round (request_id, number, fired_at, asked) values ($1, 1, now(), $2)',
      [requestId, askedEach],
    )
    const asked: Texter[] = []
    for (let place = 0; place < askedEach; place++) {
      const texter = volunteer(number, place)
      const personId = await insertPerson(db, neighbourhoodId, `Buur ${place}`, texter)
      await db.query(
        `insert into volunteer (person_id, neighbourhood_id, status, categories, languages, availability, applied_at)
         values ($1, $2, 'approved', '{groceries}', '{nl}', '{}', now())`,
        [personId, neighbourhoodId],
      )
      await db.query(
        `insert into offer (id, request_id, volunteer_id, round, status, asked_at) values ($1, $2, $3, 1, 'asked', now())`,
        [randomUUID(), requestId, personId],
      )
      asked.push(texter)
    }
    searches.push({ requestId, asked })
  }
  await db.query('update neighbourhood set last_request_number = (select max(number) from help_request)')
  return searches
}

const plan = JSON.stringify({
  people: 12,
  minutesBetween: 30,
  rounds: 1,
  firstRound: 1,
  pingsPerWeek: 1000,
  quietHours: { from: '03:00', until: '03:00' },
})

function resident(number: number): Texter {
  return { channel: 'sms', identifier: `+31641${String(number).padStart(6, '0')}` }
}

function volunteer(number: number, place: number): Texter {
  const digits = `${String(number).padStart(4, '0')}${String(place).padStart(2, '0')}`
  return place % 2
    ? { channel: 'telegram', identifier: `8${digits}` }
    : { channel: 'sms', identifier: `+31642${digits}` }
}

async function insertPerson(
  db: Pool,
  neighbourhoodId: string,
  name: string,
  { channel, identifier }: Texter,
): Promise<string> {
  const id = randomUUID()
  await db.query(
    `with p as (insert into person (id, neighbourhood_id, name, language, consent_at, consent_version, created_at)
                values ($1, $2, $3, 'nl', now(), '1', now())),
          c as (insert into conversation (person_id, updated_at) values ($1, now()))
     insert into address (id, neighbourhood_id, person_id, channel, identifier, created_at) values ($4, $2, $1, $5, $6, now())`,
    [id, neighbourhoodId, name, randomUUID(), channel, identifier],
  )
  return id
}

/** How many of these requests have exactly one acceptance, and what the volunteers heard. */
export async function winners(
  db: Pool,
  requestIds: string[],
): Promise<{ one: number; none: number; more: number }> {
  const { rows } = await db.query<{ one: number; none: number; more: number }>(
    `select count(*) filter (where yes = 1)::int as one, count(*) filter (where yes = 0)::int as none, count(*) filter (where yes > 1)::int as more
     from (select (select count(*) from offer o where o.request_id = r.id and o.status = 'accepted') as yes
           from help_request r where r.id = any($1::uuid[])) counted`,
    [requestIds],
  )
  return rows[0] ?? { one: 0, none: 0, more: 0 }
}
