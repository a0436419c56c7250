import type { Language } from '../conversations/meaning.ts'
import type { Core } from '../core.ts'
import type { Work } from '../work.ts'

/** Something that somebody wrote, which is kept still. */
export interface Said {
  at: Date
  text: string
  language: Language | null
}

// A talk that leads to a request is over within hours; what was written after it is about something else.
const said = `
select m.received_at as at, coalesce(m.content->>'text', m.content->>'caption') as text, p.language
from (select id as person_id, null::timestamptz as opened_at from person where $1 = 'person' and id = $2::uuid
  union all select resident_id, opened_at from help_request where $1 = 'request' and id = $2::uuid) s
join person p on p.id = s.person_id
cross join lateral (select * from inbox_message i where i.person_id = s.person_id order by i.id desc limit 200) m
where coalesce(m.content->>'text', m.content->>'caption') <> '' and m.handled_at is not null
  and (s.opened_at is null or m.received_at between s.opened_at - interval '6 hours' and s.opened_at)
order by m.id desc limit $3`

/** What somebody wrote last, or before a request of theirs was opened, oldest first. */
export async function readSaid(
  core: Core,
  { kind, id }: { kind: 'request' | 'person'; id: string },
  most: number,
): Promise<Said[]> {
  const { rows } = await core.pool.query<Said>(said, [kind, id, most])
  return rows.reverse()
}

/** The latest words of somebody in this talk, oldest first, with those that are being handled now. */
export async function readTalk(work: Work, personId: string, most: number): Promise<string[]> {
  const rows = await work.tx.$queryRaw<{ text: string }[]>`
    select coalesce(m.content->>'text', m.content->>'caption') as text
    from (select * from inbox_message where person_id = ${personId}::uuid order by id desc limit 20) m
    where m.received_at > ${work.now}::timestamptz - interval '2 hours'
      and coalesce(m.content->>'text', m.content->>'caption') <> ''
    order by m.id desc limit ${most}`
  return rows.map(({ text }) => text).reverse()
}
