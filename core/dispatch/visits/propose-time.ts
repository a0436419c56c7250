import { noteToDesk, onCard, showCard } from '../../desk/tell-desk.ts'
import { oweStep } from '../../jobs/owe-step.ts'
import { tell } from '../../outbox/tell.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import { foardoar, type HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { changeRequest, lockRequest } from '../../requests/requests.store.ts'
import { isWhen, spanOf, type When } from '../../when.ts'
import type { Work } from '../../work.ts'
import { afterWakingMinutes } from '../quiet-hours.ts'
import { comesAs } from '../who-comes.ts'
import { comingOffers } from './coming.ts'
import { nextVisitStep } from './visit-steps.ts'

/** asked: the other one is asked; desk: the desk arranges it; past: that time has gone by; gone: nobody comes any more. */
export type Proposed = 'asked' | 'desk' | 'past' | 'gone'

/** So long the other one has to answer, in hours when people are awake. */
const patienceMinutes = 6 * 60
const atLeastMs = 15 * 60_000

/**
 * A helper or a resident wants another time. The other one is asked, without a number of either being shown; where
 * the neighbourhood does not want that, or more than one helper comes, the desk arranges it.
 */
export async function proposeTime(
  work: Work,
  requestId: string,
  personId: string,
  proposed: When,
): Promise<Proposed> {
  const request = await lockRequest(work, requestId)
  const coming = request ? await comingOffers(work, requestId) : []
  const [helper] = coming
  const isParty = request?.residentId === personId || coming.some((each) => each.volunteerId === personId)
  if (request?.status !== 'matched' || !helper || !isParty) return 'gone'
  const { timesByChat, zone, quietHours } = work.core.neighbourhoods.get(request.neighbourhoodId)
  if (!isWhen(proposed) || isOver(proposed, zone, work.now)) return 'past'
  await record(work, requestId, 'time-proposed', personId, { proposed })
  // a ride is moved with its car, which is for the desk to do
  const mayAgree = timesByChat && request.category !== 'ride'
  const other = request.residentId === personId ? helper.volunteerId : request.residentId
  const reached =
    mayAgree &&
    coming.length === 1 &&
    (await askOther(work, request, { from: personId, to: other, proposed }))
  if (!reached) {
    await tellDesk(work, request, 'visits.desk-other-time', personId, proposed)
    return 'desk'
  }
  await changeRequest(work, requestId, { proposedAt: proposed, proposedBy: personId, proposedOn: work.now })
  const waking = afterWakingMinutes(work.now, patienceMinutes, quietHours, zone)
  const before = request.wantedFrom ? request.wantedFrom.getTime() - 3_600_000 : Number.POSITIVE_INFINITY
  const at = new Date(Math.max(work.now.getTime() + atLeastMs, Math.min(waking.getTime(), before)))
  await oweStep(work, requestId, 'proposal-unanswered', at)
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  return 'asked'
}

/** Nobody answered: it stays as it was agreed, who asked hears so, and the desk can help. */
export async function proposalUnanswered(work: Work, request: HelpRequest): Promise<void> {
  const { proposedAt, proposedBy } = request
  await dropProposal(work, request)
  if (!proposedAt || !proposedBy) return
  const slots = { category: { category: request.category }, when: { when: request.wantedAt } }
  const line = { key: 'visits.proposal-unanswered', slots }
  await tell(work, proposedBy, [line], { purpose: 'visit.proposal', requestId: request.id })
  await tellDesk(work, request, 'visits.desk-proposal-unanswered', proposedBy, proposedAt)
  await record(work, request.id, 'proposal-unanswered', foardoar)
}

/** Takes a proposal off the table, and goes on with the visit as it stands. */
export async function dropProposal(work: Work, request: HelpRequest): Promise<void> {
  await changeRequest(work, request.id, { proposedAt: null, proposedBy: null, proposedOn: null })
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  const next = nextVisitStep(visit, work.now, quietHours, zone)
  await oweStep(work, request.id, next.step, next.at)
}

async function askOther(
  work: Work,
  request: HelpRequest,
  { from, to, proposed }: { from: string; to: string; proposed: When },
): Promise<boolean> {
  const coming = (await comingOffers(work, request.id)).find(({ volunteerId }) => volunteerId === from)
  const name = await comesAs(work, coming ?? { volunteerId: from, byWhom: null })
  const slots = {
    category: { category: request.category },
    when: { when: request.wantedAt },
    other: { when: proposed },
  }
  const line = name
    ? { key: 'visits.proposal', slots: { ...slots, name } }
    : { key: 'visits.proposal-nameless', slots }
  const told = await tell(work, to, [line], {
    purpose: 'visit.proposal',
    requestId: request.id,
    about: `p:${request.id}`,
    choices: [
      { value: 'yes', key: 'visits.suits' },
      { value: 'no', key: 'visits.does-not-suit' },
    ],
  })
  return told.reached
}

async function tellDesk(
  work: Work,
  request: HelpRequest,
  key: string,
  personId: string,
  proposed: When,
): Promise<void> {
  const name = (await nameOf(work, personId)) ?? '-'
  const slots = { name, number: request.number, when: { when: proposed } }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, { key, slots }, { card, alarm: true })
}

function isOver(when: When, zone: string, now: Date): boolean {
  const { until } = spanOf(when, zone)
  return until !== null && until.epochMilliseconds <= now.getTime()
}
