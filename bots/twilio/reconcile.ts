import type { Logger } from 'pino'
import type { Clock } from '../../core/clock.ts'
import type { House } from '../../core/outbox/channel.ts'
import { Recent } from '../recent.ts'
import type { TwilioName } from './addresses.ts'
import type { TwilioClient } from './client.ts'
import { type Fields, parseInbound } from './parse.ts'

/** How often and how far back Twilio is asked what came in, in seconds. */
export interface ReconcileTimes {
  every: number
  /** The first time after a start. */
  back: number
  /** Younger messages are left to their webhook, which knows more about them. */
  grace: number
}

/** Finds the messages whose webhook we missed: Twilio gives up on one after 15 seconds, but keeps the message. */
export interface Reconciler {
  start(house: House): void
  /** A webhook could not be kept: look again as soon as it can no longer come by itself. */
  soon(): void
  /** Came by its webhook. */
  came(sid: string): void
  stop(): Promise<void>
}

const overlap = 600

type Listed = Awaited<ReturnType<TwilioClient['messages']['list']>>[number]

/** It is our own house that could not keep a message: Twilio is heard well enough. */
class NotKept extends Error {
  constructor(cause: unknown) {
    super('A missed message could not be kept.', { cause })
    this.name = 'NotKept'
  }
}

/** Compares what Twilio received for us with what reached us; what we know already does no harm. */
export function createReconciler(
  client: TwilioClient,
  name: TwilioName,
  own: { to: string } | { messagingServiceSid: string },
  times: ReconcileTimes,
  clock: Clock,
  log: Logger,
): Reconciler {
  const seen = new Recent<string, true>(10_000)
  const whenSooner = Math.min(times.every, times.grace + 2)
  let house: House | null = null
  let reachedAt: number | null = null
  let timer: NodeJS.Timeout | undefined
  let running = false
  let sooner = false
  let accepting: Promise<unknown> = Promise.resolve()

  function schedule(seconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(run, seconds * 1000)
    timer.unref()
  }

  function run(): void {
    const current = house
    if (!current || running) return
    running = true
    sooner = false
    void lookBack(current)
      .then(() => {
        current.hearing(name, true)
        return times.every
      })
      .catch((error: unknown) => {
        if (!(error instanceof NotKept)) current.hearing(name, false)
        log.warn({ err: error }, 'missed messages could not be taken in; trying again')
        return Math.min(times.every, 30)
      })
      .then((next) => {
        running = false
        if (house) schedule(sooner ? Math.min(next, whenSooner) : next)
      })
  }

  async function lookBack(current: House): Promise<void> {
    const now = clock.now().getTime()
    const since = reachedAt === null ? now - times.back * 1000 : reachedAt - overlap * 1000
    const filter = 'to' in own ? { to: own.to } : {}
    const listed = await client.messages.list({
      ...filter,
      dateSentAfter: new Date(since),
      pageSize: 200,
      limit: 5000,
    })
    const missed = listed
      .filter(
        (message) =>
          isOurs(message, own) &&
          !seen.has(message.sid) &&
          message.dateCreated.getTime() <= now - times.grace * 1000,
      )
      .sort((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime())
    for (const message of missed) {
      for (const inbound of parseInbound(await fieldsOf(client, message))) {
        if (house !== current) return
        accepting = current.accept({ ...inbound, at: message.dateCreated }).catch((cause: unknown) => {
          throw new NotKept(cause)
        })
        if ((await accepting) === 'kept')
          log.info({ sid: message.sid }, 'a message that we had missed was found')
      }
      seen.set(message.sid, true)
    }
    reachedAt = now
  }

  return {
    start(given) {
      house = given
      run()
    },
    soon() {
      if (!house || sooner) return
      sooner = true
      if (!running) schedule(whenSooner)
    },
    came(sid) {
      seen.set(sid, true)
    },
    async stop() {
      house = null
      clearTimeout(timer)
      await accepting.catch(() => undefined)
    },
  }
}

function isOurs(
  { direction, from, messagingServiceSid }: Listed,
  own: { to: string } | { messagingServiceSid: string },
): boolean {
  if (direction !== 'inbound') return false
  return 'to' in own || (messagingServiceSid === own.messagingServiceSid && !from.includes(':'))
}

/** The fields that the webhook would have brought, as far as the list tells them. */
async function fieldsOf(client: TwilioClient, message: Listed): Promise<Fields> {
  const { sid, from, body, numMedia } = message
  const fields: Fields = { MessageSid: sid, From: from, Body: body ?? '', NumMedia: numMedia }
  if (Number(numMedia) > 0) {
    const media = await client.messages(sid).media.list({ limit: 10 })
    for (const [index, file] of media.entries()) {
      fields[`MediaUrl${index}`] = `/Media/${file.sid}`
      fields[`MediaContentType${index}`] = file.contentType
    }
  }
  return fields
}
