import { showCard } from '../../desk/tell-desk.ts'
import type { Actor } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { isOpen } from '../../requests/request-states.ts'
import type { Work } from '../../work.ts'
import { findRide } from '../rides.store.ts'
import { driveApart, goesAlone } from './drive-apart.ts'
import { lockBoth } from './lock-both.ts'
import { showTimes } from './retime.ts'

/**
 * The desk lets two rides of one trip go alone again. The driver stays with the other one, and with this one too if
 * there is time for both; everybody hears their own time.
 */
export async function takeApart(
  work: Work,
  requestId: string,
  actor: Actor,
): Promise<{ ok: true } | { ok: false; why: 'gone' | 'apart' | 'closed' }> {
  const known = await findRide(work, requestId)
  if (!known) return { ok: false, why: 'gone' }
  if (!known.sharedWith) return { ok: false, why: 'apart' }
  const requests = await lockBoth(work, requestId, known.sharedWith)
  const ride = await findRide(work, requestId)
  // somebody else may have done it just before
  if (!ride?.shared || ride.sharedWith !== known.sharedWith) return { ok: false, why: 'apart' }
  const request = requests?.find(({ id }) => id === requestId)
  if (!request || !isOpen(request.status) || ride.shared.beginsAt <= work.now)
    return { ok: false, why: 'closed' }
  await record(work, requestId, 'driven-apart', actor)
  await driveApart(work, requestId)
  await goesAlone(work, await showTimes(work, request), ride)
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  return { ok: true }
}
