import { z } from 'zod'
import type { Candidate } from '../../../core/desk/queries.store.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput } from './inputs.ts'

/** Which volunteer: those who do this kind of work come first. */
export function assignFields(say: Say, candidates: Candidate[]): Block[] {
  const options = candidates.map(({ id, name, categories, fits }) => ({
    value: id,
    label: `${fits ? '' : '- '}${name}: ${say.line('card.value', { value: { categories } })}`,
  }))
  return [selectInput('volunteer', say.line('form.volunteer'), options)]
}

/** Reads who was assigned. */
export function readAssign({ meta, values, say }: Reading): Filled {
  const volunteer = z.uuid().safeParse(values.volunteer)
  if (!volunteer.success) return { errors: { volunteer: say.line('form-error.empty') } }
  return { action: { name: 'request.assign', requestId: meta.subject, volunteerId: volunteer.data } }
}
