import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../../core/clock.ts'
import { Recent } from '../recent.ts'
import type { TwilioClient } from './client.ts'
import { codeOf } from './outcome.ts'
import type { ContentDefinition } from './rich-content.ts'

/** How long a message may wait for its buttons, and how long we do without after Twilio would not make them. */
const patience = 4000
const rest = 60_000

/** The account's content resources: each is made once, and found again by its name. */
export interface Contents {
  /** Twilio's id for this content; null when it cannot be had now. */
  sidOf(definition: ContentDefinition): Promise<string | null>
  /** Twilio does not take it any more: it is made anew when it is wanted again. */
  forget(definition: ContentDefinition): void
}

type Create = Parameters<TwilioClient['content']['v1']['contents']['create']>[0]

/** Opens the account's contents; nothing is called before something is wanted. */
export function openContents(client: TwilioClient, clock: Clock, log: Logger): Contents {
  const known = new Recent<string, string>(5000)
  const underWay = new Map<string, Promise<string | null>>()
  let looked = false
  let restingUntil = 0

  async function make(definition: ContentDefinition): Promise<string> {
    const { contents } = client.content.v1
    if (!looked) {
      for (const { friendlyName, sid } of await contents.list({ pageSize: 500 })) known.set(friendlyName, sid)
      looked = true
    }
    const earlier = known.get(definition.friendly_name)
    if (earlier) return earlier
    // the SDK posts what it is given as it is, and the API wants its own names
    const { sid } = await contents.create(definition as unknown as Create)
    if (!sid) throw new Error('Twilio made a content without an id.')
    known.set(definition.friendly_name, sid)
    return sid
  }

  async function tryToMake(definition: ContentDefinition): Promise<string | null> {
    try {
      return await make(definition)
    } catch (error) {
      restingUntil = clock.now().getTime() + rest
      log.warn(
        { code: codeOf(error) },
        'WhatsApp buttons could not be made; for a minute choices go as words',
      )
      return null
    }
  }

  return {
    async sidOf(definition) {
      const name = definition.friendly_name
      const sid = known.get(name)
      if (sid) return sid
      if (clock.now().getTime() < restingUntil) return null
      const making = underWay.get(name) ?? tryToMake(definition).finally(() => underWay.delete(name))
      underWay.set(name, making)
      return Promise.race([making, pause(patience, null, { ref: false })])
    },
    forget({ friendly_name: name }) {
      known.delete(name)
    },
  }
}
