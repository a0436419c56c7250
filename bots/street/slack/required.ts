import { type Json, unwrap } from '../json.ts'

/** What Slack wants with each method; `a|b` means that one of them will do. */
const required: Record<string, string[]> = {
  'chat.postMessage': ['channel', 'text|blocks'],
  'chat.update': ['channel', 'ts', 'text|blocks'],
  'chat.delete': ['channel', 'ts'],
  'chat.postEphemeral': ['channel', 'user', 'text|blocks'],
  'chat.getPermalink': ['channel', 'message_ts'],
  'conversations.info': ['channel'],
  'conversations.join': ['channel'],
  'conversations.members': ['channel'],
  'conversations.history': ['channel'],
  'conversations.replies': ['channel', 'ts'],
  'files.getUploadURLExternal': ['filename', 'length'],
  'files.completeUploadExternal': ['files'],
  'usergroups.users.list': ['usergroup'],
  'users.info': ['user'],
  'views.open': ['trigger_id|interactivity_pointer', 'view'],
  'views.push': ['trigger_id|interactivity_pointer', 'view'],
  'views.publish': ['user_id', 'view'],
  'views.update': ['view', 'view_id|external_id'],
}
const ofShape: Record<string, RegExp> = {
  ts: /^\d{10}\.\d{6}$/,
  thread_ts: /^\d{10}\.\d{6}$/,
  user: /^[UW][A-Z0-9]{2,}$/,
  user_id: /^[UW][A-Z0-9]{2,}$/,
}

/** What Slack would say against the arguments of a call; empty if nothing. */
export function argumentErrors(method: string, given: Json): string[] {
  const missing = (required[method] ?? [])
    .filter((names) => !names.split('|').some((name) => isGiven(given[name])))
    .map((names) => `missing required field: ${names}`)
  const misshapen = Object.entries(ofShape)
    .filter(([name, shape]) => isGiven(given[name]) && !shape.test(String(given[name])))
    .map(([name]) => `invalid ${name}`)
  const blocks =
    given.blocks === undefined || Array.isArray(unwrap(given.blocks)) ? [] : ['blocks is no list']
  return [...missing, ...misshapen, ...blocks]
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
