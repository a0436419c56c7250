import type { Line } from '../conversations/intent.ts'
import { noteToDesk } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { foardoar } from '../requests/help-request.ts'
import { otherWays } from '../rides/other-ways.ts'
import { endWaitingOf } from '../rides/waiting/waiting.store.ts'
import type { Work } from '../work.ts'
import { type Arrangement, whenOfRhythm } from './arrangement.ts'
import { setEnded, timesToCome } from './arrangements.store.ts'

/**
 * The neighbourhood has no rides any more: a weekly one ends, and its rider and the desk hear so once. What was booked
 * before stays, since a driver may have said yes: the desk decides.
 */
export async function endWithoutScheme(work: Work, arrangement: Arrangement): Promise<void> {
  const { id, neighbourhoodId, residentId } = arrangement
  await setEnded(work, id, foardoar)
  await endWaitingOf(work, id, 'all')
  const booked = (await timesToCome(work, id)).length
  const neighbourhood = work.core.neighbourhoods.get(neighbourhoodId)
  const when = { when: whenOfRhythm(arrangement) }
  const line: Line = {
    key: 'weekly-rides.ended-no-scheme',
    slots: { when, neighbourhood: neighbourhood.name },
  }
  const lines: Line[] = [
    line,
    ...(booked > 0 ? [{ key: 'weekly-rides.booked-stays' }] : []),
    ...otherWays(neighbourhood),
  ]
  const told = await tell(work, residentId, lines, { gist: line, purpose: 'ride.weekly-ended' })
  const key = told.reached ? 'weekly-rides.desk-ended-no-scheme' : 'weekly-rides.desk-ended-no-scheme-call'
  const slots = { name: (await nameOf(work, residentId)) ?? '-', when, booked }
  await noteToDesk(work, neighbourhoodId, { key, slots }, { alarm: true })
}
