import { findUnanswered } from '../../core/conversations/conversation.store.ts'
import { handleNext } from '../../core/conversations/handle.ts'
import { createRoad } from '../../core/conversations/road.ts'
import type { Core } from '../../core/core.ts'
import { createAccept } from '../../core/inbox/accept.ts'
import type { InboundMessage } from '../../core/inbox/inbound-message.ts'
import type { StepTap } from '../../core/jobs/owe-step.ts'
import { takeTap } from '../../core/jobs/take-tap.ts'
import { keptOnDisk } from '../../core/kept-on-disk.ts'
import type { Neighbourhood } from '../../core/neighbourhoods/neighbourhoods.ts'
import { inOneTransaction, type Work } from '../../core/work.ts'
import { flows } from '../../flows/index.ts'
import { createUnderstanding } from '../../flows/understanding/understand.ts'
import { openStillCore } from '../support/still-core.ts'

/** Something that went out to somebody. */
export interface Sent {
  at: Date
  purpose: string
  personId: string
  requestId: string | null
  offerId: string | null
}

/**
 * The real core, whole, on a clock that jumps from one thing that happens to the next: what a request is owed is done
 * when it is due, what is owed to people is sent, and nobody waits in between.
 */
export class FastHouse {
  readonly core: Core
  readonly close: () => Promise<void>
  /** Told of everything that goes out. */
  onSent: (sent: Sent) => void = () => {}
  /** Told after everything that happened. */
  afterEach: () => Promise<void> = async () => {}
  readonly #clock: { at: Date }
  readonly #road: ReturnType<typeof createRoad>
  readonly #accept: ReturnType<typeof createAccept>
  readonly #ahead: { at: Date; order: number; deed: () => Promise<unknown> }[] = []
  readonly #speaking = new Set<string>()
  #order = 0
  /** What is owed first, and when somebody's silence is over; null where a deed may have changed that. */
  #outlook: Outlook | null = null
  /** Whether the desk was told something by what happened last. */
  deskHeard = false

  constructor(core: Core, clock: { at: Date }, close: () => Promise<void>) {
    this.core = core
    this.close = close
    this.#clock = clock
    this.#road = createRoad(core)
    this.#accept = createAccept(core, (personId) => this.#speaking.add(personId))
  }

  get now(): Date {
    return this.#clock.at
  }

  /** Does a deed of the core whole or not at all, at this moment. */
  work<T>(deed: (work: Work) => Promise<T>): Promise<T> {
    this.#outlook = null
    return inOneTransaction(this.core, deed)
  }

