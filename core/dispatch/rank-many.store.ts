import { Temporal } from 'temporal-polyfill'
import { Prisma } from '../../prisma/generated/client.ts'
import { partsThatFit } from '../people/availability.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { lengthOf, type Stretch } from '../stretches.ts'
import type { Work } from '../work.ts'
import type { RoundFacts } from './candidate.ts'
import { longestJobMs, postcodeOf } from './gates.ts'
import { pingsThisWeek, weekBefore } from './pings.store.ts'
import { isQuiet } from './quiet-hours.ts'

/** So many of those who were never asked are looked at, so that the nearest of them can go first. */
const lookedAt = 100

/** What decides who is asked, without the volunteers themselves. */
export type RoundTerms = Omit<RoundFacts, 'volunteers'>

/** Whether a neighbourhood has more approved volunteers than this. */
export async function hasMoreThan({ tx }: Work, neighbourhoodId: string, most: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ many: boolean }[]>`
    select count(*) > ${most} as many from (
      select from volunteer where neighbourhood_id = ${neighbourhoodId} and status = 'approved' limit ${most + 1}
    ) counted`
  return row?.many ?? false
}

/**
 * Of very many volunteers the few that `planRound` needs to come to the same decision as with all of them: the first
 * in the fair order who pass every gate, with all who stand equal to the last; where nobody does, one who tells why. Of
 * more than a hundred who were never asked, a hundred are looked at for who lives nearest. The gates and the order are those of
 * gates.ts and fair-order.ts: a test holds the two against each other.
 */
export async function shortlist(work: Work, request: HelpRequest, terms: RoundTerms): Promise<string[]> {
  // the best way to very few differs from the best way to very many: each look is planned for its own values
  await work.tx.$executeRaw`set local plan_cache_mode = force_custom_plan`
  const { able, spared, awake } = gatesIn(request, terms, work.now)
  const free = Prisma.sql`${able} and ${spared}`
  const askable = await firstInLine(work, request, Prisma.sql`${free} and ${awake}`, terms.people)
  if (askable.length > 0) return askable
  const asleep = await firstToWake(work, free)
  return asleep.length > 0 ? asleep : anybody(work, able)
}

async function firstInLine(
  work: Work,
  { language }: HelpRequest,
  askable: Prisma.Sql,
  people: number,
): Promise<string[]> {
  const found: string[] = []
  const most = Math.max(people, lookedAt)
  const speaks = Prisma.sql`v.languages @> array[${language}]::text[]`
  for (const tongue of [speaks, Prisma.sql`not ${speaks}`]) {
    const those = Prisma.sql`${askable} and ${tongue}`
    // the order is the index's own, so that the walk ends with the last of the few
    const never = Prisma.sql`v.last_asked_at is null order by v.last_asked_at nulls first, v.person_id limit ${most}`
    found.push(...(await ids(work, Prisma.sql`${those} and ${never}`)))
    if (found.length >= people) return found
    const left = people - found.length
    const next = Prisma.sql`v.last_asked_at is not null order by v.last_asked_at nulls first fetch first ${left} rows with ties`
    found.push(...(await ids(work, Prisma.sql`${those} and ${next}`)))
    if (found.length >= people) return found
  }
  return found
}

/** Who has no quiet hours of their own wakes with the neighbourhood; else one of each kind of sleeper will do. */
async function firstToWake(work: Work, free: Prisma.Sql): Promise<string[]> {
  const plain = await ids(work, Prisma.sql`${free} and v.quiet_from is null limit 1`)
  if (plain.length > 0) return plain
  const rows = await work.tx.$queryRaw<{ id: string }[]>`
    select distinct on (v.quiet_from, v.quiet_until) v.person_id::text as id from volunteer v where ${free}`
  return rows.map(({ id }) => id)
}

function anybody(work: Work, able: Prisma.Sql): Promise<string[]> {
  return ids(work, Prisma.sql`${able} limit 1`)
}

async function ids(work: Work, where: Prisma.Sql): Promise<string[]> {
  const rows = await work.tx.$queryRaw<{ id: string }[]>`
    select v.person_id::text as id from volunteer v where ${where}`
  return rows.map(({ id }) => id)
}

