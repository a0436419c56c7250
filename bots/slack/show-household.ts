import { findHouseholds, readGoingOn, readHousehold } from '../../core/households/households.store.ts'
import type { Post } from './blocks/card.ts'
import { drawHousehold, drawHouseholds } from './blocks/household-look.ts'
import type { Block } from './blocks/pieces.ts'
import type { Desk } from './desk.ts'
import { deskAt, sayAt } from './desks.ts'
import type { Doer } from './parse.ts'

/** Who is with the households that are meant; that somebody looked is written down. */
export async function lookFor(desk: Desk, { channel, user }: Doer, sought: string): Promise<Post | null> {
  const core = desk.core()
  const neighbourhood = deskAt(core, desk.deskChannel, channel)
  if (!neighbourhood) return null
  const ids = await findHouseholds(core, neighbourhood.id, sought)
  return show(desk, { neighbourhoodId: neighbourhood.id, user, channel, ids })
}

/** Who is with the household of a card, for the one who pressed; of another desk's household nothing is shown. */
export async function lookAt(desk: Desk, { channel, user }: Doer, householdId: string): Promise<void> {
  const core = desk.core()
  const neighbourhood = deskAt(core, desk.deskChannel, channel)
  const household = await readHousehold(core, householdId)
  if (!neighbourhood || household?.neighbourhoodId !== neighbourhood.id) return
  const shown = await show(desk, { neighbourhoodId: neighbourhood.id, user, channel, ids: [householdId] })
  await desk.client.chat.postEphemeral({ channel, user, ...shown })
}

async function show(
  desk: Desk,
  {
    neighbourhoodId,
    user,
    channel,
    ids,
  }: { neighbourhoodId: string; user: string; channel: string; ids: string[] },
): Promise<Post> {
  const core = desk.core()
  const say = sayAt(core, deskAt(core, desk.deskChannel, channel))
  const subjectIds: string[] = []
  const drawn: Block[][] = []
  for (const id of ids) {
    const household = await readHousehold(core, id)
    if (!household) continue
    subjectIds.push(id, ...household.members.map((member) => member.id))
    drawn.push(drawHousehold(household, await readGoingOn(core, id), say))
  }
  const looked = { neighbourhoodId, slackUser: user, deed: '/foardoar household', subjectIds }
  await desk.house().audit({ ...looked, refused: null })
  return drawHouseholds(drawn, say)
}
