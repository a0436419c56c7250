import type { Core } from '../core.ts'
import type { HouseholdCard } from '../desk/desk-card.ts'
import { isOpen, requestStatus } from '../requests/request-states.ts'
import { readEvents, readGoingOn, readHousehold } from './households.store.ts'

/** The card of a household as it is at this moment; null when it is no longer kept. */
export async function prepareHouseholdCard(core: Core, id: string): Promise<HouseholdCard | null> {
  const household = await readHousehold(core, id)
  if (!household) return null
  const { name, contact, contactReach, organisation, note, members } = household
  const { zone, desk } = core.neighbourhoods.get(household.neighbourhoodId)
  const events = await readEvents(core, id)
  const going = await readGoingOn(core, id)
  return {
    kind: 'household',
    id,
    name,
    contact,
    contactReach,
    organisation,
    note,
    members: members.map((member) => member.name ?? '?'),
    consentAt: household.consentAt.toISOString(),
    consentActor: household.consentActor,
    isOpen: household.closedAt === null,
    going: going.filter(({ status }) => isOpen(requestStatus(status))),
    history: events.map(({ at, kind, actor }) => ({ at: at.toISOString(), kind, who: actor })),
    zone,
    language: desk.language,
  }
}
