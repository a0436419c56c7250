import { setTimeout as pause } from 'node:timers/promises'
import type { Core } from '../core.ts'
import { isPassing } from '../database.ts'
import type { ChannelName } from '../inbox/inbound-message.ts'
import { inOneTransaction } from '../work.ts'
import { afterEnd } from './after-end.ts'
import { ChannelHealth } from './channel-health.ts'
import { type Claimed, claimOldest } from './delivery.store.ts'
import type { HandedOver } from './handed-over.ts'
import { backoff, leaseMilliseconds, mostAttempts } from './lease.ts'
import type { SendOutcome } from './outgoing-message.ts'
import { Pace } from './pace.ts'
import { prepare } from './prepare.ts'
import { type Settlement, settleWith } from './settle.store.ts'
import { createSettling, type Settled, type Settling } from './settling.ts'
import { Turns } from './turns.ts'

type Outcome = SendOutcome | { end: 'dropped'; reason: string }

/** About a minute and a half, far beyond the lease: the row stays ours unless somebody takes it. */
const settleTries = 90

/** Sends what is owed: in order for each address, many addresses at once, each channel at its own pace. */
export class Deliverer {
  readonly core: Core
  readonly #busy = new Map<string, Promise<void>>()
  readonly #again = new Set<string>()
  readonly #settling: Settling
  readonly #paces = new Map<ChannelName, Pace>()
  readonly #turns = new Map<ChannelName, Turns>()
  readonly #health: ChannelHealth
  #stopped = false

  constructor(core: Core) {
    this.core = core
    this.#settling = createSettling(core.pool)
    this.#health = new ChannelHealth(core)
    for (const [name, channel] of core.channels) {
      const limits = channel.limits(name)
      this.#paces.set(name, new Pace(limits.perSecond ?? 20))
      this.#turns.set(name, new Turns(limits))
    }
  }

  /** These addresses are owed something; returns at once. */
  wake(addressIds: Iterable<string>): void {
    for (const addressId of addressIds) this.#start(addressId, null)
  }

  /** Sends an answer right away, then whatever else the address is owed. */
  handOver(message: HandedOver): void {
    this.#start(message.addressId, message)
  }

