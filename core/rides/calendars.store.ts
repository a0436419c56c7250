import { randomBytes } from 'node:crypto'
import type { Core } from '../core.ts'
import { whoIsNow } from '../people/who-is-now.store.ts'
import type { CalendarRide } from './calendar.ts'
import { readShared } from './rides.store.ts'

/** Whose calendar a secret link opens. */
export interface Feed {
  token: string
  neighbourhoodId: string
  kind: 'vehicle' | 'driver'
  subject: string
}

/** The secret link of a car or a driver, made when it is first asked for. */
export async function feedOf(
  core: Core,
  { neighbourhoodId, kind, subject }: Omit<Feed, 'token'>,
): Promise<string> {
  const { token } = await core.db.calendarFeed.upsert({
    where: { neighbourhoodId_kind_subject: { neighbourhoodId, kind, subject } },
    create: {
      token: randomBytes(24).toString('base64url'),
      neighbourhoodId,
      kind,
      subject,
      createdAt: core.clock.now(),
    },
    update: {},
    select: { token: true },
  })
  return token
}

/** Takes back every link of a neighbourhood; each is made anew when it is asked for. */
export async function revokeFeeds(core: Core, neighbourhoodId: string): Promise<void> {
  await core.db.calendarFeed.deleteMany({ where: { neighbourhoodId } })
}

/** Whose calendar this is; null if nobody has that link, or if they do not drive any more. */
export async function findFeed(core: Core, token: string): Promise<Feed | null> {
  const row = await core.db.calendarFeed.findUnique({ where: { token } })
  if (!row) return null
  const kind = row.kind === 'driver' ? 'driver' : 'vehicle'
  const subject = kind === 'driver' ? await whoIsNow(core.pool, row.subject) : row.subject
  const feed: Feed = { ...row, kind, subject }
  return (await stillDrives(core, feed)) ? feed : null
}

async function stillDrives(core: Core, { neighbourhoodId, kind, subject }: Feed): Promise<boolean> {
  const scheme = core.neighbourhoods.all.find(({ id }) => id === neighbourhoodId)?.rides
  if (!scheme) return false
  if (kind === 'vehicle') return scheme.vehicles.some(({ id }) => id === subject)
  const driver = { personId: subject, neighbourhoodId, status: 'approved', categories: { has: 'ride' } }
  return (await core.db.volunteer.count({ where: driver })) > 0
}

/** Approved volunteers who drive, as far as they ever had the time of a ride. */
export async function driversOf(
  core: Core,
  neighbourhoodId: string,
): Promise<{ id: string; name: string }[]> {
  const rows = await core.db.volunteer.findMany({
    where: { neighbourhoodId, status: 'approved', categories: { has: 'ride' } },
    select: { personId: true, person: { select: { name: true } } },
    orderBy: { appliedAt: 'asc' },
  })
  return rows.map(({ personId, person }) => ({ id: personId, name: person.name ?? '?' }))
}

/** The stretches that a car or a driver is away since a moment, with the number of each ride. */
export async function busyTimes(
  core: Core,
  { neighbourhoodId, kind, subject }: Feed,
  since: Date,
): Promise<CalendarRide[]> {
  const shape = {
    select: {
      id: true,
      busyFrom: true,
      busyUntil: true,
      ride: { select: { request: { select: { number: true } }, sharedWith: true, shared: true } },
    },
    orderBy: { busyFrom: 'asc' },
    take: 1000,
  } as const
  const later = { busyUntil: { gt: since } }
  const rows =
    kind === 'driver'
      ? await core.db.driverBooking.findMany({ where: { driverId: subject, ...later }, ...shape })
      : await core.db.vehicleBooking.findMany({
          where: { vehicle: `${neighbourhoodId}/${subject}`, ...later },
          ...shape,
        })
  const partners = await core.db.helpRequest.findMany({
    where: { id: { in: rows.flatMap(({ ride }) => ride.sharedWith ?? []) } },
    select: { id: true, number: true },
  })
  return rows.map(({ id, busyFrom, busyUntil, ride }) => {
    const { sharedWith } = ride
    const trip = readShared(ride.shared)
    const isTrip = [trip?.beginsAt, trip?.returnAt].some((at) => at && busyFrom <= at && at < busyUntil)
    const other = isTrip ? partners.find((each) => each.id === sharedWith) : undefined
    const title = other ? `#${ride.request.number} + #${other.number}` : `#${ride.request.number}`
    return { id, title, from: busyFrom, until: busyUntil }
  })
}
