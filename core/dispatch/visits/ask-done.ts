import { oweStep } from '../../jobs/owe-step.ts'
import { tell } from '../../outbox/tell.ts'
import { giveToDesk } from '../../requests/give-to-desk.ts'
import { foardoar, type HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { findRide } from '../../rides/rides.store.ts'
import type { Work } from '../../work.ts'
import { changeOffers } from '../offers.store.ts'
import { comingOffers, lineForVolunteer } from './coming.ts'
import { aDayLater } from './visit-steps.ts'

/** Asks each neighbour who came whether it is done. */
export function askDone(work: Work, request: HelpRequest): Promise<void> {
  return ask(work, request, 'visits.ask-done', 'ask-done-again')
}

/** Asks once more whoever did not answer. */
export function askDoneAgain(work: Work, request: HelpRequest): Promise<void> {
  return ask(work, request, 'visits.ask-done-again', 'done-unanswered')
}

/** Asked twice and still silent: the desk finds out. */
export async function doneUnanswered(work: Work, request: HelpRequest): Promise<void> {
  await giveToDesk(work, request, 'not-answered')
}

async function ask(
  work: Work,
  request: HelpRequest,
  key: string,
  next: 'ask-done-again' | 'done-unanswered',
): Promise<void> {
  const isRide = (await findRide(work, request.id)) !== null
  const line = await lineForVolunteer(work, request, isRide ? `rides.${key.slice('visits.'.length)}` : key)
  const offers = await comingOffers(work, request.id)
  const reached: string[] = []
  for (const { id, volunteerId } of offers) {
    const told = await tell(work, volunteerId, [line], {
      purpose: 'visit.ask-done',
      requestId: request.id,
      offerId: id,
      about: `v:${id}`,
      choices: [
        { value: 'yes', key: 'visits.yes' },
        { value: 'no', key: 'visits.no' },
      ],
    })
    if (told.reached) reached.push(id)
  }
  await changeOffers(
    work,
    offers.map(({ id }) => id),
    { askedDoneAt: work.now },
  )
  await record(work, request.id, 'asked-whether-done', foardoar)
  if (reached.length === 0) return giveToDesk(work, request, 'not-reached')
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  await oweStep(work, request.id, next, aDayLater(work.now, quietHours, zone))
}
