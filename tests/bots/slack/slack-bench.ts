import { createHmac } from 'node:crypto'
import { createSlackChannel } from '../../../bots/slack/channel.ts'
import { MovableClock } from '../../../core/clock.ts'
import type { Core } from '../../../core/core.ts'
import { neighbourhoodsOf } from '../../../core/neighbourhoods/neighbourhoods.store.ts'
import { neighbourhoodSchema } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { Words } from '../../../core/words.ts'
import { type Bench, openBench, type Webhook } from '../../support/channel-bench.ts'
import type { ProviderCall, ProviderReply } from '../../support/fake-provider.ts'

export const deskChannel = 'C0DESK'
export const team = 'T0HOME'
export const staff = 'U0ANKE'
export const requestId = '0b5f1c1e-7f4e-4d0e-9a53-6a1b8f6a0d01'
const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'

export const bilgaard = neighbourhoodSchema.parse({
  id: 'bilgaard',
  name: 'Bilgaard',
  town: 'Leeuwarden',
  desk: { language: 'en' },
  organisations: [{ name: 'Amaryllis', does: 'money and letters' }],
})

/** The Slack channel on real Bolt, between a pretend Slack and a house that remembers. */
export async function openSlackBench(more: Partial<Core> = {}): Promise<Bench & { api: SlackApi }> {
  const api = new SlackApi()
  const bench = await openBench((apiRoot, publicUrl, log) => {
    const core = {
      clock: new MovableClock(),
      words: new Words('locales'),
      neighbourhoods: neighbourhoodsOf([bilgaard]),
      log,
      ...more,
    } as Partial<Core> as Core
    const settings = {
      botToken: 'xoxb-secret',
      signingSecret,
      deskChannel,
      apiRoot: `${apiRoot}/api`,
      publicUrl,
    }
    return createSlackChannel(settings, () => core, log)
  })
  bench.provider.answer = (call) => api.answer(call)
  return Object.assign(bench, { api })
}

/** A tiny Slack: it answers well unless told otherwise. */
export class SlackApi {
  readonly replies = new Map<string, ProviderReply>()
  #ts = 0

  answer({ path }: ProviderCall): ProviderReply {
    const method = path.slice(path.lastIndexOf('/') + 1)
    const told = this.replies.get(method)
    if (told) return told
    switch (method) {
      case 'auth.test':
        return ok({ team_id: team, user_id: 'U0BOT', bot_id: 'B0BOT' })
      case 'conversations.members':
        return ok({ members: ['U0BOT', staff, 'U0BAUKE'] })
      case 'views.open':
        return ok({ view: { id: 'V1', hash: 'h1' } })
      default:
        return ok({ ts: `1700000000.${String(++this.#ts).padStart(6, '0')}` })
    }
  }
}

export function ok(more: object = {}): ProviderReply {
  return { status: 200, body: { ok: true, ...more } }
}

export function no(error: string): ProviderReply {
  return { status: 200, body: { ok: false, error } }
}

/** Signs a body as Slack does. */
export function signed(body: string, more: { type?: string; stamp?: number; secret?: string } = {}): Webhook {
  const {
    type = 'application/x-www-form-urlencoded',
    stamp = Math.floor(Date.now() / 1000),
    secret = signingSecret,
  } = more
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')
  return {
    path: '/slack/events',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  }
}

export function interaction(payload: object): Webhook {
  return signed(new URLSearchParams({ payload: JSON.stringify(payload) }).toString())
}

export function event(inner: object, more: object = {}): Webhook {
  const body = { type: 'event_callback', team_id: team, event_id: 'Ev1', event: inner, ...more }
  return signed(JSON.stringify(body), { type: 'application/json' })
}

export interface PressOptions {
  user?: string
  team?: string
  channel?: string
  value?: string
  ts?: string
}

/** A pressed button as Slack brings it. */
export function pressed(actionId: string, by: PressOptions = {}): Webhook {
  const {
    user = staff,
    team: from = team,
    channel = deskChannel,
    value = requestId,
    ts = '1700000001.000100',
  } = by
  return interaction({
    type: 'block_actions',
    user: { id: user, team_id: from },
    team: { id: team },
    api_app_id: 'A0',
    trigger_id: 'trigger',
    container: { type: 'message', message_ts: '1.2', channel_id: channel },
    channel: { id: channel, name: 'desk' },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: ts }],
  })
}

/** A form that was sent in, its fields by block id. */
export function submitted(
  form: string,
  fields: Record<string, object>,
  by: { user?: string; channel?: string; wantedAt?: string | null; id?: string } = {},
): Webhook {
  const { user = staff, channel = deskChannel, wantedAt = null, id = 'V1' } = by
  const values = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { value }]))
  return interaction({
    type: 'view_submission',
    user: { id: user, team_id: team },
    team: { id: team },
    view: {
      id,
      hash: 'h1',
      type: 'modal',
      callback_id: form,
      private_metadata: JSON.stringify({ channel, subject: requestId, wantedAt }),
      state: { values },
    },
  })
}

export function command(text: string, by: { user?: string; channel?: string } = {}): Webhook {
  const { user = staff, channel = deskChannel } = by
  const fields = {
    command: '/foardoar',
    text,
    user_id: user,
    team_id: team,
    channel_id: channel,
    trigger_id: 'trigger',
    response_url: 'https://hooks.slack.test/1',
  }
  return signed(new URLSearchParams(fields).toString())
}

/** What was typed into a field, and what was chosen in a list. */
export const typed = (value: string | null) => ({ type: 'plain_text_input', value })
export const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } })
