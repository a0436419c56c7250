import type { AddressInfo } from 'node:net'
import express from 'express'
import type { StreetOptions } from '../../bots/street/options.ts'
import { inventSecrets, type StreetSecrets, settingsFor } from '../../bots/street/secrets.ts'
import { createStreet, type Street } from '../../bots/street/street.ts'
import { keepPrivate } from './everything-logged.ts'

/** A street in a server of its own, so that the program can be killed without it. */
export interface OpenStreet {
  street: Street
  secrets: StreetSecrets
  /** Where the street listens, such as http://127.0.0.1:41234/street. */
  root: string
  /** The program's settings that point every channel here. */
  settings: Record<string, string>
  /** Tells where the program listens. */
  connect(publicUrl: string): void
  close(): Promise<void>
}

/** Providers that wait much shorter than the real ones, so that a test need not. */
const hasty = {
  telegramFirst: 50,
  telegramMost: 500,
  twilio: [50, 200, 500],
  slackEvents: [0, 200, 500],
  receipts: 10,
}

/** Opens a street on a free port. */
export async function openStreet(options: Partial<StreetOptions> = {}): Promise<OpenStreet> {
  const secrets = options.secrets ?? inventSecrets()
  const street = createStreet({ patience: hasty, ...options, secrets })
  neverLogged(street, secrets)
  const app = express()
  app.use('/street', street.router())
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/street`
  return {
    street,
    secrets,
    root,
    settings: settingsFor(secrets, root),
    connect: (publicUrl) => street.connect(publicUrl, root),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What is secret on this street, and what people type there, may stand in no log of the whole run. */
function neverLogged(street: Street, { telegram, twilio, slack }: StreetSecrets): void {
  const tokens = [telegram.token, telegram.token.split(':')[1] ?? '', telegram.webhookSecret]
  keepPrivate('tokens', ...tokens, twilio.authToken, slack.botToken, slack.signingSecret)
  const type = street.text.bind(street)
  street.text = (channel, identifier, words) => {
    keepPrivate('texts', words)
    keepPrivate('identifiers', identifier)
    return type(channel, identifier, words)
  }
}
