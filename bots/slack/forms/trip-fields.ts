import { ways } from '../../../core/rides/plan-ride.ts'
import { addressOfPlace, type RidePlace } from '../../../core/rides/ride-place.ts'
import { aids } from '../../../core/rides/ride-scheme.ts'
import type { RideWish } from '../../../core/rides/ride-wish.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { FormValues } from '../parse.ts'
import { readPostcode } from './contact-fields.ts'
import type { Reading } from './form.ts'
import { dateInput, type Option, selectInput, textInput, timeInput } from './inputs.ts'

/** Which end of a ride. */
type End = 'from' | 'to'
type Errors = { errors: Record<string, string> }

const most = 80

/** Where a ride begins or ends; where it begins may be an address without a name. */
export function placeFields(say: Say, end: End, place: RidePlace | null): Block[] {
  const line = (field: string) => say.line(`desk-rides:form-${end}${field}`)
  const initial = (part: string | null | undefined) => (part ? { initial: part } : {})
  const optional = true
  return [
    textInput(end, line(''), { most, optional: end === 'from', ...initial(place && ownName(place)) }),
    textInput(`${end}Street`, line('-street'), { most, optional, ...initial(place?.street) }),
    textInput(`${end}Number`, line('-number'), { most: 20, optional, ...initial(place?.houseNumber) }),
    textInput(`${end}Postcode`, line('-postcode'), { most: 10, optional, ...initial(place?.postcode) }),
  ]
}

/** Reads such a place; what was left as it was stays the same in every part. */
export function readPlace(
  { values, say }: Pick<Reading, 'values' | 'say'>,
  end: End,
  before: RidePlace | null = null,
): { place: RidePlace } | Errors {
  const [typed, street, houseNumber] = ['', 'Street', 'Number'].map((part) => values[end + part] ?? null)
  const postcode = readPostcode(values[`${end}Postcode`] ?? null)
  if (postcode === undefined) return { errors: { [`${end}Postcode`]: say.line('form-error.postcode') } }
  const parts = { street: street ?? null, houseNumber: houseNumber ?? null, postcode }
  const name = typed || (end === 'from' && addressOfPlace({ name: '', ...parts })) || null
  if (!name) return { errors: { [end]: say.line('form-error.empty') } }
  const place = { name: name.slice(0, most), ...parts }
  return { place: before && isSame(place, before) ? before : place }
}

/** What Slack calls it when somebody chooses what decides which hours are free. */
export const tripChosen = 'ride.trip'

/** Who and what comes along, when to be there and the way back, with the hours at which that can be. */
export function tripFields(say: Say, wish: RideWish | null, free: Block[], often: Block[] = []): Block[] {
  const option = (group: string) => (value: string) => ({
    value,
    label: say.line(`desk-rides:${group}-${value}`),
  })
  const line = (field: string) => say.line(`desk-rides:form-${field}`)
  const clock = (when: string | null | undefined) => when?.slice(11) ?? null
  const [day, aid, count] = [wish?.arriveAt.slice(0, 10) ?? null, wish?.aid ?? 'none', wish?.passengers ?? 1]
  const tells = tripChosen
  return [
    selectInput('aid', line('aid'), aids.map(option('aid')), aid, { tells }),
    selectInput('people', line('people'), people(say, count), `${count}`, { tells }),
    dateInput('date', say.line('form.date'), day, { optional: false, tells }),
    ...free,
    ...often,
    timeInput('time', line('there'), clock(wish?.arriveAt)),
    selectInput('way', line('way'), ways.map(option('way')), wish?.way ?? 'fetch'),
    timeInput('back', line('back'), clock(wish?.returnAt)),
  ]
}

/** Reads those; a day that was there already may stay. */
export function readTrip(
  { values, say, today }: Pick<Reading, 'values' | 'say' | 'today'>,
  before: RideWish | null = null,
): { trip: Omit<RideWish, 'pickup' | 'destination'> } | Errors {
  const { date, time, back } = values
  const way = ways.find((each) => each === values.way) ?? 'one-way'
  const empty = say.line('form-error.empty')
  const isPast = Boolean(date && date < today && !before?.arriveAt.startsWith(date))
  const isLate = way !== 'one-way' && (!back || (time && back <= time))
  const errors: Record<string, string> = {
    ...(isPast ? { date: say.line('form-error.past') } : {}),
    ...(date ? {} : { date: empty }),
    ...(time ? {} : { time: empty }),
    ...(isLate ? { back: say.line('desk-rides:form-back-later') } : {}),
  }
  if (!date || !time || Object.keys(errors).length > 0) return { errors }
  const arriveAt = `${date}T${time}`
  const returnAt = way === 'one-way' ? null : `${date}T${back}`
  const isAsGuessed = before?.returnGuessed === true && before.returnAt === returnAt
  return { trip: { arriveAt, way, returnAt, returnGuessed: isAsGuessed, ...readAlong(values) } }
}

/** Reads who and what comes along. */
export function readAlong(values: FormValues): Pick<RideWish, 'passengers' | 'aid'> {
  const aid = aids.find((each) => each === values.aid) ?? 'none'
  return { passengers: Number(values.people ?? '1'), aid }
}

function people(say: Say, count: number): Option[] {
  const named = [1, 2, 3].map((count) => ({
    value: `${count}`,
    label: say.line(`desk-rides:people-${count}`),
  }))
  return count > 3 ? [...named, { value: `${count}`, label: `${count}` }] : named
}

/** What it is called, where that says more than its address. */
function ownName(place: RidePlace): string | null {
  const { name, street, houseNumber } = place
  return name === addressOfPlace(place) || name === `${street} ${houseNumber}` ? null : name
}

function isSame(one: RidePlace, other: RidePlace): boolean {
  const { street, houseNumber, postcode } = other
  const isSameAddress = one.street === street && one.houseNumber === houseNumber && one.postcode === postcode
  return isSameAddress && (ownName(one) ?? '') === (ownName(other) ?? '')
}
