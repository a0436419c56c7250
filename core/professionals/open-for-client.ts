import { findOrAddPerson } from '../desk/counter.store.ts'
import { homeOf } from '../people/home.ts'
import { canText } from '../phone.ts'
import { record } from '../requests/history.ts'
import { openRequest } from '../requests/open-request.ts'
import type { Work } from '../work.ts'
import type { ClientWish } from './client-wish.ts'
import { insertOnBehalf } from './on-behalf.store.ts'
import { findProfessional } from './professionals.store.ts'

/**
 * Opens a request for the client of a professional whom the desk knows. The client is the resident; what is known of
 * them already stays as they or the desk told it.
 */
export async function openForClient(
  work: Work,
  professional: { id: string; neighbourhoodId: string },
  { name, place, phone, tells, ...wish }: ClientWish,
): Promise<number> {
  const known = await findProfessional(work, professional.id)
  if (known?.status !== 'approved')
    throw new Error('Somebody asked for a client without being known to the desk.')
  const neighbourhoodId = homeOf(work.core, { person: professional }, place) ?? professional.neighbourhoodId
  const { language } = work.core.neighbourhoods.get(neighbourhoodId)
  const { street = '', houseNumber = '', postcode = null } = place
  const residentId = await findOrAddPerson(
    work,
    {
      neighbourhoodId,
      name,
      street,
      houseNumber,
      postcode,
      language,
      phone,
      canText: phone !== null && canText(work.core, phone),
    },
    { keepKnown: true },
  )
  const opened = await openRequest(work, {
    ...wish,
    neighbourhoodId,
    residentId,
    urgency: 'normal',
    origin: 'professional',
    language,
  })
  if (!opened.ok) throw new Error(`A professional asked for something that cannot be: ${opened.why}.`)
  await record(work, opened.id, 'asked-for-client', professional.id)
  await insertOnBehalf(work, {
    requestId: opened.id,
    neighbourhoodId,
    kind: 'client',
    organisationId: known.organisationId,
    organisation: known.organisation,
    professional: known.name,
    professionalId: professional.id,
    phone: null,
    contact: 'not-needed',
    tells: tells ? 'professional' : 'nobody',
    consentActor: professional.id,
  })
  return opened.number
}
