import type { Pool } from 'pg'
import { Temporal } from 'temporal-polyfill'
import type { RideScheme } from '../../core/rides/ride-scheme.ts'
import { serviceDaysFrom } from '../../core/rides/service-days.ts'
import type { RideWishes } from './year.ts'

/** What rides came to, and when the car was away in the month in which it was away most. */
export interface RideFigures {
  wishes: RideWishes
  driven: number
  unmet: number
  /** How often two of them were put in one trip. */
  together: number
  /** The first day of that month; null if no car was ever away. */
  month: string | null
  /** From and until which hour the scheme drives. */
  hours: { from: number; until: number }
  /** Every day of that month on which the scheme drives, and from and until which hours the car was away. */
  days: { day: string; away: { from: number; until: number }[] }[]
}

/** Reads what rides came to. */
export async function readRides(
  pool: Pool,
  { service }: RideScheme,
  zone: string,
  wishes: RideWishes,
): Promise<RideFigures> {
  const { rows: ends } = await pool.query<{ driven: number; unmet: number; together: number }>(
    `select count(*) filter (where q.status = 'done')::int as driven,
       count(*) filter (where q.status = 'unmet')::int as unmet,
       (select count(*) / 2 from request_event where kind = 'driven-together')::int as together
     from ride r join help_request q on q.id = r.request_id`,
  )
  const { rows } = await pool.query<{ month: string; day: string; from: number; until: number }>(
    `with away as (select busy_from at time zone $1 as b, busy_until at time zone $1 as u from vehicle_booking),
       busiest as (select date_trunc('month', b) as month from away group by 1 order by sum(u - b) desc, 1 limit 1)
     select m.month::date::text as month, a.b::date::text as day, (extract(epoch from a.b::time) / 3600)::float as from,
       (extract(epoch from a.u::time) / 3600)::float as until
     from busiest m join away a on date_trunc('month', a.b) = m.month order by a.b`,
    [zone],
  )
  const month = rows[0]?.month ?? null
  const hour = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
  return {
    wishes,
    driven: ends[0]?.driven ?? 0,
    unmet: ends[0]?.unmet ?? 0,
    together: ends[0]?.together ?? 0,
    month,
    hours: { from: hour(service.from), until: hour(service.until) },
    days: month === null ? [] : daysOf(service, month).map((day) => ({ day, away: awayOn(rows, day) })),
  }
}

function daysOf(service: RideScheme['service'], month: string): string[] {
  const first = Temporal.PlainDate.from(month)
  return [...serviceDaysFrom(service, first, first.daysInMonth - 1)].map(String)
}

function awayOn(rows: { day: string; from: number; until: number }[], day: string) {
  return rows.filter((row) => row.day === day).map(({ from, until }) => ({ from, until }))
}
