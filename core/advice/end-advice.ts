import { inTheMorning } from '../dispatch/in-the-morning.ts'
import { tellAll } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { adviceOf, changeAdvice, heardOf } from './advice.store.ts'
import { mayAnswer } from './advice.ts'

/** A question needs no answer any more: whoever was asked, or is writing, hears so once. */
export async function endAdvice(work: Work, request: HelpRequest): Promise<void> {
  if (!request.isQuestion) return
  const open = (await adviceOf(work, request.id)).filter(mayAnswer)
  await changeAdvice(
    work,
    open.map(({ id }) => id),
    { status: 'withdrawn' },
  )
  const heard = await heardOf(work, request.id)
  const waiting = open.filter(({ status, volunteerId }) => status !== 'lapsed' && heard.has(volunteerId))
  const options = { purpose: 'advice.over', requestId: request.id, notBefore: inTheMorning(work, request) }
  await tellAll(
    work,
    waiting.map(({ volunteerId }) => ({ personId: volunteerId, lines: [{ key: 'advice.over' }], options })),
  )
}
