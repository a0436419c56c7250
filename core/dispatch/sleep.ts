import type { Candidate, RoundFacts } from './candidate.ts'
import { isQuiet, whenAwake } from './quiet-hours.ts'

type Sleeper = Pick<Candidate, 'ownQuiet' | 'urgentAtNight'>
type Night = Pick<RoundFacts, 'quietHours' | 'zone'> & { request: Pick<RoundFacts['request'], 'urgency'> }

/** Whether somebody is left alone at this hour; urgent pings go to those who agreed to it. */
export function isAsleep(who: Sleeper, { request, quietHours, zone }: Night, now: Date): boolean {
  if (request.urgency === 'urgent' && who.urgentAtNight) return false
  return isQuiet(now, quietHours, zone) || (who.ownQuiet !== null && isQuiet(now, who.ownQuiet, zone))
}

/** When somebody who is left alone now may be asked. */
export function awakeAt(who: Sleeper, night: Night, now: Date): Date {
  let at = now
  // their own hours and those of the neighbourhood may follow on each other; round the clock they would never end
  for (let turn = 0; turn < 4 && isAsleep(who, night, at); turn++) {
    at = whenAwake(at, night.quietHours, night.zone)
    if (who.ownQuiet) at = whenAwake(at, who.ownQuiet, night.zone)
  }
  return at
}
