import { join } from 'node:path'
import type { Express } from 'express'
import type { Clock } from '../core/clock.ts'
import type { Config } from '../core/config.ts'
import { readConfig } from '../core/config.ts'
import type { Words } from '../core/words.ts'
import { cast } from '../prisma/seed/cast.ts'
import { inventSecrets, settingsFor } from './street/secrets.ts'
import { createStreet, type Street } from './street/street.ts'
import { exampleTemplates } from './twilio/example-templates.ts'

/** The street of the example neighbourhood, and the settings with which the program's channels reach it. */
export interface ExampleStreet {
  street: Street
  config: Config
  /** Brings what was said meanwhile, now that the program listens. */
  connect(): void
}

/** Whether any channel to the world is set; if not, the program plays on its own street. */
export function hasChannels(config: Config): boolean {
  return config.telegram !== null || config.twilio !== null || config.slack !== null
}

/** Builds the street on the program's own server: the adapters do not know that these are not the real providers. */
export function openExampleStreet(
  app: Express,
  port: number,
  config: Config,
  around: { clock: Clock; words: Words; passTime: (minutes: number) => Promise<void> },
): ExampleStreet {
  const here = `http://127.0.0.1:${port}`
  const secrets = inventSecrets()
  const templates = exampleTemplates(around.words)
  const street = createStreet({
    secrets,
    cast: cast.map(({ name, channel, identifier, language, volunteer }) => ({
      name,
      channel,
      identifier,
      language,
      role: volunteer ? 'volunteer' : 'resident',
    })),
    journalFile: join(config.dataDir, 'street.jsonl'),
    now: () => around.clock.now(),
    passTime: around.passTime,
    templates: templates.resources,
  })
  app.use('/street', street.router())
  app.get('/', (_request, response) => response.redirect('/street'))
  const settings = readConfig({
    PUBLIC_URL: here,
    TWILIO_TEMPLATES: JSON.stringify(templates.sids),
    ...settingsFor(secrets, `${here}/street`),
  })
  const { publicUrl, telegram, twilio, slack } = settings
  return {
    street,
    config: { ...config, publicUrl, telegram, twilio, slack },
    connect: () => street.connect(here, `${here}/street`),
  }
}
