import { Prisma } from '../../prisma/generated/client.ts'

/** Since when pings count for the limit a week. */
export function weekBefore(now: Date): Date {
  return new Date(now.getTime() - 7 * 24 * 3_600_000)
}

/** How often `volunteer v` was disturbed this week: pings for help, and questions to answer. */
export function pingsThisWeek(now: Date): Prisma.Sql {
  const week = weekBefore(now)
  return Prisma.sql`((select coalesce(sum(o.pings), 0) from offer o where o.volunteer_id = v.person_id and o.asked_at > ${week})
    + (select count(*) from advice a where a.volunteer_id = v.person_id and a.asked_at > ${week}))::int`
}
