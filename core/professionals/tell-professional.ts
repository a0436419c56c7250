import { lastAtDesk } from '../desk/desk.store.ts'
import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import type { Work } from '../work.ts'
import { findOnBehalf } from './on-behalf.store.ts'
import { aboutRequest } from './on-behalf.ts'

/** What a professional hears: that a neighbour comes, or how it ended. */
export type Heard = 'accepted' | 'done' | 'referred' | 'unmet' | 'cancelled'

/**
 * The professional who asked for a client hears how it goes, if the client agreed: by message, or by the desk that is
 * told to call. What they hear names nobody.
 */
export async function tellProfessional(work: Work, request: HelpRequest, what: Heard): Promise<void> {
  const behalf = await findOnBehalf(work, request.id)
  if (behalf?.tells !== 'professional') return
  const { id: requestId, neighbourhoodId, number, category } = request
  const { name: neighbourhood } = work.core.neighbourhoods.get(neighbourhoodId)
  const line = aboutRequest(what, { number, category, neighbourhood })
  const options = { purpose: `professional.${what}`, requestId }
  const told = behalf.professionalId
    ? (await tell(work, behalf.professionalId, [line], options)).reached
    : false
  if (told) return record(work, requestId, 'professional-told', 'foardoar', { what })
  const who = await lastAtDesk(work, requestId)
  const slots = {
    who: who ?? { line: 'desk-professionals.desk' },
    professional: behalf.professional ?? behalf.organisation,
    organisation: behalf.organisation,
    phone: behalf.phone ?? { line: 'desk-professionals.no-phone' },
    what: { line: `desk-professionals.news-${what}` },
  }
  await noteToDesk(
    work,
    neighbourhoodId,
    { key: 'desk-professionals.call', slots },
    { card: onCard({ id: requestId }) },
  )
}
