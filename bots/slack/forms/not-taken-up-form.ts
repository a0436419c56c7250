import { notTakenUpReasons } from '../../../core/referrals/referral.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { readReason, reasonFields } from './reason-fields.ts'

/** Why an organisation did not take a referral up. */
export function notTakenUpFields(say: Say): Block[] {
  return reasonFields(say, say.line('form.why-not-taken-up'), notTakenUpReasons)
}

/** Reads why. */
export function readNotTakenUp(reading: Reading): Filled {
  const because = readReason(reading, notTakenUpReasons)
  if (!because) return { errors: { reason: reading.say.line('form-error.empty') } }
  return { action: { name: 'referral.not-taken-up', referralId: reading.meta.subject, because } }
}
