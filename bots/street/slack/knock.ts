import { createHmac } from 'node:crypto'
import type { Ground } from '../ground.ts'
import { slackId } from '../ids.ts'
import type { Json } from '../json.ts'
import { type Attempt, post, Redelivery } from '../post.ts'
import type { BotIds } from './workspace.ts'

/** Brings what happens in Slack to the program, signed as Slack signs. */
export class Knock {
  readonly #ground: Ground
  readonly #events: Redelivery

  constructor(ground: Ground) {
    this.#ground = ground
    this.#events = new Redelivery(
      ground.journal,
      'slack.events',
      ground.patience.slackEvents,
      (parcel, retry, last) => {
        const again: Record<string, string> =
          retry === 0 ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': retryReason(last) }
        const body = typeof parcel.fields === 'string' ? parcel.fields : ''
        return this.#post(body, 'application/json', again)
      },
    )
  }

  resume(): void {
    void this.#events.resume()
  }

  /** An event, which Slack brings again when it is not taken. */
  async event(bot: BotIds, event: Json): Promise<Attempt> {
    const id = slackId('Ev')
    const body = JSON.stringify({
      token: 'street',
      team_id: bot.team,
      context_team_id: bot.team,
      context_enterprise_id: null,
      api_app_id: bot.app,
      event,
      type: 'event_callback',
      event_id: id,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: bot.team,
          user_id: bot.user,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    })
    return this.#events.bring({ id, target: '/slack/events', fields: body })
  }

  /** A press, a filled form or a command: brought once, and the member sees an error when it fails. */
  async form(fields: Record<string, string>): Promise<Attempt> {
    return this.#post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', {})
  }

  async #post(body: string, type: string, more: Record<string, string>): Promise<Attempt> {
    if (this.#ground.hook === null)
      return { ok: false, status: 0, body: '', retryAfterMs: 0, problem: 'connection' }
    const stamp = Math.floor(Date.now() / 1000)
    const hmac = createHmac('sha256', this.#ground.secrets.slack.signingSecret).update(`v0:${stamp}:${body}`)
    const headers = {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${hmac.digest('hex')}`,
      ...more,
    }
    return post(`${this.#ground.hook}/slack/events`, headers, body, 3000)
  }
}

function retryReason(last: Attempt | null): string {
  if (last?.problem === 'timeout') return 'http_timeout'
  return last && last.status > 0 ? 'http_error' : 'connection_failed'
}
