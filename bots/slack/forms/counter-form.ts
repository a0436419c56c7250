import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { languages } from '../../../core/conversations/meaning.ts'
import type { CounterForm } from '../../../core/desk/desk-action.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { needFields, placesField, readNeed, urgencyField } from './edit-form.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'
import { whenFields } from './when-fields.ts'

/** A request for somebody at the counter or on the phone; they need no phone. */
export function counterFields(say: Say, language: string, words?: string): Block[] {
  return [
    ...personFields(say, language),
    ...needFields(say, words ? { category: 'other', words } : undefined),
    ...whenFields(say, null),
    urgencyField(say, 'normal'),
    placesField(say, 1),
  ]
}

/** Who it is for, and where they live. */
export function personFields(say: Say, language: string): Block[] {
  const options = languages.map((value) => ({
    value,
    label: say.line('card.value', { value: { language: value } }),
  }))
  return [
    textInput('name', say.line('form.name')),
    textInput('phone', say.line('form.phone'), { optional: true, most: 30 }),
    textInput('street', say.line('form.street')),
    textInput('houseNumber', say.line('form.house-number'), { most: 20 }),
    textInput('postcode', say.line('form.postcode'), { optional: true, most: 10 }),
    selectInput('language', say.line('form.language'), options, language),
  ]
}

type Person = Pick<CounterForm, 'name' | 'phone' | 'street' | 'houseNumber' | 'postcode' | 'language'>

/** Reads who it is for. */
export function readPerson({
  values,
  say,
}: Reading): { person: Person } | { errors: Record<string, string> } {
  const { name, street, houseNumber, language } = values
  const phone = readPhone(values.phone ?? null)
  const postcode = readPostcode(values.postcode ?? null)
  const empty = say.line('form-error.empty')
  if (!name || !street || !houseNumber || phone === undefined || postcode === undefined) {
    return {
      errors: {
        ...(name ? {} : { name: empty }),
        ...(street ? {} : { street: empty }),
        ...(houseNumber ? {} : { houseNumber: empty }),
        ...(phone === undefined ? { phone: say.line('form-error.phone') } : {}),
        ...(postcode === undefined ? { postcode: say.line('form-error.postcode') } : {}),
      },
    }
  }
  const spoken = languages.find((each) => each === language) ?? 'nl'
  return { person: { name, phone, street, houseNumber, postcode, language: spoken } }
}

/** Reads a request from the counter. */
export function readCounter(reading: Reading): Filled {
  const who = readPerson(reading)
  const read = readNeed(reading)
  if ('errors' in who || 'errors' in read) {
    return { errors: { ...('errors' in who ? who.errors : {}), ...('errors' in read ? read.errors : {}) } }
  }
  return { action: { name: 'desk.new', form: { ...who.person, ...read.need } } }
}

/** In full, with +31; undefined when it is no number. */
function readPhone(typed: string | null): string | null | undefined {
  if (typed === null) return null
  const number = parsePhoneNumberFromString(typed, 'NL')
  return number?.isValid() ? number.number : undefined
}

/** As 8925 AB; undefined when it is no postcode. */
export function readPostcode(typed: string | null): string | null | undefined {
  if (typed === null) return null
  const [, digits, letters] = /^([1-9]\d{3})\s*([a-z]{2})$/i.exec(typed) ?? []
  return digits && letters ? `${digits} ${letters.toUpperCase()}` : undefined
}
