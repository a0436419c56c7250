import { readOverview } from '../../core/desk/overview.ts'
import { drawHome, drawNoHome } from './blocks/home.ts'
import type { Desk } from './desk.ts'
import { deskAt, deskOf, sayAt } from './desks.ts'

/** Shows somebody the app's Home as it is now: that of their desk, or that they are at none. */
export async function showHome(desk: Desk, user: string, team: string | null): Promise<void> {
  const core = desk.core()
  const channel = await deskOf(core, desk.deskChannel, desk.members, user)
  const neighbourhood = deskAt(core, desk.deskChannel, channel ?? '')
  const say = sayAt(core, neighbourhood)
  const identity = await desk.identity()
  if (channel === null || !neighbourhood || team !== identity.teamId) {
    await desk.client.views.publish({ user_id: user, view: drawNoHome(say) })
    return
  }
  const { id, name, zone } = neighbourhood
  const linkTo = (ts: string) =>
    identity.url ? `${identity.url}archives/${channel}/p${ts.replace('.', '')}` : null
  const at = { neighbourhoodId: id, name, zone, channel, now: core.clock.now(), linkTo }
  await desk.client.views.publish({ user_id: user, view: drawHome(await readOverview(core, id), at, say) })
}
