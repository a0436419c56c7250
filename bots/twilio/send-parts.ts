import type { Logger } from 'pino'
import type { Clock } from '../../core/clock.ts'
import type { OutgoingMessage, SendOutcome } from '../../core/outbox/outgoing-message.ts'
import { Recent } from '../recent.ts'
import type { TwilioClient } from './client.ts'
import type { addressing, Part } from './envelope.ts'
import { codeOf, isAlarm, isDoubtful, outcomeOf } from './outcome.ts'

/** How far a message came in earlier tries. */
interface Progress {
  parts: Part[]
  done: number
  sid: string
  /** When the part was handed over of which we do not know whether Twilio took it. */
  doubtSince: Date | null
  /** How often it was tried when this was written down. */
  tries: number
}

type Again = OutgoingMessage['again']

type Addressing = ReturnType<typeof addressing>
type SendParts = (id: string, address: Addressing, parts: Part[], again: Again) => Promise<SendOutcome>

/** Twilio's clock may differ a little from ours. */
const skew = 30_000

/**
 * Sends the parts of a message. Twilio knows no key that makes a call safe to repeat, so after a timeout or a 5xx
 * its own list of messages is asked first whether the part went out.
 */
export function createSendParts(client: TwilioClient, clock: Clock, log: Logger): SendParts {
  const unfinished = new Recent<string, Progress>(1000)
  const known = new Recent<string, true>(5000)

  async function find(address: Addressing, part: Part, since: Date, again: Again): Promise<string | null> {
    const listed = await client.messages.list({ to: address.to, limit: 50, pageSize: 50 })
    const found = listed.find(
      ({ sid, body, direction, dateCreated }) =>
        direction !== 'inbound' &&
        !known.has(sid) &&
        !again?.others.includes(sid) &&
        body?.trim() === part.reads.trim() &&
        dateCreated.getTime() >= since.getTime() - skew,
    )
    return found?.sid ?? null
  }

  async function sendPart(
    progress: Progress,
    address: Addressing,
    part: Part,
    again: Again,
  ): Promise<string> {
    const earlier = progress.doubtSince && (await find(address, part, progress.doubtSince, again))
    if (earlier) return earlier
    const at = clock.now()
    try {
      return (await client.messages.create({ ...address, ...part.params })).sid
    } catch (error) {
      if (isDoubtful(error)) progress.doubtSince ??= at
      if (!part.instead || outcomeOf(error).end !== 'refused') throw error
      log.warn({ code: codeOf(error) }, 'Twilio did not take the buttons; the choices go as words')
      const plain = part.instead()
      progress.parts[progress.done] = plain
      progress.doubtSince = null
      return sendPart(progress, address, plain, again)
    }
  }

  return async (id, address, parts, again) => {
    const earlier = unfinished.get(id)
    // a try that this process knows nothing of may have come as far as any
    const unknownSince = again && again.tries !== earlier?.tries ? again.since : null
    // what Twilio may have already is looked for as it was said then, whatever it would be now
    const begun = earlier && (earlier.done > 0 || earlier.doubtSince)
    const progress = begun
      ? earlier
      : { parts: [...parts], done: 0, sid: '', doubtSince: unknownSince, tries: 0 }
    progress.tries = (again?.tries ?? 0) + 1
    try {
      for (let part = progress.parts[progress.done]; part; part = progress.parts[progress.done]) {
        progress.sid = await sendPart(progress, address, part, again)
        known.set(progress.sid, true)
        progress.done++
        progress.doubtSince = unknownSince
      }
      unfinished.delete(id)
      return { end: 'sent', providerId: progress.sid, ...(again && { lookedUp: true }) }
    } catch (error) {
      const outcome = outcomeOf(error)
      const code = codeOf(error)
      if (code !== undefined && isAlarm(code))
        log.error({ code }, 'Twilio refused a message; look at the settings')
      if (outcome.end === 'retry') unfinished.set(id, progress)
      else unfinished.delete(id)
      return outcome
    }
  }
}
