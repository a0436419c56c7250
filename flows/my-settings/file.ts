import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { lastDayBefore } from '../../core/days.ts'
import type { VolunteerChange } from '../../core/people/change-volunteer.ts'
import { say } from '../talk/lines.ts'

/** What we know of a helper, as they told it: one short line for each thing they can change. */
export function fileLines(facts: Facts): Intent[] {
  const { volunteer, zone } = facts
  if (!volunteer) return []
  const { pausedUntil } = volunteer
  const paused = pausedUntil !== null && Date.parse(pausedUntil) > Date.parse(facts.now)
  return [
    ...changedLines(volunteer, facts),
    ...(paused
      ? [say('my-settings.show-paused', { until: { when: lastDayBefore(pausedUntil, zone) } })]
      : []),
  ]
}

/** The lines for what was changed, as it is from now on. */
export function changedLines(change: VolunteerChange, facts: Facts): Intent[] {
  const { categories, availability, areas, languages, pingsPerWeek, callFirst, quietFrom, quietUntil } =
    change
  const { name, pingsPerWeek: usual } = facts.neighbourhood
  return [
    ...(categories ? [say('my-settings.show-what', { what: { categories } })] : []),
    ...(availability ? [say('my-settings.show-when', { parts: { parts: availability } })] : []),
    ...(areas
      ? [
          areas.length === 0
            ? say('my-settings.show-everywhere', { neighbourhood: name })
            : say('my-settings.show-where', { areas: areas.join(', ') }),
        ]
      : []),
    ...(languages ? [say('my-settings.show-spoken', { languages: { languages } })] : []),
    ...(pingsPerWeek === undefined ? [] : [say('my-settings.show-often', { times: pingsPerWeek ?? usual })]),
    ...(callFirst === undefined ? [] : [say(`my-settings.show-${callFirst ? 'call' : 'text'}`)]),
    ...quietLines(quietFrom, quietUntil),
  ]
}

function quietLines(from: string | null | undefined, until: string | null | undefined): Intent[] {
  if (from && until) return [say('my-settings.show-quiet', { from, until })]
  if (from) return [say('my-settings.show-not-after', { time: from })]
  return until ? [say('my-settings.show-not-before', { time: until })] : []
}
