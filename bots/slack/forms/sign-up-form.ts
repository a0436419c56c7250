import { categories, languages } from '../../../core/conversations/meaning.ts'
import { wholeWeek } from '../../../core/people/availability.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { personFields, readPerson } from './counter-form.ts'
import type { Filled, Reading } from './form.ts'
import { dateInput, type Option, selectInput, severalInput } from './inputs.ts'

/** Somebody at the counter who wants to help; they need no phone. */
export function signUpFields(say: Say, language: string): Block[] {
  const value = (slot: Parameters<Say['line']>[1]) => say.line('card.value', slot)
  const listed = (all: readonly string[], name: (one: string) => string): Option[] =>
    all.map((each) => ({ value: each, label: name(each) }))
  const decisions = listed(['approve', 'later'], (each) => say.line(`desk-helpers:sign-up-${each}`))
  const agreed = [{ value: 'yes', label: say.line('desk-helpers:sign-up-agreed') }]
  const kinds = listed(categories, (category) => value({ value: { categories: [category] } }))
  const parts = listed(wholeWeek, (part) => value({ value: { parts: [part] } }))
  const tongues = listed(languages, (each) => value({ value: { languages: [each] } }))
  return [
    ...personFields(say, language),
    severalInput('categories', say.line('volunteer.categories'), kinds, []),
    severalInput('availability', say.line('volunteer.availability'), parts, []),
    severalInput('languages', say.line('volunteer.languages'), tongues, [language]),
    dateInput('vettedOn', say.line('volunteer.vettedOn'), null),
    selectInput('decision', say.line('desk-helpers:sign-up-decision'), decisions, 'approve'),
    selectInput('consent', say.line('desk-helpers:sign-up-consent'), agreed),
  ]
}

/** Reads a sign-up at the counter: without a kind of help, or without their consent, there is none. */
export function readSignUp(reading: Reading): Filled {
  const { values, say, today } = reading
  const who = readPerson(reading)
  const several = (field: string) => (values[field] ?? '').split(',').filter(Boolean)
  const vettedOn = values.vettedOn ?? null
  const errors = {
    ...('errors' in who ? who.errors : {}),
    ...(values.categories ? {} : { categories: say.line('form-error.empty') }),
    ...(values.consent === 'yes' ? {} : { consent: say.line('desk-helpers:sign-up-no-consent') }),
    ...(vettedOn !== null && vettedOn > today
      ? { vettedOn: say.line('desk-helpers:sign-up-vetted-later') }
      : {}),
  }
  if ('errors' in who || Object.keys(errors).length > 0) return { errors }
  const form = {
    ...who.person,
    categories: several('categories'),
    availability: several('availability'),
    languages: several('languages'),
    vettedOn,
    approve: values.decision !== 'later',
  }
  return { action: { name: 'desk.sign-up', form } }
}
