import type { Core } from '../core.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { adviceOf } from './advice.store.ts'
import { type AdviceStatus, isBusy } from './advice.ts'

/** Who was asked to answer a question, and the answer that one of them wrote, as a card shows it. */
export interface CardAdvice {
  asked: { name: string; status: AdviceStatus }[]
  answer: { name: string; text: string; isSent: boolean } | null
  /** The neighbourhood has volunteers for questions, and none of them is at it now. */
  mayAsk: boolean
}

/** What a card shows of the volunteers who were asked to answer a question. */
export async function cardAdvice(
  core: Core,
  requestId: string,
  neighbourhoodId: string,
): Promise<CardAdvice> {
  const all = await adviceOf({ tx: core.db }, requestId)
  const asked = await Promise.all(
    all.map(async ({ volunteerId, status, text }) => ({
      name: (await nameOf({ tx: core.db }, volunteerId)) ?? '?',
      status,
      text,
    })),
  )
  const given = asked.find(({ status }) => status === 'given' || status === 'sent')
  return {
    asked: asked.map(({ name, status }) => ({ name, status })),
    answer: given?.text ? { name: given.name, text: given.text, isSent: given.status === 'sent' } : null,
    mayAsk: !all.some(isBusy) && core.neighbourhoods.get(neighbourhoodId).questions !== null,
  }
}
