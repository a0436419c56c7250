import type { CountedRequest, MonthFacts } from './report.store.ts'
import { type Shown, shownCount, suppress, suppressTogether, type Table } from './suppress.ts'

/** How long something took, in minutes, for half and for nine of ten requests. */
export interface Spread {
  median: Shown
  p90: Shown
}

/** A month at a glance, without anything that says something about a few people. */
export interface MonthReport {
  byCategory: Table
  byOrigin: Table
  /** Of the requests that got help or an answer, the part that a volunteer gave: a percentage. */
  byVolunteers: Shown
  toAnswer: Spread
  toAcceptance: Spread
  /** Rides that were driven, with their kilometres and what they cost by the tariff in cents; null where nobody drove. */
  rides: { driven: Shown; km: Shown; cents: Shown } | null
  referrals: Table
  unmet: Table
  unmetWhy: Table
  activeVolunteers: Shown
  hours: Shown
  /** For each kind of help: how often it was asked, and how many volunteers do it. */
  needs: { category: string; asked: Shown; volunteers: Shown }[]
}

const fewest = 5

/** Counts a month. Pure. */
export function countMonth({
  requests,
  rides,
  waitedInVain,
  referrals,
  activeVolunteers,
  skills,
}: MonthFacts): MonthReport {
  const [byCategory, byOrigin] = suppressTogether(
    tally(requests.map(({ category }) => category)),
    tally(requests.map(({ origin }) => origin)),
  )
  const helped = requests.filter(
    ({ status, byVolunteer }) => status === 'done' || byVolunteer || status === 'referred',
  )
  const noRoom = Array.from({ length: waitedInVain }, () => ({ category: 'ride', unmetReason: 'no-room' }))
  const unmet = [...requests.filter(({ status }) => status === 'unmet'), ...noRoom]
  const [unmetKinds, unmetWhy] = suppressTogether(
    tally(unmet.map(({ category }) => category)),
    tally(unmet.map(({ unmetReason }) => unmetReason ?? 'unknown')),
  )
  const timed = requests.filter(({ minutesSpent }) => minutesSpent !== null)
  const minutes = timed.reduce((sum, { minutesSpent }) => sum + (minutesSpent ?? 0), 0)
  const skilled = new Map(skills.map(({ category, volunteers }) => [category, volunteers]))
  return {
    byCategory,
    byOrigin,
    byVolunteers: share(helped.filter(({ byVolunteer }) => byVolunteer).length, helped.length),
    toAnswer: spread(requests, ({ answeredAt }) => answeredAt),
    toAcceptance: spread(requests, ({ acceptedAt }) => acceptedAt),
    rides: rides.driven === 0 ? null : ridesOf(rides),
    referrals: suppress(tally(referrals)),
    unmet: unmetKinds,
    unmetWhy,
    activeVolunteers: shownCount(activeVolunteers),
    hours: timed.length > 0 && timed.length < fewest ? null : Math.round(minutes / 60),
    needs: [...new Set([...byCategory.cells.map(({ key }) => key), ...skilled.keys()])].map((category) => ({
      category,
      asked: countOf(byCategory, category),
      volunteers: shownCount(skilled.get(category) ?? 0),
    })),
  }
}

function ridesOf({ driven, meters, cents }: MonthFacts['rides']): MonthReport['rides'] {
  if (driven < fewest) return { driven: null, km: null, cents: null }
  return { driven, km: Math.round(meters / 1000), cents }
}

function countOf({ cells }: Table, key: string): Shown {
  const cell = cells.find((each) => each.key === key)
  return cell ? cell.count : 0
}

function tally(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A percentage, unless either part is so small that it points at somebody. */
function share(part: number, whole: number): Shown {
  const rest = whole - part
  const isSmall = (count: number) => count > 0 && count < fewest
  return whole === 0 || isSmall(part) || isSmall(rest) ? null : Math.round((100 * part) / whole)
}

function spread(requests: CountedRequest[], when: (request: CountedRequest) => Date | null): Spread {
  const waits = requests
    .flatMap((request) => {
      const at = when(request)
      return at ? [(at.getTime() - request.openedAt.getTime()) / 60_000] : []
    })
    .sort((one, other) => one - other)
  if (waits.length < fewest) return { median: null, p90: null }
  return { median: at(waits, 0.5), p90: at(waits, 0.9) }
}

/** The smallest of these that at least this part of them do not exceed. */
function at(sorted: number[], part: number): number {
  return Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0)
}