/** The gates of gates.ts as conditions on `volunteer v`. */
function gatesIn(request: HelpRequest, terms: RoundTerms, now: Date) {
  const { category, urgency, residentId, neighbourhoodId, id } = request
  const { rules, withBuddy, pingsPerWeek } = terms
  const urgent = urgency === 'urgent'
  const training = rules.trained[category] ?? null
  const and = (needed: boolean, condition: Prisma.Sql) =>
    needed ? Prisma.sql`and ${condition}` : Prisma.empty

  const parts = partsThatFit(request.wantedAt)
  const postcode = request.postcode === null ? null : postcodeOf(request.postcode)
  const able = Prisma.sql`v.neighbourhood_id = ${neighbourhoodId} and v.status = 'approved'
    and v.categories @> array[${category}]::text[] and v.person_id <> ${residentId}::uuid
    and (v.paused_until is null or v.paused_until <= ${now})
    ${and(parts !== null, Prisma.sql`(v.availability = '{}' or v.availability && ${parts ?? []}::text[])`)}
    ${and(postcode !== null, comesTo(postcode ?? ''))}
    ${and(rules.vetted.includes(category), isVetted(now))}
    ${and(training !== null, Prisma.sql`${training} = any(v.training)`)}
    ${and(!withBuddy, Prisma.sql`not (v.needs_buddy or v.sheltered)`)}
    ${and(urgent, Prisma.sql`not v.sheltered`)}
    ${notBusy(request.id, terms.request.away)}`
  // who was not asked this week has no pings to count
  const spared = Prisma.sql`not v.call_first
    and not exists (select from offer o where o.request_id = ${id}::uuid and o.volunteer_id = v.person_id
      and o.status not in ('withdrawn', 'taken'))
    and case when v.last_asked_at is null or v.last_asked_at <= ${weekBefore(now)} then 0
      else ${pingsThisWeek(now)} end < least(${pingsPerWeek}::int, v.pings_per_week)`
  return { able, spared, awake: isAwake(terms, now) }
}

function comesTo(postcode: string): Prisma.Sql {
  return Prisma.sql`(coalesce(v.areas, '{}') = '{}' or exists (select from unnest(v.areas) area
    where starts_with(${postcode}, upper(regexp_replace(area, '\\s', '', 'g')))))`
}

function isVetted(now: Date): Prisma.Sql {
  return Prisma.sql`v.vetted_on is not null
    and (v.vetting_due_on is null or v.vetting_due_on::timestamp at time zone 'UTC' > ${now})`
}

function notBusy(id: string, away: Stretch[]): Prisma.Sql {
  const short = away.filter((each) => lengthOf(each) <= longestJobMs)
  if (short.length === 0) return Prisma.empty
  const during = (since: Prisma.Sql, until: Prisma.Sql) =>
    Prisma.join(
      short.map((each) => Prisma.sql`${since} < ${each.until} and ${each.from} < ${until}`),
      ' or ',
    )
  const longest = Prisma.sql`${longestJobMs / 1000} * interval '1 second'`
  return Prisma.sql`and not exists (select from offer o join help_request r on r.id = o.request_id
    where o.volunteer_id = v.person_id and o.status = 'accepted' and o.done_at is null and r.id <> ${id}::uuid
      and r.status in ('searching', 'matched') and r.wanted_until - r.wanted_from <= ${longest}
      and (${during(Prisma.sql`r.wanted_from`, Prisma.sql`r.wanted_until`)})
      and not exists (select from driver_booking d where d.ride_id = r.id and d.driver_id = v.person_id))
    and not exists (select from driver_booking d where d.driver_id = v.person_id and d.ride_id <> ${id}::uuid
      and d.busy_until - d.busy_from <= ${longest}
      and (${during(Prisma.sql`d.busy_from`, Prisma.sql`d.busy_until`)}))`
}

function isAwake({ request, quietHours, zone }: RoundTerms, now: Date): Prisma.Sql {
  const clock = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const time = clock.toPlainTime().toString({ smallestUnit: 'millisecond' })
  const own = Prisma.sql`case when v.quiet_from is null or v.quiet_until is null then false
    when v.quiet_from > v.quiet_until then ${time} >= v.quiet_from or ${time} < v.quiet_until
    else ${time} >= v.quiet_from and ${time} < v.quiet_until end`
  const left = isQuiet(now, quietHours, zone) ? Prisma.sql`false` : Prisma.sql`not ${own}`
  return request.urgency === 'urgent' ? Prisma.sql`(v.urgent_at_night or ${left})` : left
}