  /** Plans something for later. */
  at(moment: Date, deed: () => Promise<unknown>): void {
    const planned = { at: moment > this.now ? moment : this.now, order: this.#order++, deed }
    // kept in order, the soonest last: most of what is planned is soon
    let place = this.#ahead.length
    while (place > 0 && isBefore(this.#ahead[place - 1], planned)) place--
    this.#ahead.splice(place, 0, planned)
  }

  /** Somebody sends a message by SMS: it takes the whole road, as if a provider had brought it. */
  says(number: string, text: string, providerId?: string): Promise<void> {
    return this.#hears(number, { kind: 'text', text }, providerId)
  }

  /** Somebody presses a button under what we sent. */
  presses(number: string, about: string, value: string): Promise<void> {
    return this.#hears(number, { kind: 'choice', about, value })
  }

  async #hears(
    number: string,
    content: InboundMessage['content'],
    providerId = `SM${this.#order++}`,
  ): Promise<void> {
    await this.#accept({ channel: 'sms', providerId, sender: number, content })
    for (const personId of this.#speaking) await this.#handle(personId)
    this.#speaking.clear()
  }

  /** Handles what somebody sent; who may still be writing is handled when the breath is over. */
  async #handle(personId: string): Promise<void> {
    this.#outlook = null
    for (;;) {
      const left = await handleNext(this.core, this.#road, personId)
      if (left === 'nothing') return
      if (left !== 'more') return this.at(left.until, () => this.#handle(personId))
    }
  }

  /** Lets everything happen that is planned or owed until then, in its order; a signal ends it after what happens now. */
  async runUntil(end: Date, signal?: AbortSignal): Promise<void> {
    this.#outlook = null
    while (!signal?.aborted) {
      const { step, silenceEndsAt } = this.#outlook ?? (await this.#sendAndLookAhead())
      const planned = this.#ahead.at(-1)
      const owed = step && { at: step.at, deed: () => this.work((work) => takeTap(work, step.tap)) }
      const due = owed && (!planned || owed.at <= planned.at) ? owed : planned
      if (!due || due.at > end) break
      if (due === planned) this.#ahead.pop()
      if (due.at > this.now) this.#clock.at = due.at
      if (silenceEndsAt && silenceEndsAt <= this.now) await this.#answerSilence()
      await due.deed()
      this.#outlook = await this.#sendAndLookAhead()
      await this.afterEach()
    }
    if (!signal?.aborted) this.#clock.at = end
  }

  /** Like a provider that takes everything at once; in the same statement what is owed first is looked up. */
  async #sendAndLookAhead(): Promise<Outlook> {
    const { rows } = await this.core.pool.query<Ahead>({
      name: 'fast-ahead',
      text: `with sent as (update outbox_message set status = 'sent', settled_at = $1, lease_until = null
          where status in ('pending', 'sending') and next_attempt_at <= $1
          returning id, purpose, person_id, request_id, offer_id)
        select (select jsonb_agg(jsonb_build_object('purpose', purpose, 'personId', person_id, 'requestId', request_id, 'offerId', offer_id)
            order by id) from sent) as sent, (select min(reply_by) from conversation) as "silenceEndsAt", step.at, step.tap
        from (select) one left join ((select next_step_at as at, 1 as kind, jsonb_build_object('requestId', id, 'fence', fence) as tap
            from help_request where next_step_at is not null order by next_step_at, number limit 1)
          union all (select next_step_at, 2, jsonb_build_object('volunteerId', person_id, 'fence', fence) from volunteer
            where next_step_at is not null order by next_step_at, person_id limit 1)
          union all (select next_step_at, 3, jsonb_build_object('arrangementId', id, 'fence', fence) from arrangement
            where next_step_at is not null order by next_step_at, resident_id, started_at limit 1)
          order by at, kind limit 1) step on true`,
      values: [this.now],
    })
    const [row] = rows
    const sent = row?.sent ?? []
    this.deskHeard = sent.some(({ purpose }) => purpose.startsWith('desk.'))
    for (const { personId, ...one } of sent) if (personId) this.onSent({ ...one, personId, at: this.now })
    const step = row?.at && row.tap ? { at: row.at, tap: row.tap } : null
    return { step, silenceEndsAt: row?.silenceEndsAt ?? null }
  }

  async #answerSilence(): Promise<void> {
    for (const personId of await findUnanswered(this.core.pool, this.now, 100)) await this.#handle(personId)
  }
}

/** What comes next by itself: for a request, a volunteer or an arrangement, and the first question that nobody answered. */
interface Outlook {
  step: { at: Date; tap: StepTap } | null
  silenceEndsAt: Date | null
}

interface Ahead {
  sent: (Omit<Sent, 'at' | 'personId'> & { personId: string | null })[] | null
  silenceEndsAt: Date | null
  at: Date | null
  tap: StepTap | null
}

interface Planned {
  at: Date
  order: number
}

function isBefore(one: Planned | undefined, other: Planned): boolean {
  if (!one) return false
  return one.at < other.at || (one.at.getTime() === other.at.getTime() && one.order < other.order)
}

/** Opens a fast house on a migrated database. */
export async function openFastHouse(
  url: string,
  neighbourhood: Neighbourhood,
  start: Date,
): Promise<FastHouse> {
  const clock = { at: start, now: () => clock.at }
  const { core, close } = await openStillCore(url, [neighbourhood], clock)
  core.flows = flows
  core.understand = createUnderstanding(
    new URL('../../locales', import.meta.url).pathname,
    [neighbourhood],
    keptOnDisk(),
  )
  return new FastHouse(core, clock, close)
}
