import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { languages } from '../../../core/conversations/meaning.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { needFields, readNeed, urgencyField } from './edit-form.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'
import { whenFields } from './when-fields.ts'

/** A request for somebody at the counter or on the phone; they need no phone. */
export function counterFields(say: Say, language: string, words?: string): Block[] {
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
    ...needFields(say, words ? { category: 'other', words } : undefined),
    ...whenFields(say, null),
    urgencyField(say, 'normal'),
  ]
}

/** Reads a request from the counter. */
export function readCounter(reading: Reading): Filled {
  const { values, say } = reading
  const { name, street, houseNumber, language } = values
  const phone = readPhone(values.phone ?? null)
  const postcode = readPostcode(values.postcode ?? null)
  const read = readNeed(reading)
  const empty = say.line('form-error.empty')
  const errors: Record<string, string> = {
    ...(name ? {} : { name: empty }),
    ...(street ? {} : { street: empty }),
    ...(houseNumber ? {} : { houseNumber: empty }),
    ...(phone === undefined ? { phone: say.line('form-error.phone') } : {}),
    ...(postcode === undefined ? { postcode: say.line('form-error.postcode') } : {}),
    ...('errors' in read ? read.errors : {}),
  }
  if (!name || !street || !houseNumber || phone === undefined || postcode === undefined || 'errors' in read) {
    return { errors }
  }
  const spoken = languages.find((each) => each === language) ?? 'nl'
  const form = { name, phone, street, houseNumber, postcode, language: spoken, ...read.need }
  return { action: { name: 'desk.new', form } }
}

/** In full, with +31; undefined when it is no number. */
function readPhone(typed: string | null): string | null | undefined {
  if (typed === null) return null
  const number = parsePhoneNumberFromString(typed, 'NL')
  return number?.isValid() ? number.number : undefined
}

/** As 8925 AB; undefined when it is no postcode. */
function readPostcode(typed: string | null): string | null | undefined {
  if (typed === null) return null
  const [, digits, letters] = /^([1-9]\d{3})\s*([a-z]{2})$/i.exec(typed) ?? []
  return digits && letters ? `${digits} ${letters.toUpperCase()}` : undefined
}
