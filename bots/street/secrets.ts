import { randomBytes, randomInt } from 'node:crypto'
import { sid, slackId } from './ids.ts'

/** What the program and the pretended providers both know. */
export interface StreetSecrets {
  telegram: { token: string; webhookSecret: string }
  twilio: {
    accountSid: string
    authToken: string
    smsFrom: string
    whatsappFrom: string
    messagingServiceSid?: string
  }
  slack: {
    botToken: string
    signingSecret: string
    deskChannel: string
    botUserId: string
    teamId: string
    appId: string
  }
}

/** Fresh secrets of the right shape; they are worth nothing outside this street. */
export function inventSecrets(): StreetSecrets {
  return {
    telegram: {
      token: `${randomInt(100_000_000, 999_999_999)}:${randomBytes(26).toString('base64url')}`,
      webhookSecret: randomBytes(24).toString('base64url'),
    },
    twilio: {
      accountSid: sid('AC'),
      authToken: randomBytes(16).toString('hex'),
      smsFrom: '+3197010240001',
      whatsappFrom: 'whatsapp:+3197010240002',
    },
    slack: {
      botToken: `xoxb-${randomInt(1e11, 9e11)}-${randomInt(1e11, 9e11)}-${randomBytes(18).toString('base64url')}`,
      signingSecret: randomBytes(16).toString('hex'),
      deskChannel: 'C0STREETDESK',
      botUserId: 'U0FOARDOAR0',
      teamId: 'T0STREET000',
      appId: slackId('A'),
    },
  }
}

/** The program's settings that point every channel at a street at this address, such as http://127.0.0.1:3000/street. */
export function settingsFor(secrets: StreetSecrets, street: string): Record<string, string> {
  const { telegram, twilio, slack } = secrets
  return {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_WEBHOOK_SECRET: telegram.webhookSecret,
    TELEGRAM_API_ROOT: `${street}/telegram`,
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_AUTH_TOKEN: twilio.authToken,
    ...(twilio.messagingServiceSid
      ? { TWILIO_MESSAGING_SERVICE_SID: twilio.messagingServiceSid }
      : { TWILIO_SMS_FROM: twilio.smsFrom }),
    TWILIO_WHATSAPP_FROM: twilio.whatsappFrom,
    TWILIO_API_ROOT: `${street}/twilio`,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_DESK_CHANNEL: slack.deskChannel,
    SLACK_API_ROOT: `${street}/slack/api/`,
    // a pretended Slack takes whatever comes, so that a week may pass in a minute
    SLACK_PER_SECOND: '1000',
  }
}
