import { aDayLater } from '../dispatch/in-the-morning.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import { foardoar, type HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { changeContact, findOnBehalf, noteAsked } from './on-behalf.store.ts'

/**
 * Whoever a practice sends is spoken to before anything is looked for: by their own channel, or by the desk that
 * calls. Without an answer they are asked once more after a day, and then the desk calls.
 */
export async function speakFirst(work: Work, requestId: string): Promise<void> {
  const request = await lockRequest(work, requestId)
  if (!request) return
  if (!(await ask(work, request))) return notSpokenTo(work, request)
  await changeContact(work, requestId, 'waiting', null)
  await changeRequest(work, requestId, { withDeskSince: null, withDeskWhy: null })
  await record(work, requestId, 'contact-asked', foardoar)
  await oweStep(work, requestId, 'contact-again', aDayLater(work, request))
}

/** A day without an answer: the question comes once more. */
export async function speakAgain(work: Work, request: HelpRequest): Promise<void> {
  if (await ask(work, request))
    return oweStep(work, request.id, 'contact-unanswered', aDayLater(work, request))
  await notSpokenTo(work, request)
}

/** They cannot be reached by a message, or do not answer one: somebody at the desk has to call. */
export async function notSpokenTo(work: Work, request: HelpRequest): Promise<void> {
  await changeContact(work, request.id, 'call', null)
  await giveToDesk(work, request, 'speak-first')
}

/** Whether the desk may look for something: not before whoever a practice sent wants it themselves. */
export async function mayLook(work: Work, requestId: string): Promise<boolean> {
  const contact = (await findOnBehalf(work, requestId))?.contact
  return contact !== 'waiting' && contact !== 'call'
}

async function ask(work: Work, { id: requestId, residentId, category, neighbourhoodId }: HelpRequest) {
  const behalf = await findOnBehalf(work, requestId)
  if (!behalf) return false
  const { name: neighbourhood } = work.core.neighbourhoods.get(neighbourhoodId)
  const slots = { neighbourhood, organisation: behalf.organisation, category: { category } }
  const told = await tell(work, residentId, [{ key: 'on-prescription.shall-we', slots }], {
    purpose: 'prescription.contact',
    requestId,
    about: `w:${requestId}`,
    choices: [
      { value: 'yes', key: 'common.yes' },
      { value: 'no', key: 'common.no' },
    ],
  })
  if (told.reached) await noteAsked(work, requestId)
  return told.reached
}
