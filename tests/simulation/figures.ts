import type { Pool } from 'pg'
import type { Neighbourhood } from '../../core/neighbourhoods/neighbourhoods.ts'
import { type RideFigures, readRides } from './ride-figures.ts'
import type { RideWishes } from './year.ts'

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
  /** What the neighbourhood agreed on as the most. */
  limitAWeek: number
  kinds: { category: string; solved: number; unmet: number; open: number }[]
  /** Null where nobody drives. */
  rides: RideFigures | null
}

/** How it stands while the year is still going on. */
export async function countSoFar(pool: Pool): Promise<{ questions: number; solved: number; unmet: number }> {
  const { rows } = await pool.query<{ questions: number; solved: number; unmet: number }>(
    `select count(*)::int as questions, count(*) filter (where status = 'done')::int as solved,
       count(*) filter (where status in ('unmet', 'cancelled'))::int as unmet from help_request`,
  )
  return rows[0] ?? { questions: 0, solved: 0, unmet: 0 }
}

/** Reads from the history what a year came to. */
export async function readFigures(pool: Pool, hood: Neighbourhood, wishes: RideWishes): Promise<Figures> {
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
  // counted by what was sent: an offer that was asked twice keeps only the last time
  const { rows: pings } = await pool.query<{ pings: number; most: number }>(
    `select count(w.at)::int as pings, coalesce(max(w.in_week), 0)::int as most from volunteer v left join (
       select person_id, settled_at as at, count(*) over (partition by person_id order by settled_at
         range between interval '6 days 23:59:59.999' preceding and current row) as in_week
       from outbox_message where purpose = 'offer.ping' and status = 'sent') w on w.person_id = v.person_id
     group by v.person_id order by 1`,
  )
  const sum = (of: (kind: Figures['kinds'][number]) => number) =>
    kinds.reduce((total, kind) => total + of(kind), 0)
  return {
    questions: sum((kind) => kind.solved + kind.unmet + kind.open),
    solved: sum(({ solved }) => solved),
    unmet: sum(({ unmet }) => unmet),
    minutesToYes: yeses.map(({ minutes }) => minutes),
    pings: pings.map((row) => row.pings),
    mostInAWeek: Math.max(0, ...pings.map(({ most }) => most)),
    limitAWeek: hood.pingsPerWeek,
    kinds,
    rides: hood.rides && (await readRides(pool, hood.rides, hood.zone, wishes)),
  }
}
