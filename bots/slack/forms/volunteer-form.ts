import { languages } from '../../../core/conversations/meaning.ts'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { wholeWeek } from '../../../core/people/availability.ts'
import { trainings, type VolunteerEdit } from '../../../core/people/volunteer-file.ts'
import type { Block } from '../blocks/pieces.ts'
import { section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { literal } from '../blocks/text.ts'
import type { FormValues } from '../parse.ts'
import type { Filled, Reading } from './form.ts'
import { dateInput, type Option, severalInput, textInput, timeInput } from './inputs.ts'

const flags = ['callFirst', 'urgentAtNight', 'needsBuddy', 'sheltered'] as const

/** Everything we know of a volunteer, to be changed at the desk. */
export function volunteerFields(
  say: Say,
  name: string | null,
  file: VolunteerEdit,
  { rules, questions }: Pick<Neighbourhood, 'rules' | 'questions'>,
): Block[] {
  const asked = [...Object.values(rules.trained), ...(questions ? [questions.training] : [])]
  const label = (field: string) => say.line(`volunteer.${field}`)
  const value = (slot: Parameters<Say['line']>[1]) => say.line('card.value', slot)
  const several = (field: keyof VolunteerEdit, known: readonly string[], named: (one: string) => string) => {
    const chosen = listOf(file[field])
    const options: Option[] = [...new Set([...known, ...chosen])].map((one) => ({
      value: one,
      label: named(one),
    }))
    return severalInput(field, label(field), options, chosen)
  }
  return [
    section(`*${literal(name ?? say.line('card.unknown'), 150)}*`),
    several('categories', say.kinds, (category) => value({ value: { categories: [category] } })),
    several('availability', wholeWeek, (part) => value({ value: { parts: [part] } })),
    textInput('areas', label('areas'), {
      optional: true,
      hint: say.line('form.areas-hint'),
      ...start(file.areas.join(', ')),
    }),
    several('languages', languages, (language) => value({ value: { languages: [language] } })),
    textInput('pingsPerWeek', label('pingsPerWeek'), {
      optional: true,
      most: 2,
      ...start(file.pingsPerWeek === null ? '' : String(file.pingsPerWeek)),
    }),
    timeInput('quietFrom', label('quietFrom'), file.quietFrom),
    timeInput('quietUntil', label('quietUntil'), file.quietUntil),
    severalInput(
      'flags',
      label('flags'),
      flags.map((flag) => ({ value: flag, label: label(flag) })),
      flags.filter((flag) => file[flag]),
    ),
    several('training', [...trainings, ...asked], (training) => say.code('training', training, training)),
    dateInput('vettedOn', label('vettedOn'), file.vettedOn),
    dateInput('vettingDueOn', label('vettingDueOn'), file.vettingDueOn),
    textInput('note', label('note'), {
      optional: true,
      multiline: true,
      most: 500,
      ...start(file.note ?? ''),
    }),
  ]
}

/** A file as the fields of the form hold it. */
export function encodeFile(file: VolunteerEdit): FormValues {
  return {
    ...{ categories: joined(file.categories), availability: joined(file.availability) },
    ...{ areas: joined(file.areas), languages: joined(file.languages), training: joined(file.training) },
    ...{ quietFrom: file.quietFrom, quietUntil: file.quietUntil },
    ...{ vettedOn: file.vettedOn, vettingDueOn: file.vettingDueOn, note: file.note },
    pingsPerWeek: file.pingsPerWeek === null ? null : String(file.pingsPerWeek),
    flags: joined(flags.filter((flag) => file[flag])),
  }
}

/** Reads what was changed since the form was opened, and nothing else. */
export function readVolunteer({ meta, values, say }: Reading): Filled {
  const errors = mistakes(values, say)
  if (Object.keys(errors).length > 0) return { errors }
  const [now, old] = [decode(values), decode(meta.before ?? {})]
  const fields = (Object.keys(now) as (keyof VolunteerEdit)[]).filter(
    (field) => JSON.stringify(now[field]) !== JSON.stringify(old[field]),
  )
  const pick = (file: VolunteerEdit) => Object.fromEntries(fields.map((field) => [field, file[field]]))
  return {
    action: { name: 'volunteer.edit', personId: meta.subject, changes: pick(now), before: pick(old) },
  }
}

function mistakes(values: FormValues, say: Say): Record<string, string> {
  const { pingsPerWeek, vettedOn, vettingDueOn } = values
  const times = Number(pingsPerWeek ?? 1)
  const areas = areasIn(values.areas)
  const isDueFirst = vettedOn && vettingDueOn && vettingDueOn <= vettedOn
  return {
    ...(areas.every((area) => /^[1-9]\d{3}([A-Z]{2})?$/.test(area))
      ? {}
      : { areas: say.line('form-error.areas') }),
    ...(Number.isInteger(times) && times >= 1 && times <= 20
      ? {}
      : { pingsPerWeek: say.line('form-error.times') }),
    ...(isDueFirst ? { vettingDueOn: say.line('form-error.due') } : {}),
  }
}

function decode(values: FormValues): VolunteerEdit {
  const { quietFrom = null, quietUntil = null, vettedOn = null, vettingDueOn = null, note = null } = values
  const on = split(values.flags)
  return {
    ...{ categories: split(values.categories), availability: split(values.availability) },
    ...{ areas: areasIn(values.areas), languages: split(values.languages), training: split(values.training) },
    ...{ quietFrom, quietUntil, vettedOn, vettingDueOn, note },
    pingsPerWeek: values.pingsPerWeek ? Number(values.pingsPerWeek) : null,
    callFirst: on.includes('callFirst'),
    urgentAtNight: on.includes('urgentAtNight'),
    needsBuddy: on.includes('needsBuddy'),
    sheltered: on.includes('sheltered'),
  }
}

function areasIn(text: string | null | undefined): string[] {
  const areas = (text ?? '').split(/[,;]/).map((area) => area.replace(/\s/g, '').toUpperCase())
  return areas.filter(Boolean)
}

/** The order in which things were chosen means nothing. */
function split(text: string | null | undefined): string[] {
  return (text ?? '').split(',').filter(Boolean).toSorted()
}

function joined(values: readonly string[]): string | null {
  return values.join() || null
}

function listOf(value: VolunteerEdit[keyof VolunteerEdit]): string[] {
  return Array.isArray(value) ? value : []
}

function start(initial: string): { initial?: string } {
  return initial === '' ? {} : { initial }
}
