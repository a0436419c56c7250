import { Temporal } from 'temporal-polyfill'
import type { Core } from '../core.ts'
import { listTalks, listToApprove, type PersonAtDesk } from './overview.store.ts'
import { listOpen, type OpenOnDesk } from './queries.store.ts'

/** What lies at a desk at one moment, each list longest waiting first. */
export interface Overview extends Sorted {
  open: OpenOnDesk[]
  talks: PersonAtDesk[]
  toApprove: PersonAtDesk[]
}

/** Open requests by what they ask of the desk; one can stand in more than one list. */
export interface Sorted {
  /** It is the desk's turn and nobody took it. */
  unanswered: OpenOnDesk[]
  dueToday: OpenOnDesk[]
  /** The search ended without anybody, it went wrong, or the desk has had it for more than a day. */
  stuck: OpenOnDesk[]
}

const mostRequests = 300
const mostPeople = 50
const dayMs = 24 * 3600_000
const endedBadly = new Set([
  'nobody-able',
  'nobody-left',
  'too-late',
  'not-done',
  'not-answered',
  'not-reached',
])

/** Reads what lies at the desk of a neighbourhood now. */
export async function readOverview(core: Core, neighbourhoodId: string): Promise<Overview> {
  const now = core.clock.now()
  const { zone } = core.neighbourhoods.get(neighbourhoodId)
  const open = await listOpen(core, neighbourhoodId, mostRequests)
  return {
    open,
    ...sortOut(open, now, zone),
    talks: await listTalks(core, neighbourhoodId, mostPeople),
    toApprove: await listToApprove(core, neighbourhoodId, mostPeople),
  }
}

/** Which open requests nobody took, are for today, or are stuck. Pure. */
export function sortOut(open: OpenOnDesk[], now: Date, zone: string): Sorted {
  const today = dayOf(now, zone)
  return {
    unanswered: open.filter(({ withDeskSince, takenBy }) => withDeskSince !== null && takenBy === null),
    dueToday: open.filter(({ wantedFrom }) => wantedFrom !== null && dayOf(wantedFrom, zone) === today),
    stuck: open.filter(
      ({ withDeskSince, withDeskWhy }) =>
        withDeskSince !== null &&
        (endedBadly.has(withDeskWhy ?? '') || now.getTime() - withDeskSince.getTime() > dayMs),
    ),
  }
}

function dayOf(moment: Date, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone)
  return at.toPlainDate().toString()
}
