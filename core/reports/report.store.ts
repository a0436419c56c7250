import type { Core } from '../core.ts'

/** One request of a month, without anything that says whose it is. */
export interface CountedRequest {
  category: string
  /** The channel it came by, or desk. */
  origin: string
  status: string
  unmetReason: string | null
  openedAt: Date
  /** When the desk or a neighbour first did something about it. */
  answeredAt: Date | null
  /** When the first neighbour said yes or was assigned. */
  acceptedAt: Date | null
  byVolunteer: boolean
  minutesSpent: number | null
}

/** What a month of a neighbourhood left behind in the rows. */
export interface MonthFacts {
  requests: CountedRequest[]
  /** Rides that volunteers drove in it: how many, how far, and what they cost by the tariff. */
  rides: { driven: number; meters: number; cents: number }
  /** Rides for which somebody waited in vain: they were never booked, so no request says so. */
  waitedInVain: number
  /** What came of each referral that was made in it: sent, taken-up, not-taken-up … */
  referrals: string[]
  /** Volunteers who said yes to something in it, or answered a question. */
  activeVolunteers: number
  /** How many approved volunteers there are for each kind of help. */
  skills: { category: string; volunteers: number }[]
}

/** Reads a month: everything that began at or after `from` and before `until`. */
export async function readMonth(
  core: Core,
  neighbourhoodId: string,
  from: Date,
  until: Date,
): Promise<MonthFacts> {
  const given = [neighbourhoodId, from, until]
  const requests = await core.pool.query<CountedRequest>(
    `select r.category, r.origin, r.status, r.unmet_reason as "unmetReason", r.opened_at as "openedAt",
            r.minutes_spent as "minutesSpent",
            (select min(e.at) from request_event e where e.request_id = r.id
              and e.kind in ('answered', 'taken', 'search-began', 'asked-everybody', 'assigned', 'accepted', 'referred',
                'advisers-asked', 'closed')) as "answeredAt",
            (select min(e.at) from request_event e where e.request_id = r.id
              and e.kind in ('accepted', 'assigned')) as "acceptedAt",
            exists (select from offer o where o.request_id = r.id and o.status = 'accepted')
              or exists (select from advice a where a.request_id = r.id and a.status = 'sent') as "byVolunteer"
       from help_request r where r.neighbourhood_id = $1 and r.opened_at >= $2 and r.opened_at < $3`,
    given,
  )
  const waits = await core.pool.query<{ count: number }>(
    `select count(*)::int as count from ride_waiting
      where neighbourhood_id = $1 and status = 'ended' and told_at is null and ended_at >= waits_until
        and ended_at >= $2 and ended_at < $3`,
    given,
  )
  const rides = await core.pool.query<MonthFacts['rides']>(
    `select count(*)::int as driven, coalesce(sum(coalesce(d.driven_meters, d.meters)), 0)::int as meters,
            coalesce(sum(d.price_cents), 0)::int as cents
       from ride d where d.neighbourhood_id = $1 and d.pickup_at >= $2 and d.pickup_at < $3 and d.outcome = 'done'
        and exists (select from offer o where o.request_id = d.request_id and o.status = 'accepted')`,
    given,
  )
  const referrals = await core.pool.query<{ status: string }>(
    'select status from referral where neighbourhood_id = $1 and created_at >= $2 and created_at < $3',
    given,
  )
  const active = await core.pool.query<{ count: number }>(
    `select count(distinct did.volunteer_id)::int as count from (
        select request_id, volunteer_id, answered_at from offer where status = 'accepted'
        union all select request_id, volunteer_id, answered_at from advice where status in ('given', 'sent')) did
       join help_request r on r.id = did.request_id
      where r.neighbourhood_id = $1 and did.answered_at >= $2 and did.answered_at < $3`,
    given,
  )
  const skills = await core.pool.query<{ category: string; volunteers: number }>(
    `select category, count(*)::int as volunteers from volunteer v, unnest(v.categories) as category
      where v.neighbourhood_id = $1 and v.status = 'approved' group by category`,
    [neighbourhoodId],
  )
  return {
    requests: requests.rows,
    rides: rides.rows[0] ?? { driven: 0, meters: 0, cents: 0 },
    waitedInVain: waits.rows[0]?.count ?? 0,
    referrals: referrals.rows.map(({ status }) => status),
    activeVolunteers: active.rows[0]?.count ?? 0,
    skills: skills.rows,
  }
}
