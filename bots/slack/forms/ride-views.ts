import type { types } from '@slack/bolt'
import type { Core } from '../../../core/core.ts'
import type { EditableRequest } from '../../../core/desk/queries.store.ts'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import type { RideWish } from '../../../core/rides/ride-wish.ts'
import type { Say } from '../blocks/say.ts'
import type { FormMeta, FormValues } from '../parse.ts'
import { drawForm, drawMessage } from './form.ts'
import { freeHours } from './free-hours.ts'
import { rideBefore, rideEditFields } from './ride-edit-form.ts'
import { rideFields } from './ride-form.ts'

/** The form to book a ride, with the hours that are free for what was filled in so far. */
export async function rideForm(
  core: Core,
  meta: FormMeta,
  say: Say,
  neighbourhood: Neighbourhood,
  values: FormValues = {},
): Promise<types.ModalView> {
  if (!neighbourhood.rides) return drawMessage(say.line('desk-rides:no-rides'), say)
  const free = await freeHours(core, say, neighbourhood, values)
  return drawForm('desk.ride', meta, say, rideFields(say, neighbourhood.language, free))
}

/** The form to change a booked ride, in the same way; it remembers the ride as it was when it was opened. */
export async function rideEditForm(
  core: Core,
  meta: FormMeta,
  say: Say,
  neighbourhood: Neighbourhood,
  { request, wish, values }: { request: EditableRequest; wish: RideWish; values?: FormValues },
): Promise<types.ModalView> {
  const { arriveAt, aid, passengers } = wish
  const begun = values ?? { date: arriveAt.slice(0, 10), aid, people: `${passengers}` }
  const free = await freeHours(core, say, neighbourhood, begun, meta.subject)
  const fields = rideEditFields(say, request, wish, free)
  return drawForm('ride.edit', { ...meta, before: rideBefore(wish) }, say, fields)
}
