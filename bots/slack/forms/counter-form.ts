import { languages } from '../../../core/conversations/meaning.ts'
import { type CounterForm, type Way, ways } from '../../../core/desk/desk-action.ts'
import type { Organisation } from '../../../core/organisations/organisation.ts'
import type { BehalfKind } from '../../../core/professionals/on-behalf.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { behalfFields, readBehalf } from './behalf-fields.ts'
import { readPhone, readPostcode } from './contact-fields.ts'
import { needFields, placesField, readNeed, urgencyField } from './edit-form.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'
import { whenFields } from './when-fields.ts'

/** What Slack calls it when somebody chooses how a request comes in. */
export const wayChosen = 'counter.how'

/** What a form at the counter shows: how the request comes in, and what was typed so far. */
export interface CounterView {
  how: Way
  words?: string | undefined
  /** Where a professional may work. */
  organisations: Organisation[]
}

/** A request for somebody at the counter or on the phone, who need no phone; or for the client of a professional. */
export function counterFields(
  say: Say,
  language: string,
  { how, words, organisations }: CounterView,
): Block[] {
  const kind = kindOf(how)
  const options = ways.map((value) => ({ value, label: say.line(`desk-professionals:way-${value}`) }))
  return [
    selectInput('how', say.line('desk-professionals:form-how'), options, how, { tells: wayChosen }),
    ...(kind ? behalfFields(say, organisations, kind) : []),
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
  const how = ways.find((each) => each === reading.values.how) ?? 'counter'
  const who = readPerson(reading)
  const read = readNeed(reading)
  const kind = kindOf(how)
  const asks = kind && readBehalf(reading, kind)
  if ('errors' in who || 'errors' in read || (asks && 'errors' in asks)) {
    const errors = [asks, who, read].map((part) => (part && 'errors' in part ? part.errors : {}))
    return { errors: Object.assign({}, ...errors) }
  }
  return { action: { name: 'desk.new', form: { how, ...who.person, ...read.need, ...asks } } }
}

/** Why a professional asks, if one does. */
function kindOf(how: Way): BehalfKind | null {
  if (how === 'prescription') return 'prescription'
  return how === 'professional' ? 'client' : null
}
