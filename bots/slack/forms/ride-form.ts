import type { Stretch } from '../../../core/dispatch/candidate.ts'
import { ways } from '../../../core/rides/plan-ride.ts'
import { aids } from '../../../core/rides/ride-scheme.ts'
import { whenOf } from '../../../core/when.ts'
import { type Block, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { readPostcode } from './contact-fields.ts'
import { personFields, readPerson } from './counter-form.ts'
import type { Filled, Reading } from './form.ts'
import { dateInput, selectInput, textInput, timeInput } from './inputs.ts'

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
  const option = (group: string) => (value: string | number) => ({
    value: String(value),
    label: say.line(`desk-rides:${group}-${value}`),
  })
  return [
    ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    ...personFields(say, language),
    textInput('to', say.line('desk-rides:form-to')),
    textInput('toStreet', say.line('desk-rides:form-to-street'), { optional: true }),
    textInput('toNumber', say.line('desk-rides:form-to-number'), { optional: true, most: 20 }),
    textInput('toPostcode', say.line('desk-rides:form-to-postcode'), { optional: true, most: 10 }),
    dateInput('date', say.line('form.date'), null, false),
    selectInput('repeat', say.line('desk-rides:form-repeat'), repeats.map(option('repeat')), 'once'),
    timeInput('time', say.line('desk-rides:form-there'), null),
    selectInput('way', say.line('desk-rides:form-way'), ways.map(option('way')), 'fetch'),
    timeInput('back', say.line('desk-rides:form-back'), null),
    selectInput('aid', say.line('desk-rides:form-aid'), aids.map(option('aid')), 'none'),
    selectInput('people', say.line('desk-rides:form-people'), [1, 2, 3].map(option('people')), '1'),
  ]
}

/** Reads a ride for somebody on the phone. */
export function readRideForm(reading: Reading): Filled {
  const { values, say, today } = reading
  const { to, toStreet = null, toNumber = null, date, time, back } = values
  const person = readPerson(reading)
  const postcode = readPostcode(values.toPostcode ?? null)
  const way = ways.find((each) => each === values.way) ?? 'one-way'
  const empty = say.line('form-error.empty')
  const late = way !== 'one-way' && (!back || (time && back <= time))
  const errors: Record<string, string> = {
    ...('errors' in person ? person.errors : {}),
    ...(to ? {} : { to: empty }),
    ...(postcode === undefined ? { toPostcode: say.line('form-error.postcode') } : {}),
    ...(date ? (date < today ? { date: say.line('form-error.past') } : {}) : { date: empty }),
    ...(time ? {} : { time: empty }),
    ...(late ? { back: say.line('desk-rides:form-back-later') } : {}),
  }
  if ('errors' in person || !to || postcode === undefined || !date || !time || Object.keys(errors).length > 0)
    return { errors }
  const wish = {
    destination: {
      name: to.slice(0, 80),
      street: toStreet?.slice(0, 80) ?? null,
      houseNumber: toNumber,
      postcode,
    },
    arriveAt: `${date}T${time}`,
    way,
    returnAt: way === 'one-way' ? null : `${date}T${back}`,
    returnGuessed: false,
    passengers: Number(values.people ?? '1'),
    aid: aids.find((each) => each === values.aid) ?? 'none',
  }
  return {
    action: { name: 'desk.ride', form: { ...person.person, wish, weekly: values.repeat === 'weekly' } },
  }
}
