import type { Core } from '../core.ts'
import { tellAllDesks } from '../desk/tell-all-desks.ts'
import type { ChannelName } from '../inbox/inbound-message.ts'
import type { Slots } from '../slots.ts'
import { inOneTransaction } from '../work.ts'
import {
  forgetPassing,
  isAnyInTrouble,
  noteFailing,
  noteWorking,
  takeDown,
  takeUp,
} from './channel-trouble.store.ts'
import type { SendOutcome } from './outgoing-message.ts'

/** Waiting of our own making says nothing about a channel. */
const ourOwn = new Set(['channel-off', 'channel-paused', 'lease-lapsed', 'paced'])

/** So long this process trusts what it last heard of a channel: another one may have found trouble since. */
const trustMilliseconds = 60_000
const betweenNotes = 10_000

/**
 * Watches whether channels work, from what becomes of the messages. What is known stands in the database, so that it
 * outlives a restart and several replicas tell the desks once; while all is well, that costs one look a minute.
 */
export class ChannelHealth {
  readonly #core: Core
  readonly #wellAt = new Map<ChannelName, number>()
  readonly #notedAt = new Map<ChannelName, number>()

  constructor(core: Core) {
    this.#core = core
  }

  /** Takes note of how a try to send ended. */
  async after(
    channel: ChannelName,
    { end, reason = '' }: { end: SendOutcome['end'] | 'dropped'; reason?: string },
  ): Promise<void> {
    try {
      if (end === 'sent') await this.#working(channel)
      if (end === 'retry' && !ourOwn.has(reason)) await this.#failing(channel)
    } catch (error) {
      this.#core.log.warn(
        { err: error, channel },
        'how a channel does could not be kept; it is at the next message',
      )
    }
  }

  async #working(channel: ChannelName): Promise<void> {
    const now = this.#core.clock.now()
    const wellAt = this.#wellAt.get(channel) ?? Number.NEGATIVE_INFINITY
    if (now.getTime() - wellAt < trustMilliseconds) return
    this.#notedAt.delete(channel)
    const inTrouble = await noteWorking(this.#core.pool, channel, now)
    // while trouble passes, it is looked at now and then, and not at each of the messages that waited
    this.#wellAt.set(channel, now.getTime() - (inTrouble ? trustMilliseconds - betweenNotes : 0))
    if (inTrouble) await tellOfChannels(this.#core)
  }

  async #failing(channel: ChannelName): Promise<void> {
    const now = this.#core.clock.now()
    this.#wellAt.delete(channel)
    const notedAt = this.#notedAt.get(channel) ?? Number.NEGATIVE_INFINITY
    if (now.getTime() - notedAt < betweenNotes) return
    this.#notedAt.set(channel, now.getTime())
    await noteFailing(this.#core.pool, channel, now)
    await tellOfChannels(this.#core)
  }
}

/** Tells the desks which channels have failed for some minutes and which are well again: once, whoever finds it. */
export async function tellOfChannels(core: Core): Promise<void> {
  if (!(await isAnyInTrouble(core.pool))) return
  const changed = await inOneTransaction(core, async (work) => {
    const { tx, now } = work
    await forgetPassing(tx, now)
    const down = await takeDown(tx, now)
    const up = await takeUp(tx, now)
    for (const name of down) await tellAllDesks(work, { key: 'alarms.channel-down', slots: named(name) })
    for (const name of up) await tellAllDesks(work, { key: 'alarms.channel-up', slots: named(name) })
    return { down, up }
  })
  for (const channel of changed.down) core.log.error({ channel }, 'a channel has failed for some minutes')
  for (const channel of changed.up) core.log.warn({ channel }, 'a channel works again')
}

function named(channel: ChannelName): Slots {
  return { channel: { line: `desk.channel.${channel}` } }
}
