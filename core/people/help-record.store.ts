import type { Work } from '../work.ts'
import type { HelpRecord } from './help-record.ts'

interface Row {
  category: string
  times: number
  minutes: number
  first: string
  last: string
}

/** What somebody did as a helper, in whatever neighbourhood and at whatever time; what a housemate did is not theirs. */
export async function readRecord({ tx, core }: Work, personId: string): Promise<HelpRecord> {
  const { zone } = core.neighbourhoods.first
  const rows = await tx.$queryRaw<Row[]>`
    select r.category, count(*)::int as times, coalesce(sum(o.minutes), 0)::int as minutes,
      to_char(min(o.done_at) at time zone ${zone}, 'YYYY-MM-DD') as first,
      to_char(max(o.done_at) at time zone ${zone}, 'YYYY-MM-DD') as last
    from offer o join help_request r on r.id = o.request_id join person p on p.id = o.volunteer_id
    where o.volunteer_id = ${personId}::uuid and coalesce(o.by_whom, split_part(p.name, ' ', 1)) = split_part(p.name, ' ', 1) and o.status = 'accepted' and o.done_at is not null
    group by r.category order by times desc, r.category`
  const days = rows.flatMap(({ first, last }) => [first, last]).toSorted()
  return {
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    times: rows.reduce((sum, { times }) => sum + times, 0),
    minutes: rows.reduce((sum, { minutes }) => sum + minutes, 0),
    kinds: rows.map(({ category, times, minutes }) => ({ category, times, minutes })),
  }
}
