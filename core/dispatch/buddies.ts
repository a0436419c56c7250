import type { Line } from '../conversations/intent.ts'
import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { firstNameOf, type HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import type { Work } from '../work.ts'
import { needBuddy } from './buddies.store.ts'
import { buddyComes } from './candidates.store.ts'
import { inTheMorning } from './in-the-morning.ts'

/** Who would come alone now, though they only come together with somebody else. */
export async function whoIsAlone(work: Work, requestId: string): Promise<string[]> {
  return (await buddyComes(work, requestId)) ? [] : (await needBuddy(work, requestId)).coming
}

/**
 * A buddy cannot come after all: whoever would now be alone hears not to go, and the desk is warned at once. Somebody
 * else is searched for already, since the place is free again.
 */
export async function buddyLeft(work: Work, request: HelpRequest, buddyId: string): Promise<void> {
  const alone = await whoIsAlone(work, request.id)
  if (alone.length === 0 || (await needBuddy(work, request.id)).everAsked.includes(buddyId)) return
  await record(work, request.id, 'buddy-left', buddyId)
  await tellAlone(work, request, alone, 'visits.buddy-left', buddyId)
  await warnDesk(work, request, alone, 'visits.desk-buddy-left')
}

/** Somebody said yes: whoever was to come alone hears that they do not, and so does who needs a buddy that is there. */
export async function buddyFound(work: Work, request: HelpRequest, personId: string): Promise<void> {
  const { coming, buddies } = await needBuddy(work, request.id)
  const [first] = buddies
  if (coming.includes(personId) && first)
    await tellAlone(work, request, [personId], 'visits.with-buddy', first)
  else if (first === personId && buddies.length === 1)
    await tellAlone(work, request, coming, 'visits.with-buddy', personId)
}

/** The desk hears who is still alone now that a visit comes near. */
export async function warnOfAlone(work: Work, request: HelpRequest, alone: string[]): Promise<void> {
  await warnDesk(work, request, alone, 'visits.desk-still-alone')
}

async function tellAlone(
  work: Work,
  request: HelpRequest,
  personIds: string[],
  key: string,
  otherId: string,
): Promise<void> {
  const name = firstNameOf(await nameOf(work, otherId))
  const { number, category, wantedAt } = request
  const slots = { number, category: { category }, when: { when: wantedAt } }
  const line: Line = name ? { key, slots: { ...slots, name } } : { key: `${key}-nameless`, slots }
  const notBefore = inTheMorning(work, request)
  for (const personId of personIds)
    await tell(work, personId, [line], { purpose: 'visit.buddy', requestId: request.id, notBefore })
}

async function warnDesk(work: Work, request: HelpRequest, alone: string[], key: string): Promise<void> {
  const names = await Promise.all(alone.map(async (id) => (await nameOf(work, id)) ?? '-'))
  const slots = { number: request.number, names: { names } }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, { key, slots }, { card, alarm: true })
}
