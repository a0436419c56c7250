import type { Because, Reason } from '../../../core/referrals/referral.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'

/** Why, from a short list, with room for words. */
export function reasonFields(say: Say, label: string, reasons: readonly Reason[]): Block[] {
  const options = reasons.map((value) => ({ value, label: say.line(`reason.${value}`) }))
  return [
    selectInput('reason', label, options, reasons[0]),
    textInput('reasonWords', say.line('form.reason-words'), { optional: true, most: 300 }),
  ]
}

/** Reads why; null if it is no reason of the list. */
export function readReason({ values }: Reading, reasons: readonly Reason[]): Because | null {
  const reason = reasons.find((each) => each === values.reason)
  return reason ? { reason, words: values.reasonWords ?? null } : null
}
