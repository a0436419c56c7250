import type { Deed } from '../desk/deed.ts'
import { showCard } from '../desk/tell-desk.ts'
import { rememberAsked } from '../dispatch/candidates.store.ts'
import { afterWakingMinutes } from '../dispatch/quiet-hours.ts'
import { awakeAt } from '../dispatch/sleep.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { findReachableEach } from '../outbox/outbox.store.ts'
import { tellAll } from '../outbox/tell.ts'
import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { isOpen } from '../requests/request-states.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { type Adviser, adviceOf, findAdvisers, insertAdvice } from './advice.store.ts'
import { isBusy } from './advice.ts'

const choices = [
  { value: 'yes', key: 'common.yes' },
  { value: 'no', key: 'common.no' },
]

/**
 * Asks trained volunteers to answer a question in writing. They read these words and nothing about who asks; whoever
 * says yes first writes the answer. Nobody is disturbed at night, and if nobody answers in time the desk has it again.
 */
export async function askAdvisers(work: Work, requestId: string, words: string, actor: Actor): Promise<Deed> {
  const request = await lockRequest(work, requestId)
  if (!request?.isQuestion) return { ok: false, why: 'gone' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  const { questions, pingsPerWeek, quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  if (!questions) return { ok: false, why: 'no-advisers' }
  if ((await adviceOf(work, requestId)).some(isBusy)) return { ok: false, why: 'asked-already' }
  const able = await findAdvisers(work, request, { training: questions.training, pingsPerWeek })
  const until = afterWakingMinutes(work.now, questions.minutes, quietHours, zone)
  const asked = await ask(work, request, able, { words, people: questions.people, until })
  if (asked === 0) return { ok: false, why: 'no-advisers' }
  await record(work, requestId, 'advisers-asked', actor, { asked })
  await changeRequest(work, requestId, { status: 'searching', withDeskSince: null, withDeskWhy: null })
  await oweStep(work, requestId, 'advice-due', until)
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  return { ok: true }
}

async function ask(
  work: Work,
  request: HelpRequest,
  able: Adviser[],
  { words, people, until }: { words: string; people: number; until: Date },
): Promise<number> {
  const { name: neighbourhood, quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const reachable = await findReachableEach(
    work.tx,
    able.map(({ personId }) => ({ personId, addressId: null, requestId: null })),
  )
  const asked = able.filter(({ personId }) => reachable.has(personId)).slice(0, people)
  const ids = asked.map(({ personId }) => personId)
  const rows = await insertAdvice(work, request.id, words, ids)
  const line = {
    key: 'advice.ping',
    slots: { neighbourhood, words, answerBy: { when: whenOf(until, zone) } },
  }
  const night = { quietHours, zone, request: { urgency: 'normal' as const } }
  await tellAll(
    work,
    asked.map(({ personId, ownQuiet }) => {
      const notBefore = awakeAt({ ownQuiet, urgentAtNight: false }, night, work.now)
      const about = { purpose: 'advice.ping', requestId: request.id, about: `a:${rows.get(personId)}` }
      return { personId, lines: [line], options: { ...about, choices, notBefore, expiresAt: until } }
    }),
    reachable,
  )
  await rememberAsked(work, ids)
  return asked.length
}
