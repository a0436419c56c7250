import { GrammyError, HttpError } from 'grammy'
import type { SendOutcome } from '../../core/outbox/outgoing-message.ts'
import { isUnreached } from '../unreached.ts'

type Failure = Exclude<SendOutcome, { end: 'sent' }>

/** What to do after a call to the Bot API failed; reasons are codes, never what somebody wrote. */
export function outcomeOf(error: unknown): Failure {
  if (error instanceof RangeError) return { end: 'refused', reason: 'telegram: button too long' }
  if (error instanceof HttpError) {
    const { code } = (error.error ?? {}) as { code?: unknown }
    return isUnreached(code)
      ? { end: 'retry', reason: 'telegram: unreachable', wholeChannel: true }
      : { end: 'retry', reason: 'telegram: no answer' }
  }
  if (!(error instanceof GrammyError)) return { end: 'retry', reason: 'telegram: unreadable answer' }
  const { error_code: code, description, parameters } = error
  if (code === 429) {
    return { end: 'retry', reason: 'telegram: too many requests', afterSeconds: parameters.retry_after ?? 1 }
  }
  if (code >= 500) return { end: 'retry', reason: `telegram: ${code}` }
  // Nothing is wrong with the message: the operator has to mend the token, and then everything can go.
  if (code === 401 || code === 404) {
    return { end: 'retry', reason: 'telegram: token refused', afterSeconds: 60, wholeChannel: true }
  }
  if (code === 403) return { end: 'stopped', reason: whyForbidden(description), how: 'closed' }
  if (/chat not found|user not found|peer_id_invalid|user_id_invalid/i.test(description)) {
    return { end: 'stopped', reason: 'telegram: chat not found', how: 'closed' }
  }
  return {
    end: 'refused',
    reason: `telegram: ${code} ${description.replace(/^Bad Request: /, '').slice(0, 80)}`,
  }
}

function whyForbidden(description: string): string {
  if (/blocked/i.test(description)) return 'telegram: blocked'
  if (/deactivated/i.test(description)) return 'telegram: account deleted'
  return 'telegram: may not write to this chat'
}

/** Failures that leave things as we wanted them: nothing to change, or too late to answer a press. */
export function isDone(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified|query is too old/i.test(error.description)
}
