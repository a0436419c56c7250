import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { textInput } from './inputs.ts'

const who = (field: 'one' | 'other', say: Say) =>
  textInput(field, say.line(`form.link-${field}`), { most: 30, hint: say.line('form.link-hint') })
const why = (say: Say) => textInput('reason', say.line('form.link-reason'), { multiline: true, most: 500 })

/** Which two people are one, and how the desk knows. */
export function linkFields(say: Say): Block[] {
  return [who('one', say), who('other', say), why(say)]
}

/** Whose link was wrong, and why. */
export function unlinkFields(say: Say): Block[] {
  return [who('one', say), why(say)]
}

/** Reads which two people are one. */
export function readLink({ values, say }: Reading): Filled {
  const { one, other, reason } = values
  if (one && other && reason) return { action: { name: 'desk.link', one, other, reason } }
  return missing({ one, other, reason }, say)
}

/** Reads whose link was wrong. */
export function readUnlink({ values, say }: Reading): Filled {
  const { one, reason } = values
  if (one && reason) return { action: { name: 'desk.unlink', one, reason } }
  return missing({ one, reason }, say)
}

function missing(fields: Record<string, string | null | undefined>, say: Say): Filled {
  const empty = Object.keys(fields).filter((field) => !fields[field])
  return { errors: Object.fromEntries(empty.map((field) => [field, say.line('form-error.empty')])) }
}
