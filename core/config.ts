import { z } from 'zod'
import { type RoutingKind, routingKinds } from './rides/roads/road-table.ts'

const port = z.coerce.number().int().min(0).max(65535)
const url = z.url({ protocol: /^https?$/, error: 'write a whole URL, such as https://help.example.org' })
const optional = z.string().trim().min(1).optional()

const settings = z.object({
  PORT: port.default(3000),
  DATABASE_URL: optional,
  DATA_DIR: z.string().default('.foardoar'),
  PUBLIC_URL: url.optional(),
  NEIGHBOURHOODS: optional,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'this is not a bot token from BotFather')
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{8,256}$/, 'use 8 to 256 letters, digits, _ and -')
    .optional(),
  TELEGRAM_API_ROOT: url.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'an account SID begins with AC and has 34 characters')
    .optional(),
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_SMS_FROM: z
    .string()
    .regex(/^\+\d{6,15}$/, 'write a number as +31612345678')
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/i, 'a messaging service SID begins with MG')
    .optional(),
  TWILIO_WHATSAPP_FROM: z
    .string()
    .regex(/^(whatsapp:)?\+\d{6,15}$/, 'write a number as +31612345678')
    .optional(),
  TWILIO_TEMPLATES: optional,
  TWILIO_API_ROOT: url.optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'a bot token begins with xoxb-')
    .optional(),
  SLACK_SIGNING_SECRET: optional,
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'an app token begins with xapp-')
    .optional(),
  SLACK_DESK_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,}$/, 'write the id of the channel, such as C0123ABCD')
    .optional(),
  SLACK_API_ROOT: url.optional(),
  ROUTING_URL: url.optional(),
  ROUTING_KIND: z.enum(routingKinds).optional(),
  SLACK_PER_SECOND: z.coerce.number().positive().default(1),
  BREATH_SECONDS: z.coerce.number().min(0).max(30).default(3),
})
type Settings = z.infer<typeof settings>

/** What the environment says, checked once, at the door. */
export interface Config {
  port: number
  databaseUrl: string | null
  dataDir: string
  publicUrl: string | null
  neighbourhoodsFile: string | null
  logLevel: string
  telegram: { token: string; webhookSecret?: string; apiRoot?: string } | null
  twilio: {
    accountSid: string
    authToken: string
    smsFrom?: string
    messagingServiceSid?: string
    whatsappFrom?: string
    templates: Record<string, Record<string, string>>
    apiRoot?: string
  } | null
  slack: {
    botToken: string
    signingSecret?: string
    appToken?: string
    deskChannel: string
    apiRoot?: string
    perSecond: number
  } | null
  /** So long we wait for the rest of what somebody only began to say. */
  breathSeconds: number
  /** A service that knows how far it is by road; without one it is estimated. */
  routing: { kind: RoutingKind; url: string } | null
}

