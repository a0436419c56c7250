import { webApi } from '@slack/bolt'
import type { SendOutcome } from '../../core/outbox/outgoing-message.ts'

/** Our own settings are at fault: nothing will arrive until the operator mends them. */
const settingsAtFault = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'org_login_required',
  'ekm_access_denied',
])
/** Nobody can post there now: somebody can mend it by inviting the bot, or by opening the channel again. */
const channelAtFault = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
])
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'accesslimited',
])
const gone = new Set([
  'message_not_found',
  'is_archived',
  'cant_update_message',
  'edit_window_closed',
  'channel_not_found',
])

/** What to do next after Slack did not take a message. Pure. */
export function outcomeOf(error: unknown): Exclude<SendOutcome, { end: 'sent' }> {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { end: 'retry', reason: 'ratelimited', afterSeconds: Math.max(1, error.retryAfter) }
  }
  if (error instanceof webApi.WebAPIPlatformError) return outcomeOfCode(error.data.error)
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `http_${error.statusCode}`
    if (error.statusCode >= 500 || error.statusCode === 429) return { end: 'retry', reason }
    return { end: 'refused', reason }
  }
  if (error instanceof webApi.WebAPIRequestError) return { end: 'retry', reason: 'not_reached' }
  return { end: 'refused', reason: 'unexpected' }
}

/** Whether the message that was to be edited can no longer be, so that a new one is posted. */
export function isGone(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError && gone.has(error.data.error)
}

function outcomeOfCode(reason: string): Exclude<SendOutcome, { end: 'sent' }> {
  if (reason === 'ratelimited' || reason === 'rate_limited') return { end: 'retry', reason, afterSeconds: 30 }
  if (settingsAtFault.has(reason)) return { end: 'retry', reason, afterSeconds: 300, wholeChannel: true }
  if (channelAtFault.has(reason)) return { end: 'retry', reason, afterSeconds: 300 }
  if (passing.has(reason)) return { end: 'retry', reason }
  return { end: 'refused', reason }
}
