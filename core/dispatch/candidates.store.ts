import { Prisma } from '../../prisma/generated/client.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import type { Candidate } from './candidate.ts'
import type { HowFar } from './how-far.ts'
import { pingsThisWeek } from './pings.store.ts'

const monthMs = 28 * 24 * 3_600_000

type Row = Omit<Candidate, 'ownQuiet' | 'busy' | 'metersAway'> & {
  postcode: string | null
  quietFrom: string | null
  quietUntil: string | null
  busy: { from: string; until: string }[] | null
}

/**
 * Everybody in the neighbourhood who does this kind of work, or of those only some, with all that decides who is
 * asked.
 */
export async function candidatesFor(
  { tx, now }: Work,
  request: HelpRequest,
  only: string[] | null,
  howFar: HowFar,
): Promise<Candidate[]> {
  const month = new Date(now.getTime() - monthMs)
  const those = only === null ? Prisma.empty : Prisma.sql`and v.person_id = any(${only}::uuid[])`
  // for a ride they are away as long as the road takes, and free between the way there and the way back;
  // who was called off, or was only too late, never said no: when the place is free again they are welcome;
  // jobs are filtered after the month is read: by their status a whole history would be
  const rows = await tx.$queryRaw<Row[]>`
    select v.person_id::text as "personId", v.status = 'approved' as approved, v.categories, v.languages, v.availability,
      coalesce(v.areas, '{}') as areas, coalesce(v.training, '{}') as training, v.vetted_on as "vettedOn",
      v.vetting_due_on as "vettingDueOn", v.needs_buddy as "needsBuddy", v.sheltered, v.call_first as "callFirst",
      v.paused_until as "pausedUntil", v.quiet_from as "quietFrom", v.quiet_until as "quietUntil",
      v.urgent_at_night as "urgentAtNight", v.last_asked_at as "lastAskedAt", p.postcode, v.pings_per_week as "pingsPerWeek",
      ${pingsThisWeek(now)} as "pingsThisWeek", busy.stretches as busy,
      (select count(*) filter (where o.status = 'accepted')::int from offer o
        where o.volunteer_id = v.person_id and o.asked_at > ${month}) as "jobsLately",
      exists (select from offer o where o.request_id = ${request.id}::uuid and o.volunteer_id = v.person_id
        and o.status not in ('withdrawn', 'taken')) as "askedForThis"
    from volunteer v join person p on p.id = v.person_id cross join lateral (
      select jsonb_agg(jsonb_build_object('from', away.since, 'until', away.until)) as stretches from (
        select r.wanted_from as since, r.wanted_until as until from offer o join help_request r on r.id = o.request_id
        where o.volunteer_id = v.person_id and o.status = 'accepted' and o.done_at is null and r.id <> ${request.id}::uuid
          and r.status in ('searching', 'matched') and r.wanted_from is not null and r.wanted_until is not null
          and not exists (select from driver_booking d where d.ride_id = r.id and d.driver_id = v.person_id)
        union all
        select d.busy_from, d.busy_until from driver_booking d where d.driver_id = v.person_id
          and d.ride_id <> ${request.id}::uuid and tstzrange(d.busy_from, d.busy_until) && tstzrange(${now}::timestamptz, null)
      ) away
    ) busy
    where v.neighbourhood_id = ${request.neighbourhoodId} and v.status = 'approved'
      and v.categories @> array[${request.category}]::text[] ${those}`
  return rows.map(({ quietFrom, quietUntil, busy, postcode, ...row }) => ({
    ...row,
    metersAway: howFar(postcode),
    ownQuiet: quietFrom && quietUntil ? { from: quietFrom, until: quietUntil } : null,
    busy: (busy ?? []).map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
  }))
}

/** Whether somebody who needs no buddy has said yes to this request. */
export async function buddyComes({ tx }: Work, requestId: string): Promise<boolean> {
  const buddy = await tx.offer.findFirst({
    where: { requestId, status: 'accepted', volunteer: { needsBuddy: false, sheltered: false } },
    select: { id: true },
  })
  return buddy !== null
}

/**
 * Remembers that these volunteers were asked just now, so that others come first next time. Each counts a millisecond
 * after the one before: at one and the same moment the order within a round would be lost, and with it, over many
 * rounds, the equal share.
 */
export async function rememberAsked({ tx, now }: Work, personIds: string[]): Promise<void> {
  await tx.$executeRaw`
    update volunteer v set last_asked_at = ${now}::timestamptz + (asked.place - 1) * interval '1 millisecond'
    from unnest(${personIds}::uuid[]) with ordinality as asked(id, place) where v.person_id = asked.id`
}
