import type { Pool } from 'pg'

const people = `
insert into person (id, neighbourhood_id, name, language, created_at)
select gen_random_uuid(), $1, 'Buur ' || n, 'nl', now() from generate_series(1, $2::int) n`

// Three kinds of help each; one in ten speaks Frisian, one in ten thousand English; half can always come; one in a
// hundred thousand was never asked, so that a round has to look past them, in the order of the others.
const volunteers = `
insert into volunteer (person_id, neighbourhood_id, status, categories, languages, availability, paused_until,
  last_asked_at, applied_at)
select p.id, $1, case when random() < 0.95 then 'approved' else 'left' end,
  (select array_agg(category order by random() + c.n * 0) from unnest($2::text[]) with ordinality as u(category, n)
    where (n + c.n) % 4 = 0),
  case when random() < 0.1 then array['nl', 'fy'] when random() < 0.0001 then array['nl', 'en'] else array['nl'] end,
  case when random() < 0.5 then '{}' else array['mon-morning', 'wed-afternoon', 'fri-evening'] end,
  case when random() < 0.05 then now() + interval '9 days' end,
  case when random() < 0.99999 then now() - random() * interval '365 days' end, now() - interval '400 days'
from person p cross join lateral (select (random() * 11 + length(p.name) * 0)::int as n) c
where p.neighbourhood_id = $1`

const requests = `
insert into help_request (id, neighbourhood_id, number, resident_id, category, words, wanted_at, wanted_from,
  wanted_until, language, origin, status, with_desk_since, opened_at)
select gen_random_uuid(), $1, n, (select id from person where neighbourhood_id = $1 limit 1),
  ($2::text[])[1 + n % array_length($2::text[], 1)], 'hulp',
  to_char(now() + n * interval '5 hours', 'YYYY-MM-DD"T"HH24:00'), now() + n * interval '5 hours',
  now() + n * interval '5 hours' + interval '1 hour', case when n % 3 = 0 then 'fy' when n % 5 = 0 then 'en' else 'nl' end, 'sms', 'searching',
  now(), now()
from generate_series(1, 60) n`

// Who was asked last week was asked one to five times, and one in five of them said yes to one.
const offers = `
insert into offer (id, request_id, volunteer_id, round, status, place, asked_at, pings)
select gen_random_uuid(), r.id, v.person_id, 1, case when r.number = 1 and v.n % 5 = 0 then 'accepted' else 'lapsed' end,
  case when r.number = 1 and v.n % 5 = 0 then v.n end, v.last_asked_at, 1
from (select person_id, last_asked_at, row_number() over ()::int as n from volunteer
  where neighbourhood_id = $1 and last_asked_at > now() - interval '7 days') v
join help_request r on r.neighbourhood_id = $1 and r.number <= 1 + v.n % 5`

/** Fills a neighbourhood with so many volunteers, their offers of last week, and sixty requests. */
export async function settle(
  pool: Pool,
  neighbourhoodId: string,
  size: number,
  categories: readonly string[],
): Promise<void> {
  await pool.query(people, [neighbourhoodId, size])
  await pool.query(volunteers, [neighbourhoodId, [...categories]])
  await pool.query(requests, [neighbourhoodId, [...categories]])
  await pool.query(offers, [neighbourhoodId])
  await pool.query('vacuum analyze')
}
