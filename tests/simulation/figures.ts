import type { Pool } from 'pg'

/** What a year came to. */
export interface Figures {
  questions: number
  /** Done by a volunteer. */
  solved: number
  unmet: number
  /** Minutes from the search to the first yes, shortest first. */
  minutesToYes: number[]
  /** Pings of each volunteer, fewest first, and the most that anybody had in seven days. */
  pings: number[]
  mostInAWeek: number
  kinds: { category: string; solved: number; unmet: number; open: number }[]
}

/** Reads from the history what a year came to. */
export async function readFigures(pool: Pool): Promise<Figures> {
  const { rows: kinds } = await pool.query<Figures['kinds'][number]>(
    `select category, count(*) filter (where status = 'done')::int as solved,
       count(*) filter (where status in ('unmet', 'cancelled'))::int as unmet,
       count(*) filter (where closed_at is null)::int as open
     from help_request group by category order by count(*) desc, category`,
  )
  const { rows: yeses } = await pool.query<{ minutes: number }>(
    `select (extract(epoch from min(e.at) filter (where e.kind = 'accepted')
       - min(e.at) filter (where e.kind = 'search-began')) / 60)::float as minutes
     from request_event e group by e.request_id
     having count(*) filter (where e.kind = 'accepted') > 0 order by 1`,
  )
  const { rows: pings } = await pool.query<{ pings: number }>(
    `select coalesce(sum(o.pings), 0)::int as pings from volunteer v
       left join offer o on o.volunteer_id = v.person_id group by v.person_id order by 1`,
  )
  const { rows: weeks } = await pool.query<{ most: number }>(
    `select coalesce(max(in_week), 0)::int as most from (select sum(pings) over (partition by volunteer_id order by asked_at
       range between interval '6 days 23:59:59' preceding and current row) as in_week from offer) w`,
  )
  const sum = (of: (kind: Figures['kinds'][number]) => number) =>
    kinds.reduce((total, kind) => total + of(kind), 0)
  return {
    questions: sum((kind) => kind.solved + kind.unmet + kind.open),
    solved: sum(({ solved }) => solved),
    unmet: sum(({ unmet }) => unmet),
    minutesToYes: yeses.map(({ minutes }) => minutes),
    pings: pings.map((row) => row.pings),
    mostInAWeek: weeks[0]?.most ?? 0,
    kinds,
  }
}

/** The figures as lines for a terminal. */
export function writeFigures({
  questions,
  solved,
  unmet,
  minutesToYes,
  pings,
  mostInAWeek,
  kinds,
}: Figures): string {
  const at = (share: number) => minutesToYes[Math.floor((minutesToYes.length - 1) * share)] ?? Number.NaN
  const perWeek = (count: number) => (count / 52).toFixed(1)
  const mean = pings.reduce((sum, each) => sum + each, 0) / Math.max(1, pings.length)
  return [
    `questions                 ${questions}`,
    `solved by volunteers      ${solved} (${percent(solved, questions)})`,
    `unmet                     ${unmet} (${percent(unmet, questions)})`,
    `search to first yes       half within ${hours(at(0.5))}, nine in ten within ${hours(at(0.9))}`,
    `pings a volunteer a week  ${perWeek(mean)} on average, from ${perWeek(pings[0] ?? 0)} to ${perWeek(pings.at(-1) ?? 0)}; at most ${mostInAWeek} in any seven days`,
    'unmet by kind of help',
    ...kinds.map(
      ({ category, ...kind }) =>
        `  ${category.padEnd(12)} ${String(kind.unmet).padStart(5)} of ${kind.solved + kind.unmet + kind.open}`,
    ),
  ].join('\n')
}

/** A share in whole percents. */
export function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / Math.max(1, whole))} %`
}

/** Minutes as somebody would say them. */
export function hours(minutes: number): string {
  if (Number.isNaN(minutes)) return '-'
  return minutes < 90 ? `${Math.round(minutes)} minutes` : `${(minutes / 60).toFixed(1)} hours`
}
