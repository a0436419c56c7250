import type { Line } from '../conversations/intent.ts'
import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import type { Work } from '../work.ts'
import type { HelpRequest } from './help-request.ts'
import { nudgeAt } from './nudge-at.ts'

const hour = 60
const day = 24 * hour

/** Tells the desk again that somebody waits: every hour while nobody took it, once a day when somebody did. */
export async function nudgeDesk(work: Work, request: HelpRequest): Promise<void> {
  const { neighbourhoodId, id, number, takenBy } = request
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const since = request.withDeskSince ?? request.openedAt
  const hours = Math.max(1, Math.round((work.now.getTime() - since.getTime()) / 3_600_000))
  const line: Line =
    takenBy === null
      ? { key: 'requests.desk-nudge', slots: { number, hours } }
      : { key: 'requests.desk-nudge-taken', slots: { number, hours, who: takenBy } }
  await noteToDesk(work, neighbourhoodId, line, { card: { kind: 'request', subjectId: id }, alarm: true })
  await showCard(work, neighbourhoodId, 'request', id)
  await oweStep(work, id, 'nudge-desk', nudgeAt(work.now, takenBy === null ? hour : day, zone))
}
