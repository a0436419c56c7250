import type { Deed, DeskMember } from '../desk/deed.ts'
import { whisper } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { type OrganisationEntry, organisationSchema } from './organisation.ts'
import { organisationById, saveOrganisation } from './organisations.store.ts'

/** An organisation as the form of the desk has it. */
export type OrganisationForm = OrganisationEntry & { retired: boolean }

/** The desk adds an organisation to its directory, changes one, or retires it. */
export async function keepOrganisation(
  work: Work,
  organisationId: string | null,
  form: OrganisationForm,
  by: DeskMember,
): Promise<Deed> {
  const { neighbourhoodId } = by
  if (organisationId && !(await organisationById(work, neighbourhoodId, organisationId)))
    return { ok: false, why: 'gone' }
  const { retired, ...entry } = form
  const told = organisationSchema.safeParse(entry)
  if (!told.success) return { ok: false, why: 'other' }
  if (!(await saveOrganisation(work, neighbourhoodId, organisationId, { ...told.data, retired })))
    return { ok: false, why: 'same-name' }
  const key = retired ? 'desk.organisation.retired' : 'desk.organisation.kept'
  await whisper(work, neighbourhoodId, by.slackUser, { key, slots: { organisation: told.data.name } })
  return { ok: true }
}
