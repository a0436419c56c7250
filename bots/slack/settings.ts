/** How to reach Slack, as bots/config.ts read it. */
export interface SlackSettings {
  botToken: string
  /** For webhooks. */
  signingSecret?: string
  /** For Socket Mode, where there is no public URL. */
  appToken?: string
  /** The desk of every neighbourhood that names none. */
  deskChannel?: string
  /** Another root than https://slack.com/api/. */
  apiRoot?: string
  publicUrl?: string
  /** How many posts a second a channel takes, after a short burst: one at Slack itself. */
  perSecond?: number
}