  /** Finishes what is being sent; the rest stays owed. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#busy.values())
  }

  #start(addressId: string, first: HandedOver | null): void {
    const running = this.#busy.get(addressId)
    if (running && !first) {
      this.#again.add(addressId)
      return
    }
    const saved = this.core.clock.now()
    const work = (running ?? Promise.resolve())
      .then(() => this.#drain(addressId, first, saved))
      .catch((error) =>
        this.core.log.error(
          { err: error, addressId },
          'sending was broken off; the sweep will go on with it',
        ),
      )
      .finally(() => {
        if (this.#busy.get(addressId) === work) this.#busy.delete(addressId)
        if (this.#again.delete(addressId) && !this.#stopped) this.#start(addressId, null)
      })
    this.#busy.set(addressId, work)
  }

  async #drain(addressId: string, first: HandedOver | null, saved: Date): Promise<void> {
    let more = first ? await this.#send(asClaimed(first, saved), saved) : true
    while (more && !this.#stopped) {
      const since = this.core.clock.now()
      const next = await claimOldest(this.core.pool, addressId, since)
      if (!next) return
      more = await this.#send(next, since)
    }
  }

  /** Sends and settles one message; tells whether its address may be owed another one. */
  async #send(claimed: Claimed, since: Date): Promise<boolean> {
    const outcome = await this.#outcome(claimed, new Date(since.getTime() + leaseMilliseconds))
    const now = this.core.clock.now()
    this.#count(claimed, outcome, now)
    const { mine, more } = await this.#settle(claimed, this.#settlement(claimed, outcome, now), outcome)
    if (!mine)
      this.core.log.warn(
        { outboxId: claimed.id, end: outcome.end },
        'a message was settled after its lease lapsed: it may have been sent twice',
      )
    await this.#health.after(claimed.channel, outcome)
    return more
  }

  /**
   * Writes down how a message ended, together with what follows from that. While the database is away it keeps
   * trying: only this process knows that the message has gone, and whoever claims it next would send it again.
   */
  async #settle(claimed: Claimed, settlement: Settlement, outcome: Outcome): Promise<Settled> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#settleOnce(claimed, settlement, outcome)
      } catch (error) {
        if (attempt >= settleTries || this.#stopped || !isPassing(error)) throw error
        await pause(Math.min(100 * attempt, 1000))
      }
    }
  }

  #settleOnce(claimed: Claimed, settlement: Settlement, outcome: Outcome): Promise<Settled> {
    const { core } = this
    const { id, attempts } = claimed
    const { status } = settlement
    if (status === 'retry' || (outcome.end === 'sent' && claimed.offerId === null)) {
      const ended = { id, attempts, end: settlement, now: core.clock.now() }
      if (outcome.end !== 'sent' || claimed.content.kind !== 'card') return this.#settling.settle(ended)
      const { subject } = claimed.content
      return this.#settling.settleCard(ended, {
        subject,
        channel: claimed.identifier,
        ts: outcome.providerId,
      })
    }
    return inOneTransaction(core, async (work) => {
      const mine = await settleWith(work.tx, { id, attempts, end: settlement, now: work.now })
      if (mine) await afterEnd(work, claimed, status, outcome)
      return { mine, more: true }
    })
  }

  #count(claimed: Claimed, outcome: Outcome, now: Date): void {
    const { metrics, log } = this.core
    const { channel, createdAt } = claimed
    metrics.sent.inc({ channel, end: outcome.end })
    if (outcome.end !== 'sent') return
    metrics.sending.observe({ channel }, Math.max(0, (now.getTime() - createdAt.getTime()) / 1000))
    if (!isPerhapsTwice(claimed, outcome)) return
    metrics.perhapsTwice.inc({ channel })
    log.warn(
      { outboxId: claimed.id, channel },
      'a message went again after a process died: it may have arrived twice',
    )
  }

  async #outcome(claimed: Claimed, leaseUntil: Date): Promise<Outcome> {
    const { core } = this
    const now = core.clock.now()
    const pace = this.#paces.get(claimed.channel)
    const channel = core.channels.get(claimed.channel)
    const turns = this.#turns.get(claimed.channel)
    if (!channel || !pace || !turns) return { end: 'retry', reason: 'channel-off', afterSeconds: 300 }
    if (claimed.expiresAt && claimed.expiresAt <= now) return { end: 'dropped', reason: 'too-late' }
    if (claimed.optedOut && claimed.purpose !== 'danger')
      return { end: 'stopped', reason: 'opted-out', how: 'opted-out' }
    if (claimed.closed) return { end: 'stopped', reason: 'closed', how: 'closed' }
    const message = await prepare(core, claimed)
    if (!message) return { end: 'dropped', reason: 'nothing-to-show' }
    const paced = await turns.turn(message)
    if (paced) return { end: 'retry', reason: 'paced', afterSeconds: paced.comeBackIn }
    if (!(await pace.turn(leaseMilliseconds / 3)))
      return { end: 'retry', reason: 'channel-paused', afterSeconds: pace.pausedSeconds() }
    try {
      // a process that was frozen wakes up with a message that somebody else has long sent
      if (core.clock.now() >= leaseUntil) return { end: 'retry', reason: 'lease-lapsed', afterSeconds: 1 }
      const outcome = await trySend(channel.send(claimed.channel, message))
      if (outcome.end === 'retry' && outcome.wholeChannel) pace.pause(outcome.afterSeconds ?? 10)
      return outcome
    } finally {
      pace.done()
    }
  }

  #settlement(claimed: Claimed, outcome: Outcome, now: Date) {
    if (outcome.end === 'sent') {
      const { providerId } = outcome
      return {
        status: 'sent' as const,
        providerId,
        ...(isPerhapsTwice(claimed, outcome) && { reason: 'perhaps-twice' }),
      }
    }
    if (outcome.end !== 'retry') return { status: outcome.end, reason: outcome.reason }
    if (claimed.attempts >= mostAttempts && claimed.channel !== 'slack')
      return { status: 'refused' as const, reason: `gave-up: ${outcome.reason}` }
    const wait = Math.max(
      (outcome.afterSeconds ?? 0) * 1000,
      outcome.afterSeconds ? 0 : backoff(claimed.attempts),
    )
    return { status: 'retry' as const, reason: outcome.reason, nextAttemptAt: new Date(now.getTime() + wait) }
  }
}

/** Whoever had it before died with it, and this provider cannot be asked whether it had arrived. */
function isPerhapsTwice({ brokenOff }: Claimed, outcome: Outcome): boolean {
  return brokenOff && outcome.end === 'sent' && !outcome.lookedUp
}

/** A channel should never throw or hang; if it does, the message waits for its next turn. */
async function trySend(sending: Promise<SendOutcome>): Promise<SendOutcome> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<SendOutcome>((done) => {
    timer = setTimeout(() => done({ end: 'retry', reason: 'no-answer' }), leaseMilliseconds * 0.6)
  })
  try {
    return await Promise.race([sending, limit])
  } catch {
    return { end: 'retry', reason: 'channel-threw' }
  } finally {
    clearTimeout(timer)
  }
}

function asClaimed(message: HandedOver, createdAt: Date): Claimed {
  return {
    ...message,
    createdAt,
    brokenOff: false,
    retried: false,
    tried: [],
    personId: null,
    requestId: null,
    offerId: null,
    purpose: 'answer',
    expiresAt: null,
    optedOut: false,
    closed: false,
  }
}
