import { z } from 'zod'
import type { Candidate } from '../../../core/desk/queries.store.ts'
import { type Block, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { assignFields } from './assign-form.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput } from './inputs.ts'

const consents = ['chat', 'voice'] as const

/** Who would be the lasting neighbour, and whether the resident is asked by chat or said yes to the desk. */
export function pairFields(say: Say, candidates: Candidate[]): Block[] {
  const had = consents.map((value) => ({ value, label: say.line(`desk-helpers:pair-consent-${value}`) }))
  return [
    section(say.line('desk-helpers:pair-how')),
    ...assignFields(say, candidates),
    selectInput('consent', say.line('desk-helpers:pair-consent'), had, 'chat'),
  ]
}

/** Reads who is asked to be a lasting pair. */
export function readPair({ meta, values, say }: Reading): Filled {
  const volunteer = z.uuid().safeParse(values.volunteer)
  if (!volunteer.success) return { errors: { volunteer: say.line('form-error.empty') } }
  const consent = consents.find((each) => each === values.consent) ?? 'chat'
  return {
    action: { name: 'request.pair', requestId: meta.subject, volunteerId: volunteer.data, consent },
  }
}
