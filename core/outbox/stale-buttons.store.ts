import type { Pool } from 'pg'

// Buttons are stale once the question they belong to stands open no longer, whoever or whatever closed it. Each row is
// looked at once: it is marked and what has to be done about it is owed in one statement, so that nothing is done twice.
// Each `offset 0` keeps the planner from reading all addresses and talks for the few messages that have buttons.
const take = `
with stale as (
  select o.id, o.address_id, o.person_id, o.provider_id, o.content, a.channel = 'telegram' and a.closed_at is null
      and a.opted_out_at is null as reachable, (
        select m.content->>'value' from (
          select content from inbox_message where person_id = o.person_id order by id desc limit 30
        ) m where m.content->>'kind' = 'choice' and m.content->>'about' = o.content->>'about' limit 1
      ) as pressed
  from outbox_message o
  cross join lateral (select channel, closed_at, opted_out_at from address where id = o.address_id offset 0) a
  left join lateral (select asked from conversation where person_id = o.person_id offset 0) c on true
  where o.status = 'sent' and o.buttons_gone_at is null and o.content ? 'choices' and (
    a.channel <> 'telegram' or o.settled_at < $1::timestamptz - interval '8 days'
    or o.content->>'about' like 'q:%' and c.asked->>'tag' is distinct from o.content->>'about'
    or o.content->>'about' like 'o:%' and not exists (
      select from offer f join help_request r on r.id = f.request_id where f.id::text = substr(o.content->>'about', 3)
        and f.status in ('asked', 'lapsed') and r.status = 'searching')
    or o.content->>'about' like 'v:%' and not exists (
      select from offer f join help_request r on r.id = f.request_id where f.id::text = substr(o.content->>'about', 3)
        and f.status = 'accepted' and f.done_at is null and r.status in ('searching', 'matched'))
    or o.content->>'about' like 'f:%' and not exists (
      select from help_request r where r.id::text = substr(o.content->>'about', 3)
        and (r.all_right is null or r.all_right = 'unanswered'))
  ) order by o.id limit $3 for update of o skip locked
), marked as (
  update outbox_message o set buttons_gone_at = $1 from stale where o.id = stale.id
)
insert into outbox_message (address_id, person_id, purpose, content, next_attempt_at, expires_at, created_at)
select address_id, person_id, 'buttons-gone', jsonb_build_object('kind', 'buttons-gone', 'of', provider_id, 'text', content->>'text',
    'chosen', (select choice->>'label' from jsonb_array_elements(content->'choices') choice where choice->>'value' = pressed limit 1)),
  $1, $2, $1 from stale where reachable and provider_id is not null
returning address_id`

/** A phone that is away so long keeps its old buttons: they do nothing more. */
const worthMinutes = 60

/** Owes the addresses the removal of buttons whose question is closed; tells which addresses. */
export async function takeStaleButtons(pool: Pool, now: Date, most: number): Promise<string[]> {
  const until = new Date(now.getTime() + worthMinutes * 60_000)
  const { rows } = await pool.query<{ address_id: string }>({
    name: 'stale-buttons',
    text: take,
    values: [now, until, most],
  })
  return [...new Set(rows.map(({ address_id }) => address_id))]
}
