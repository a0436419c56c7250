import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput } from './inputs.ts'

/** They were spoken to and want it: may the practice hear how it goes? */
export function contactFields(say: Say): Block[] {
  const options = ['yes', 'no'].map((value) => ({
    value,
    label: say.line(`desk-professionals:form-may-hear-${value}`),
  }))
  return [selectInput('tells', say.line('desk-professionals:form-may-hear'), options)]
}

/** Reads what they said. */
export function readContact({ meta, values, say }: Reading): Filled {
  if (!values.tells) return { errors: { tells: say.line('form-error.empty') } }
  return { action: { name: 'contact.agreed', requestId: meta.subject, tells: values.tells === 'yes' } }
}
