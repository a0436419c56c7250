import type { EditableRequest } from '../../../core/desk/queries.store.ts'
import { type RideWish, rideWishSchema } from '../../../core/rides/ride-wish.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { FormMeta } from '../parse.ts'
import { urgencyField } from './edit-form.ts'
import type { Filled, Reading } from './form.ts'
import { textInput } from './inputs.ts'
import { placeFields, readPlace, readTrip, tripFields } from './trip-fields.ts'

/** A booked ride, as it can be mended. */
export function rideEditFields(
  say: Say,
  { words, urgency }: EditableRequest,
  wish: RideWish,
  free: Block[],
): Block[] {
  return [
    ...placeFields(say, 'from', wish.pickup),
    ...placeFields(say, 'to', wish.destination),
    ...tripFields(say, wish, free),
    textInput('words', say.line('form.words'), { multiline: true, most: 2000, initial: words }),
    urgencyField(say, urgency),
  ]
}

/** The form remembers the ride as it was, so that two who change it at once do not undo each other. */
export function rideBefore(wish: RideWish): NonNullable<FormMeta['before']> {
  return { wish: JSON.stringify(wish) }
}

/** Reads the ride as it was when the form was opened. */
export function readBefore({ before }: FormMeta): RideWish {
  return rideWishSchema.parse(JSON.parse(before?.wish ?? 'null'))
}

/** Reads a mended ride. */
export function readRideEdit(reading: Reading): Filled {
  const { values, say, meta } = reading
  const before = readBefore(meta)
  const from = readPlace(reading, 'from', before.pickup)
  const to = readPlace(reading, 'to', before.destination)
  const read = readTrip(reading, before)
  const { words } = values
  const noWords = words ? {} : { errors: { words: say.line('form-error.empty') } }
  if ('errors' in from || 'errors' in to || 'errors' in read || !words) {
    const errors = [from, to, read, noWords].map((each) => ('errors' in each ? each.errors : {}))
    return { errors: Object.assign({}, ...errors) }
  }
  const wish = { ...read.trip, pickup: from.place, destination: to.place }
  const urgency = values.urgency === 'urgent' ? 'urgent' : 'normal'
  return { action: { name: 'ride.edit', requestId: meta.subject, words, urgency, wish, before } }
}
