import { askIn } from '../database.ts'
import { tapLater } from '../jobs/owe-step.ts'
import type { Work } from '../work.ts'
import { firstFence, insertRequests, nextNumber } from './opening.store.ts'
import { drawUp, isOpenable, type Wish } from './opening.ts'

/** Opens a help request: it gets a number, and the desk is told that it is theirs. */
export async function openRequest(
  work: Work,
  wish: Wish,
): Promise<{ ok: true; id: string; number: number } | { ok: false; why: 'bad-when' }> {
  if (!isOpenable(wish)) return { ok: false, why: 'bad-when' }
  const number = await nextNumber(work, wish.neighbourhoodId)
  const opening = await drawUp(work.core, wish, number, work.now)
  const { id, nextStepAt } = opening.request
  await insertRequests(askIn(work.tx), [opening])
  if (nextStepAt) await tapLater(work, { requestId: id, fence: firstFence }, nextStepAt)
  work.owed.add(opening.deskAddressId)
  return { ok: true, id, number }
}
