import { actorOf, type Deed, type DeskMember } from '../desk/deed.ts'
import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import { organisationById } from '../organisations/organisations.store.ts'
import { tell } from '../outbox/tell.ts'
import type { Work } from '../work.ts'
import { decideOnProfessional, findProfessional } from './professionals.store.ts'

/** The desk's yes, with the organisation of its directory, or its no to a professional; of two presses the first one counts. */
export async function decideProfessional(
  work: Work,
  personId: string,
  decision: { status: 'approved'; organisationId: string } | { status: 'declined' },
  by: DeskMember,
): Promise<Deed> {
  const known = await findProfessional(work, personId)
  if (!known) return { ok: false, why: 'gone' }
  const { neighbourhoodId } = known
  const organisationId = decision.status === 'approved' ? decision.organisationId : null
  if (organisationId && !(await organisationById(work, neighbourhoodId, organisationId)))
    return { ok: false, why: 'unknown-organisation' }
  const decided = await decideOnProfessional(work, personId, {
    status: decision.status,
    organisationId,
    by: actorOf(by),
  })
  if (!decided) return { ok: false, why: 'already-decided', ...(known.decidedBy && { by: known.decidedBy }) }
  const told = await tell(work, personId, [{ key: `for-a-client.${decision.status}` }], {
    purpose: `professional-${decision.status}`,
  })
  await showCard(work, neighbourhoodId, 'professional', personId)
  if (!told.reached)
    await noteToDesk(
      work,
      neighbourhoodId,
      { key: 'desk.refused.unreachable' },
      { card: { kind: 'professional', id: personId } },
    )
  return { ok: true }
}
