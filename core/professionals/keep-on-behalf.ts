import { organisationInUse } from '../organisations/organisations.store.ts'
import { personBehind } from '../people/person-behind.store.ts'
import { canText } from '../phone.ts'
import type { Actor } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { insertOnBehalf } from './on-behalf.store.ts'
import type { BehalfForm } from './on-behalf.ts'
import { knowProfessional } from './professionals.store.ts'

/**
 * Keeps beside a request that a professional asked for it. Whoever can be sent a message hears how it goes by
 * themselves: the professional on their own phone, else their organisation where the directory has an address for it.
 */
export async function keepOnBehalf(
  work: Work,
  request: { id: string; neighbourhoodId: string },
  form: BehalfForm,
  actor: Actor,
): Promise<void> {
  const { id: requestId, neighbourhoodId } = request
  const known = form.organisationId
    ? await organisationInUse(work, neighbourhoodId, form.organisationId)
    : null
  const organisationId = known?.organisation.id ?? null
  const organisation = known?.organisation.name ?? form.organisation ?? '-'
  const professional = form.professional?.trim() || null
  const reached = await personToTell(work, neighbourhoodId, form, organisationId, actor)
  await insertOnBehalf(work, {
    requestId,
    neighbourhoodId,
    organisationId,
    organisation,
    professional,
    professionalId: reached ?? known?.contact?.personId ?? null,
    phone: form.phone,
    kind: form.kind,
    contact: 'not-needed',
    tells: form.tells,
    consentActor: actor,
  })
}

/** Who reads the professional's own phone; from now on they are known as one when they write to us. */
async function personToTell(
  work: Work,
  neighbourhoodId: string,
  { phone, professional }: BehalfForm,
  organisationId: string | null,
  actor: Actor,
): Promise<string | null> {
  if (!phone || !canText(work.core, phone)) return null
  const address = { channel: 'sms', identifier: phone }
  const { personId } = await personBehind(work.tx, neighbourhoodId, professional, address, work.now)
  if (organisationId)
    await knowProfessional(work, { personId, neighbourhoodId, organisationId, decidedBy: actor })
  return personId
}
