import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { personFields, readPerson } from './counter-form.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput } from './inputs.ts'
import { placeFields, readPlace, readTrip, tripFields } from './trip-fields.ts'

const repeats = ['once', 'weekly']

/** A ride for somebody on the phone. */
export function rideFields(say: Say, language: string, free: Block[]): Block[] {
  const often = repeats.map((value) => ({ value, label: say.line(`desk-rides:repeat-${value}`) }))
  return [
    ...personFields(say, language),
    ...placeFields(say, 'to', null),
    ...tripFields(say, null, free, [
      selectInput('repeat', say.line('desk-rides:form-repeat'), often, 'once'),
    ]),
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
