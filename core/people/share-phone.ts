import { noteToDesk } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { housematesOf, keepHousemate } from './housemates.store.ts'
import { mostHousemates } from './shared-phone.ts'
import { findVolunteer } from './volunteers.store.ts'

/** Somebody tells who uses their phone too, and that they agreed; a helper's housemate may want to help as well. */
export async function sharePhone(
  work: Work,
  person: { id: string; neighbourhoodId: string; name: string | null },
  { name, helps, toldBy }: { name: string; helps: boolean; toldBy: string },
): Promise<void> {
  if ((await housematesOf(work, person.id)).length >= mostHousemates) return
  const { consentVersion } = work.core.neighbourhoods.get(person.neighbourhoodId)
  await keepHousemate(work, { personId: person.id, name, consentVersion, toldBy })
  if (helps) await askDesk(work, person, name)
}

/** Who helps is for the desk to say: they know what papers a helper needs. */
async function askDesk(
  work: Work,
  { id, neighbourhoodId, name }: { id: string; neighbourhoodId: string; name: string | null },
  housemate: string,
): Promise<void> {
  const line = { key: 'shared-phone.desk-helps', slots: { name: housemate, other: name ?? '-' } }
  const volunteer = await findVolunteer(work, id)
  const card = volunteer && ({ kind: 'volunteer', id } as const)
  await noteToDesk(work, neighbourhoodId, line, { alarm: true, ...(card && { card }) })
}