/**
 * Reads the settings.
 * @throws one error that names every setting that is missing or wrong, and never shows a value.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    throw new Error(
      `Settings need mending:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`,
    )
  }
  const all = parsed.data
  const faults = [...halfTelegram(all), ...halfTwilio(all), ...halfSlack(all), ...halfRouting(all)]
  if (faults.length > 0)
    throw new Error(`Settings need mending:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  return {
    port: all.PORT,
    databaseUrl: all.DATABASE_URL ?? null,
    dataDir: all.DATA_DIR,
    publicUrl: all.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    neighbourhoodsFile: all.NEIGHBOURHOODS ?? null,
    logLevel: all.LOG_LEVEL,
    breathSeconds: all.BREATH_SECONDS,
    telegram: all.TELEGRAM_BOT_TOKEN
      ? {
          token: all.TELEGRAM_BOT_TOKEN,
          ...named({ webhookSecret: all.TELEGRAM_WEBHOOK_SECRET, apiRoot: all.TELEGRAM_API_ROOT }),
        }
      : null,
    twilio:
      all.TWILIO_ACCOUNT_SID && all.TWILIO_AUTH_TOKEN
        ? {
            accountSid: all.TWILIO_ACCOUNT_SID,
            authToken: all.TWILIO_AUTH_TOKEN,
            templates: readTemplates(all.TWILIO_TEMPLATES),
            ...named({
              smsFrom: all.TWILIO_SMS_FROM,
              messagingServiceSid: all.TWILIO_MESSAGING_SERVICE_SID,
              whatsappFrom: all.TWILIO_WHATSAPP_FROM,
              apiRoot: all.TWILIO_API_ROOT,
            }),
          }
        : null,
    slack:
      all.SLACK_BOT_TOKEN && all.SLACK_DESK_CHANNEL
        ? {
            botToken: all.SLACK_BOT_TOKEN,
            deskChannel: all.SLACK_DESK_CHANNEL,
            perSecond: all.SLACK_PER_SECOND,
            ...named({
              signingSecret: all.SLACK_SIGNING_SECRET,
              appToken: all.SLACK_APP_TOKEN,
              apiRoot: all.SLACK_API_ROOT,
            }),
          }
        : null,
    routing: all.ROUTING_URL
      ? { kind: all.ROUTING_KIND ?? 'osrm', url: all.ROUTING_URL.replace(/\/+$/, '') }
      : null,
  }
}

function halfRouting(all: Settings): string[] {
  return all.ROUTING_KIND && !all.ROUTING_URL ? ['ROUTING_URL: needed for a routing service'] : []
}

/** A channel of which some settings are there and one is not: better not to start than to be silent on it. */
function halfTelegram(all: Settings): string[] {
  // without a secret of its own, the webhook's is derived from the token
  return all.TELEGRAM_WEBHOOK_SECRET && !all.TELEGRAM_BOT_TOKEN
    ? ['TELEGRAM_BOT_TOKEN: needed for Telegram']
    : []
}

function halfTwilio(all: Settings): string[] {
  const any = [
    'TWILIO_ACCOUNT_SID',
    'TWILIO_AUTH_TOKEN',
    'TWILIO_SMS_FROM',
    'TWILIO_MESSAGING_SERVICE_SID',
    'TWILIO_WHATSAPP_FROM',
  ] as const
  if (!any.some((name) => all[name])) return []
  const faults: string[] = []
  if (!all.TWILIO_ACCOUNT_SID) faults.push('TWILIO_ACCOUNT_SID: needed for Twilio')
  if (!all.TWILIO_AUTH_TOKEN) faults.push('TWILIO_AUTH_TOKEN: needed for Twilio')
  if (!all.TWILIO_SMS_FROM && !all.TWILIO_MESSAGING_SERVICE_SID && !all.TWILIO_WHATSAPP_FROM) {
    faults.push(
      'TWILIO_SMS_FROM (or TWILIO_MESSAGING_SERVICE_SID, or TWILIO_WHATSAPP_FROM): needed for Twilio',
    )
  }
  if (!all.PUBLIC_URL) faults.push('PUBLIC_URL: needed for Twilio, which knows no other way to reach us')
  return faults
}

function halfSlack(all: Settings): string[] {
  const any = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_DESK_CHANNEL'] as const
  if (!any.some((name) => all[name])) return []
  const faults: string[] = []
  if (!all.SLACK_BOT_TOKEN) faults.push('SLACK_BOT_TOKEN: needed for Slack')
  if (!all.SLACK_DESK_CHANNEL) faults.push('SLACK_DESK_CHANNEL: needed for Slack')
  if (all.PUBLIC_URL && !all.SLACK_SIGNING_SECRET)
    faults.push('SLACK_SIGNING_SECRET: needed for Slack when PUBLIC_URL is set')
  if (!all.PUBLIC_URL && !all.SLACK_APP_TOKEN)
    faults.push('SLACK_APP_TOKEN: needed for Slack when PUBLIC_URL is not set (Socket Mode)')
  return faults
}

function readTemplates(json: string | undefined): Record<string, Record<string, string>> {
  if (!json) return {}
  try {
    return z
      .record(z.string(), z.record(z.string(), z.string().regex(/^HX[0-9a-fA-F]{32}$/)))
      .parse(JSON.parse(json))
  } catch {
    throw new Error(
      'Settings need mending:\n  TWILIO_TEMPLATES: write JSON such as {"offers.ping": {"nl": "HX…"}} with content SIDs that begin with HX',
    )
  }
}

/** Only what is there: a setting that is not given must not stand as undefined. */
function named<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string
  }
}
