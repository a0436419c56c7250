import type { Pool } from 'pg'

/** Fills the database until there are so many people, each with a request, earlier messages and their answers. */
export async function growTo(pool: Pool, people: number): Promise<void> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from address where channel = 'sms' and identifier like '+3197%'`,
  )
  const from = rows[0]?.count ?? 0
  if (from >= people) return
  for (const text of statements) await pool.query(text, text.includes('$1') ? [from + 1, people] : [])
}

const id = (kind: number) =>
  `('${String(kind).padStart(8, '0')}-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`
const past = `now() - n % 300 * interval '1 day' - interval '1 hour'`
const series = 'from generate_series($1::int, $2::int) n'

/** One request in twenty is still open; everything else is history. */
const statements = [
  `insert into person (id, neighbourhood_id, name, language, street, house_number, postcode, consent_at, consent_version, created_at)
   select ${id(1)}, 'bilgaard', 'Neighbour ' || n, 'nl', 'Kerkstraat', n::text, '8925 AB', ${past}, '1', ${past} ${series}`,
  `insert into address (id, neighbourhood_id, person_id, channel, identifier, created_at)
   select ${id(2)}, 'bilgaard', ${id(1)}, 'sms', '+3197' || lpad(n::text, 9, '0'), ${past} ${series}`,
  `insert into conversation (person_id, revision, updated_at) select ${id(1)}, 6, ${past} ${series}`,
  `insert into inbox_message (channel, provider_id, address_id, person_id, content, received_at, handled_at)
   select 'sms', 'SMearlier' || n, ${id(2)}, ${id(1)}, '{"kind": "text", "text": "dank je wel"}', ${past}, ${past} ${series}`,
  `insert into outbox_message (address_id, person_id, purpose, content, status, attempts, next_attempt_at, provider_id, created_at, settled_at)
   select ${id(2)}, ${id(1)}, 'answer', '{"kind": "text", "text": "Graag gedaan.", "language": "nl"}', 'sent', 1, ${past},
     'SManswer' || n, ${past}, ${past} ${series}`,
  `insert into help_request (id, neighbourhood_id, number, resident_id, category, words, language, origin, status, next_step, next_step_at,
     outcome, opened_at, closed_at)
   select ${id(3)}, 'bilgaard', 1000000 + n, ${id(1)}, 'groceries', 'boodschappen', 'nl', 'sms',
     case when n % 20 = 0 then 'triage' else 'done' end, case when n % 20 = 0 then 'nudge-desk' end,
     case when n % 20 = 0 then now() + interval '30 days' end, case when n % 20 = 0 then null else 'helped' end,
     ${past}, case when n % 20 = 0 then null else ${past} end ${series}`,
  `insert into request_event (request_id, at, kind, actor) select ${id(3)}, ${past}, 'opened', 'bench' ${series}`,
  'analyze',
]

/** Rows that the database has looked at in the tables that grow, by walking through a whole table and by an index. */
export async function rowsRead(pool: Pool): Promise<{ walked: number; fetched: number }> {
  const { rows } = await pool.query<{ walked: number; fetched: number }>(
    `select sum(seq_tup_read)::float8 as walked, sum(coalesce(idx_tup_fetch, 0))::float8 as fetched from pg_stat_user_tables
     where relname in ('person', 'address', 'conversation', 'inbox_message', 'outbox_message', 'help_request', 'request_event')`,
  )
  return rows[0] ?? { walked: 0, fetched: 0 }
}

/** Rows that were written in a database so far, of every table. */
export async function rowsWritten(pool: Pool): Promise<number> {
  await pool.query('select pg_stat_force_next_flush()')
  const { rows } = await pool.query<{ written: number }>(
    'select sum(n_tup_ins + n_tup_upd)::float8 as written from pg_stat_user_tables',
  )
  return rows[0]?.written ?? 0
}

/** What must hold after every talk: nothing unhandled, nothing answered twice, nothing unsent to a resident. */
export async function countFaults(pool: Pool): Promise<{ lost: number; double: number; requests: number }> {
  const { rows } = await pool.query<{ lost: number; double: number; requests: number }>(`
    select (select count(*) from inbox_message where handled_at is null)::int
         + (select count(*) from outbox_message where person_id is not null and status <> 'sent')::int as lost,
      (select coalesce(sum(answers - messages), 0) from (select person_id, count(*) as answers,
          (select count(*) from inbox_message i where i.person_id = o.person_id) as messages
        from outbox_message o where person_id is not null group by person_id) t where answers > messages)::int as double,
      (select count(*) from help_request where number < 1000000)::int as requests`)
  return rows[0] ?? { lost: 0, double: 0, requests: 0 }
}
