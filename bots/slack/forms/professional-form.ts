import { z } from 'zod'
import type { Organisation } from '../../../core/organisations/organisation.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput } from './inputs.ts'

/** For which organisation of the directory somebody works; the one they named is chosen already. */
export function approvalFields(say: Say, organisations: Organisation[], named: string): Block[] {
  const plainly = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '')
  const same = organisations.find(({ name }) => plainly(name) === plainly(named))
  const options = organisations.map(({ id, name }) => ({ value: id, label: name }))
  return [selectInput('organisation', say.line('desk-professionals:form-organisation'), options, same?.id)]
}

/** Reads for which organisation. */
export function readApproval({ meta, values, say }: Reading): Filled {
  const organisation = z.uuid().safeParse(values.organisation)
  if (!organisation.success) return { errors: { organisation: say.line('form-error.empty') } }
  return {
    action: {
      name: 'professional.approve',
      personId: meta.subject,
      organisationId: organisation.data,
    },
  }
}
