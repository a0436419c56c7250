import type { Core } from '../core.ts'
import { readProfessional } from '../desk/card.store.ts'
import type { ProfessionalCard } from '../desk/desk-card.ts'

const statuses = ['applied', 'approved', 'declined'] as const

/** The card of somebody who came as a professional, as it is at this moment; null when they are no longer kept. */
export async function prepareProfessionalCard(core: Core, id: string): Promise<ProfessionalCard | null> {
  const row = await readProfessional(core, id)
  if (!row) return null
  const { name, phone, addresses } = row.person
  const number = addresses.find(({ identifier }) => identifier.startsWith('+'))?.identifier
  return {
    kind: 'professional',
    id,
    name,
    organisation: row.organisation?.name ?? row.worksFor ?? '-',
    words: row.words,
    status: statuses.find((each) => each === row.status) ?? 'applied',
    decidedBy: row.decidedBy,
    phone: phone ?? number ?? null,
    channel: addresses[0]?.channel ?? 'desk',
    language: core.neighbourhoods.get(row.neighbourhoodId).desk.language,
  }
}
