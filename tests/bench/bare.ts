import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { stepQueue } from '../../core/jobs/owe-step.ts'
import { texts } from './talk.ts'

const connections = 12
/** So many of the first messages tell something about the person. */
const tellings = 4

/** As large as what is really saved and said. */
const frames = JSON.stringify([
  { flow: 'ask-for-help', version: 1, saved: { value: 'x'.repeat(40), context: 'y'.repeat(500) } },
])
const asked = JSON.stringify({ tag: 'q:1', expects: 'choice', choices: ['morning', 'afternoon', 'evening'] })
const content = JSON.stringify({ kind: 'text', text: 'z'.repeat(160), language: 'nl' })

const person = `
with person as (insert into person (id, neighbourhood_id, created_at) values ($1, 'bilgaard', now()) returning id),
address as (insert into address (id, neighbourhood_id, person_id, channel, identifier, created_at)
  select id, 'bilgaard', id, 'sms', id::text, now() from person)
insert into conversation (person_id, updated_at) select id, now() from person`
const keep = `
insert into inbox_message (channel, provider_id, address_id, person_id, content, received_at)
values ('sms', $2, $1, $1, $3, now()) returning id`
const load = `
select c.frames, c.asked, c.revision, m.id, m.content from conversation c
join inbox_message m on m.person_id = c.person_id and m.handled_at is null where c.person_id = $1`
const save = `
with moved as (update conversation set frames = $3, asked = $4, revision = revision + 1, updated_at = now() where person_id = $1),
handled as (update inbox_message set handled_at = now() where id = $2)
insert into outbox_message (address_id, person_id, purpose, content, status, attempts, next_attempt_at, created_at)
values ($1, $1, 'answer', $5, 'sending', 1, now(), now()) returning id`
/** What somebody tells about themselves with their first messages: language, consent, name and place. */
const told = `update person set language = 'nl', consent_at = coalesce(consent_at, now()), name = $2 where id = $1`
const settle = `update outbox_message set status = 'sent', provider_id = $2, settled_at = now() where id = $1`
const open = `
with number as (update neighbourhood set last_request_number = last_request_number + 1 where id = 'bilgaard' returning last_request_number),
request as (insert into help_request (id, neighbourhood_id, number, resident_id, category, words, language, origin, status, with_desk_since, opened_at)
  select $2, 'bilgaard', last_request_number, $1, 'groceries', 'boodschappen', 'nl', 'sms', 'triage', now(), now() from number returning id),
event as (insert into request_event (request_id, at, kind, actor) select id, now(), 'opened', 'bench' from request)
insert into outbox_message (address_id, request_id, purpose, content, next_attempt_at, created_at)
select $1, id, 'desk.card', '{}', now(), now() from request`

/** Gives an empty, migrated database what the statements need: a neighbourhood, and the tables of pg-boss. */
export async function prepareBare(databaseUrl: string): Promise<void> {
  const boss = new PgBoss(databaseUrl)
  await boss.start()
  await boss.createQueue(stepQueue)
  await boss.stop()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`insert into neighbourhood (id, name, settings) values ('bilgaard', 'Bilgaard', '{}')`)
  await client.end()
}

/**
 * What the database alone would take: the same rows written by the plainest statements on the same number of
 * connections, with no program around them. Returns messages a second.
 */
export async function bareAtFullSpeed(
  databaseUrl: string,
  residents: number,
  seconds: number,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections })
  const end = performance.now() + seconds * 1000
  let done = 0
  const talk = async () => {
    const id = randomUUID()
    await pool.query({ name: 'person', text: person, values: [id] })
    for (const [index, text] of texts.entries()) {
      const words = JSON.stringify({ kind: 'text', text })
      await pool.query({ name: 'keep', text: keep, values: [id, randomUUID(), words] })
      const { rows } = await pool.query({ name: 'load', text: load, values: [id] })
      if (index === texts.length - 1)
        await pool.query({ name: 'open', text: open, values: [id, randomUUID()] })
      const saved = await pool.query({
        name: 'save',
        text: save,
        values: [id, rows[0].id, frames, asked, content],
      })
      if (index < tellings) await pool.query({ name: 'told', text: told, values: [id, text] })
      await pool.query({ name: 'settle', text: settle, values: [saved.rows[0].id, randomUUID()] })
      if (performance.now() < end) done++
    }
  }
  await Promise.all(
    Array.from({ length: residents }, async () => {
      while (performance.now() < end) await talk()
    }),
  )
  await pool.end()
  return done / seconds
}
