import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { saveApplication } from './professionals.store.ts'

/** Somebody says that they work for an organisation: the desk decides once whether it knows them as such. */
export async function applyAsProfessional(
  work: Work,
  personId: string,
  told: { name: string; worksFor: string; words: string },
): Promise<void> {
  const neighbourhoodId = await saveApplication(work, personId, told)
  if (!neighbourhoodId) return
  await showCard(work, neighbourhoodId, 'professional', personId)
  const line = { key: 'desk-professionals.new', slots: { organisation: told.worksFor } }
  await noteToDesk(work, neighbourhoodId, line, {
    card: { kind: 'professional', id: personId },
    alarm: true,
  })
}
