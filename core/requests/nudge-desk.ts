import type { Line } from '../conversations/intent.ts'
import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import type { Work } from '../work.ts'
import type { HelpRequest } from './help-request.ts'
import { nudgeAt, nudgeNext } from './nudge-at.ts'

const day = 24 * 60

/**
 * Tells the desk again in the thread that somebody waits: everybody who is there while nobody took it, and once a day
 * who did. By `decidedBy` the desk is told once more, whatever the summaries say.
 */
export async function nudgeDesk(
  work: Work,
  request: HelpRequest,
  decidedBy: Date | null = null,
): Promise<void> {
  const { neighbourhoodId, id, number, takenBy } = request
  const since = request.withDeskSince ?? request.openedAt
  const hours = Math.max(1, Math.round((work.now.getTime() - since.getTime()) / 3_600_000))
  const line: Line =
    takenBy === null
      ? { key: 'requests.desk-nudge', slots: { number, hours } }
      : { key: 'requests.desk-nudge-taken', slots: { number, hours, who: takenBy } }
  await noteToDesk(work, neighbourhoodId, line, { card: onCard({ id }), alarm: true })
  await nudgeDaily(work, request, decidedBy)
}

/** The thread stays quiet, for the summary of this morning names it; the card shows how long it waits, and it comes back. */
export async function nudgeDaily(
  work: Work,
  request: HelpRequest,
  decidedBy: Date | null = null,
): Promise<void> {
  const { neighbourhoodId, id, takenBy } = request
  const neighbourhood = work.core.neighbourhoods.get(neighbourhoodId)
  await showCard(work, neighbourhoodId, 'request', id)
  const next =
    takenBy === null
      ? nudgeNext(request, work.now, neighbourhood, decidedBy)
      : { step: 'nudge-desk' as const, at: nudgeAt(work.now, day, neighbourhood.zone) }
  await oweStep(work, id, next.step, next.at)
}
