import { list, readJson, text } from '../json.ts'

/** A call of Twilio's API that takes fields. */
export type Operation = 'messages.create' | 'messages.list' | 'messages.update' | 'content.create'

type Rule = (value: unknown) => boolean

const words: Rule = (value) => typeof value === 'string'
const like =
  (pattern: RegExp): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value)
const sidOf = (prefix: string): Rule => like(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`))
const flag = like(/^(true|false)$/)
const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Rule => {
  const digits = like(/^\d+$/)
  return (value) => digits(value) && Number(value) >= least && Number(value) <= most
}
const moment: Rule = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const webAddress: Rule = (value) =>
  typeof value === 'string' && URL.canParse(value) && /^https?:\/\/[^_/]+(\/|$)/.test(value)
const each =
  (rule: Rule, most: number): Rule =>
  (value) => {
    const all = Array.isArray(value) ? value : [value]
    return all.length <= most && all.every(rule)
  }
const phoneOrChannel = like(/^([a-z]+:\S+|\+?\d{3,15}|[A-Za-z0-9 ]{1,11})$/)
const textsByName: Rule = (value) => {
  const given = typeof value === 'string' ? readJson(value) : value
  return isRecord(given) && Object.values(given).every(words)
}

/** Every field that Twilio's published description knows, and what it may hold. */
export const published: Record<Operation, Record<string, Rule>> = {
  'messages.create': {
    To: phoneOrChannel,
    StatusCallback: webAddress,
    ApplicationSid: sidOf('AP'),
    MaxPrice: like(/^\d+(\.\d{1,4})?$/),
    ProvideFeedback: flag,
    Attempt: whole(1),
    ValidityPeriod: whole(1, 36_000),
    ForceDelivery: flag,
    ContentRetention: like(/^(retain|discard)$/),
    AddressRetention: like(/^(retain|obfuscate)$/),
    SmartEncoded: flag,
    PersistentAction: each(words, 1),
    TrafficType: like(/^free$/),
    ShortenUrls: flag,
    ScheduleType: like(/^fixed$/),
    SendAt: moment,
    SendAsMms: flag,
    ContentVariables: textsByName,
    MessageIntent: words,
    RiskCheck: like(/^(enable|disable)$/),
    From: phoneOrChannel,
    FallbackFrom: phoneOrChannel,
    MessagingServiceSid: sidOf('MG'),
    Body: words,
    MediaUrl: each(webAddress, 10),
    ContentSid: sidOf('HX'),
  },
  'messages.list': {
    To: phoneOrChannel,
    From: phoneOrChannel,
    DateSent: moment,
    'DateSent<': moment,
    'DateSent>': moment,
    PageSize: whole(1, 1000),
    Page: whole(0),
    PageToken: words,
  },
  'messages.update': { Body: words, Status: like(/^canceled$/) },
  'content.create': {
    friendly_name: words,
    language: like(/^[a-z]{2}(_[A-Z]{2})?$/),
    variables: textsByName,
    types: isRecord,
  },
}

/** What is wrong with a call, without any value of it, and the number that Twilio has for that. */
export interface Misuse {
  says: string
  code: number
}

const codes: Record<string, number> = { ContentSid: 21655, ContentVariables: 21656 }

/** What is wrong with a call by the published description; null if nothing is. */
export function misuse(operation: Operation, given: Record<string, unknown>): Misuse | null {
  const rules = published[operation]
  for (const [name, value] of Object.entries(given)) {
    const rule = rules[name]
    if (!rule) return { says: `${operation} has no field ${name}`, code: 20001 }
    if (!rule(value)) return { says: `${operation}: ${name} cannot be this`, code: codes[name] ?? 20001 }
  }
  const says = operation === 'messages.create' ? misuseOfMessage(given) : null
  return says === null ? null : { says, code: 20001 }
}

/** Which fields of a message go together. */
function misuseOfMessage(given: Record<string, unknown>): string | null {
  const has = (name: string) => text(given[name]) !== '' || list(given[name]).length > 0
  if (has('From') && has('MessagingServiceSid')) return 'a message has a From or a MessagingServiceSid'
  if (has('ContentSid') && (has('Body') || has('MediaUrl')))
    return 'a ContentSid goes without Body and MediaUrl'
  if (has('ContentVariables') && !has('ContentSid')) return 'ContentVariables belong to a ContentSid'
  if (has('SendAt') !== has('ScheduleType')) return 'SendAt and ScheduleType belong together'
  return null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
