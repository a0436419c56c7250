import type { Category } from '../../../core/conversations/meaning.ts'
import type { EditableRequest } from '../../../core/desk/queries.store.ts'
import type { When } from '../../../core/when.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'
import { readWhen, whenFields } from './when-fields.ts'

const mostPlaces = 10

/** What was asked, as it can be mended. */
export function editFields(say: Say, request: EditableRequest): Block[] {
  return [
    ...needFields(say, request),
    ...whenFields(say, request.wantedAt),
    urgencyField(say, request.urgency),
    // a car has one driver, and what comes back every week is between two
    ...(request.isForOne ? [] : [placesField(say, request.places)]),
  ]
}

/** The kind of help and the words for it. */
export function needFields(say: Say, initial?: { category: string; words: string }): Block[] {
  const kinds = [...new Set([...say.kinds, ...(initial ? [initial.category] : [])])]
  const options = kinds.map((category) => ({
    value: category,
    label: say.line('card.value', { value: { category } }),
  }))
  return [
    selectInput('category', say.line('form.category'), options, initial?.category),
    textInput('words', say.line('form.words'), {
      multiline: true,
      most: 2000,
      ...(initial ? { initial: initial.words } : {}),
    }),
  ]
}

/** Whether it can wait. */
export function urgencyField(say: Say, initial: string): Block {
  const options = ['normal', 'urgent'].map((value) => ({ value, label: say.line(`urgency.${value}`) }))
  return selectInput('urgency', say.line('card.urgency'), options, initial)
}

/** How many neighbours it takes. */
export function placesField(say: Say, initial: number): Block {
  const options = Array.from({ length: Math.max(mostPlaces, initial) }, (_, index) => String(index + 1))
  const labelled = options.map((value) => ({ value, label: value }))
  return selectInput('places', say.line('card.places'), labelled, String(initial))
}

/** What is asked for. */
interface Need {
  category: Category
  words: string
  wantedAt: When | null
  urgency: 'normal' | 'urgent'
  /** Null where it was not asked. */
  places: number | null
}

/** Reads the need and when it is wanted, as both the counter's form and this one ask it. */
export function readNeed(reading: Reading): { need: Need } | { errors: Record<string, string> } {
  const { values, say } = reading
  const { category } = values
  const when = readWhen(reading)
  const errors: Record<string, string> = {
    ...(category ? {} : { category: say.line('form-error.empty') }),
    ...(values.words ? {} : { words: say.line('form-error.empty') }),
    ...('errors' in when ? when.errors : {}),
  }
  if (!category || !values.words || 'errors' in when) return { errors }
  const urgency = values.urgency === 'urgent' ? 'urgent' : 'normal'
  const places = Number(values.places) || null
  return { need: { category, words: values.words, wantedAt: when.wantedAt, urgency, places } }
}

/** Reads a mended request. */
export function readEdit(reading: Reading): Filled {
  const read = readNeed(reading)
  if ('errors' in read) return { errors: read.errors }
  return { action: { name: 'request.edit', requestId: reading.meta.subject, ...read.need } }
}
