import type { Household, HouseholdForm } from '../../../core/households/household.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput, textInput, tickInput } from './inputs.ts'

/** A household: what it is called, who belongs to it, its contact, and that they agree. */
export function householdFields(say: Say, known: Household | null): Block[] {
  const line = (key: string) => say.line(`desk-households:form-${key}`)
  const initial = (value: string | null | undefined) => (value ? { initial: value } : {})
  const members = known?.members.map(({ id, name }) => ({ value: id, label: name ?? '?' })) ?? []
  return [
    textInput('name', line('name'), { most: 80, ...initial(known?.name) }),
    textInput('join', line(known ? 'join-more' : 'join'), {
      most: 300,
      optional: known !== null,
      hint: line('join-hint'),
    }),
    ...(members.length > 1
      ? [selectInput('leave', line('leave'), members, undefined, { optional: true })]
      : []),
    textInput('contact', line('contact'), { most: 100, ...initial(known?.contact) }),
    textInput('organisation', line('organisation'), {
      optional: true,
      most: 100,
      ...initial(known?.organisation),
    }),
    textInput('contactReach', line('reach'), { optional: true, most: 60, ...initial(known?.contactReach) }),
    textInput('note', say.line('volunteer.note'), {
      optional: true,
      multiline: true,
      most: 600,
      ...initial(known?.note),
    }),
    ...(known ? [] : [tickInput('consent', line('consent'), line('consent-given'))]),
  ]
}

/** Reads a new household: without consent there is none. */
export function readNewHousehold(reading: Reading): Filled {
  const form = read(reading)
  const { join, consent } = reading.values
  const empty = reading.say.line('form-error.empty')
  if ('errors' in form || !join || !consent) {
    return {
      errors: {
        ...('errors' in form ? form.errors : {}),
        ...(join ? {} : { join: empty }),
        ...(consent ? {} : { consent: reading.say.line('desk-professionals:form-consent-first') }),
      },
    }
  }
  return { action: { name: 'household.open', form } }
}

/** Reads a changed household. */
export function readHouseholdEdit(reading: Reading): Filled {
  const form = read(reading)
  if ('errors' in form) return form
  return { action: { name: 'household.edit', householdId: reading.meta.subject, form } }
}

function read({ values, say }: Reading): HouseholdForm | { errors: Record<string, string> } {
  const { name, contact, contactReach = null, organisation = null, note = null, leave = null } = values
  const empty = say.line('form-error.empty')
  if (!name || !contact)
    return { errors: { ...(name ? {} : { name: empty }), ...(contact ? {} : { contact: empty }) } }
  const join = (values.join ?? '')
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  return { name, contact, contactReach, organisation, note, join, leave }
}
