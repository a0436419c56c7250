import type { Core } from '../core.ts'
import { fitsAvailability } from '../people/availability.ts'
import type { When } from '../when.ts'
import { type Helper, listHelpers } from './who-can.store.ts'

/** What a member of the desk asked for, as it was understood, and who fits. */
export interface WhoCan {
  category: string
  when: When | null
  helpers: Helper[]
}

/** Who can do what a text names, such as "garden on tuesday"; null when it names no kind of help. */
export async function whoCan(core: Core, neighbourhoodId: string, text: string): Promise<WhoCan | null> {
  const { zone, desk } = core.neighbourhoods.get(neighbourhoodId)
  const now = core.clock.now()
  const { category, when } = core.understand(text, {
    language: desk.language,
    now,
    zone,
    neighbourhood: neighbourhoodId,
  })
  if (!category) return null
  const all = await listHelpers(core, neighbourhoodId, category)
  return { category, when, helpers: all.filter(({ availability }) => fitsAvailability(when, availability)) }
}
