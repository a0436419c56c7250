import { outcomes } from '../../../core/desk/desk-action.ts'
import { unmetReasons } from '../../../core/referrals/referral.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'
import { readReason, reasonFields } from './reason-fields.ts'

/** How a request ended, and how much time a neighbour gave. */
export function closeFields(say: Say): Block[] {
  const options = outcomes.map((value) => ({ value, label: say.line(`outcome.${value}`) }))
  return [
    selectInput('outcome', say.line('form.outcome'), options, 'done'),
    textInput('hours', say.line('form.hours'), {
      optional: true,
      most: 6,
      hint: say.line('form.hours-hint'),
    }),
    ...reasonFields(say, say.line('form.why-unmet'), unmetReasons),
  ]
}

/** Reads how a request ended. */
export function readClose(reading: Reading): Filled {
  const { meta, values, say } = reading
  const outcome = outcomes.find((each) => each === values.outcome)
  if (!outcome) return { errors: { outcome: say.line('form-error.empty') } }
  const minutes = values.hours ? readHours(values.hours) : null
  if (Number.isNaN(minutes)) return { errors: { hours: say.line('form-error.hours') } }
  const because = outcome === 'unmet' ? readReason(reading, unmetReasons) : null
  const why = because ? { because } : {}
  return { action: { name: 'request.close', requestId: meta.subject, outcome, minutes, ...why } }
}

/** Reads `1,5`, `1.5` or `1:30` as minutes; NaN when it is none of these, or more than a day. */
export function readHours(typed: string): number {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(typed)
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : readDecimal(typed)
  return minutes <= 24 * 60 ? minutes : Number.NaN
}

function readDecimal(typed: string): number {
  return /^\d{1,2}(?:[.,]\d{1,2})?$/.test(typed)
    ? Math.round(Number(typed.replace(',', '.')) * 60)
    : Number.NaN
}
