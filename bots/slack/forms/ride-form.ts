import type { Stretch } from '../../../core/dispatch/candidate.ts'
import { whenOf } from '../../../core/when.ts'
import { type Block, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { personFields, readPerson } from './counter-form.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput } from './inputs.ts'
import { placeFields, readPlace, readTrip, tripFields } from './trip-fields.ts'

const repeats = ['once', 'weekly']

/** A ride for somebody on the phone, with the hours at which the car is in on the next days. */
export function rideFields(
  say: Say,
  language: string,
  free: { day: string; free: Stretch[] }[],
  zone: string,
): Block[] {
  const clock = (moment: Date) => whenOf(moment, zone).slice(11)
  const lines = free.map(({ day, free: times }) => {
    const hours = times.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(', ')
    return say.line('desk-rides:free', { day: { when: day }, hours: hours || '-' })
  })
  const often = repeats.map((value) => ({ value, label: say.line(`desk-rides:repeat-${value}`) }))
  const { day, rest } = tripFields(say, null)
  return [
    ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    ...personFields(say, language),
    ...placeFields(say, 'to', null),
    day,
    selectInput('repeat', say.line('desk-rides:form-repeat'), often, 'once'),
    ...rest,
  ]
}

/** Reads a ride for somebody on the phone. */
export function readRideForm(reading: Reading): Filled {
  const person = readPerson(reading)
  const to = readPlace(reading, 'to')
  const read = readTrip(reading)
  if ('errors' in person || 'errors' in to || 'errors' in read) {
    const errors = [person, to, read].map((each) => ('errors' in each ? each.errors : {}))
    return { errors: Object.assign({}, ...errors) }
  }
  const wish = { ...read.trip, destination: to.place }
  const weekly = reading.values.repeat === 'weekly'
  return { action: { name: 'desk.ride', form: { ...person.person, wish, weekly } } }
}
