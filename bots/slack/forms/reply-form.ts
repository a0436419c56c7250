import { type Block, plain } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { limits } from '../blocks/text.ts'
import type { Filled, Reading } from './form.ts'
import { textInput } from './inputs.ts'

/** Words for a resident, sent exactly as they are typed. */
export function replyFields(say: Say): Block[] {
  return [
    { type: 'section', text: plain(say.line('form.reply-as-typed'), limits.section) },
    textInput('text', say.line('form.text'), { multiline: true, most: 1000 }),
  ]
}

/** Reads an answer to the resident of a request. */
export function readRequestReply({ meta, values, say }: Reading): Filled {
  if (!values.text) return { errors: { text: say.line('form-error.empty') } }
  return { action: { name: 'request.reply', requestId: meta.subject, text: values.text } }
}

/** Reads an answer to somebody the desk talks with. */
export function readPersonReply({ meta, values, say }: Reading): Filled {
  if (!values.text) return { errors: { text: say.line('form-error.empty') } }
  return { action: { name: 'person.reply', personId: meta.subject, text: values.text } }
}
