import type { Core } from '../core.ts'
import { tellAllDesks } from '../desk/tell-all-desks.ts'
import { inOneTransaction } from '../work.ts'
import { isAnyUnheard, noteHeard, noteUnheard, takeHeardAgain, takeUnheard } from './hearing.store.ts'
import type { ChannelName } from './inbound-message.ts'

const betweenBadNews = 10_000
const betweenGoodNews = 30_000

/** What the desk is told of each: nobody can write, what was missed cannot be looked up, or the desk itself is not heard. */
const lines: Record<ChannelName, { unheard: string; heard: string }> = {
  telegram: { unheard: 'alarms.unheard', heard: 'alarms.heard' },
  sms: { unheard: 'alarms.unchecked', heard: 'alarms.checked' },
  whatsapp: { unheard: 'alarms.unchecked', heard: 'alarms.checked' },
  slack: { unheard: 'alarms.desk-unheard', heard: 'alarms.desk-heard' },
}

/**
 * Watches whether channels bring us what people send. What is known stands in the database, so that it outlives a
 * restart and several replicas tell the desks once.
 */
export class Hearing {
  readonly #core: Core
  readonly #last = new Map<ChannelName, { well: boolean; at: number }>()
  #noting: Promise<void> = Promise.resolve()

  constructor(core: Core) {
    this.#core = core
  }

  /** A channel tried to hear, and could or could not; to be said each time. */
  note(channel: ChannelName, well: boolean): void {
    const at = this.#core.clock.now().getTime()
    const last = this.#last.get(channel)
    if (last?.well === well && at - last.at < (well ? betweenGoodNews : betweenBadNews)) return
    this.#last.set(channel, { well, at })
    this.#noting = this.#noting.then(() => this.#keep(channel, well))
  }

  /** Waits for what is being written down. */
  async settle(): Promise<void> {
    await this.#noting
  }

  async #keep(channel: ChannelName, well: boolean): Promise<void> {
    const { pool, clock, log } = this.#core
    try {
      await (well ? noteHeard : noteUnheard)(pool, channel, clock.now())
      await tellOfHearing(this.#core)
    } catch (error) {
      this.#last.delete(channel)
      log.warn({ err: error, channel }, 'whether a channel is heard could not be kept; it is at the next try')
    }
  }
}

/** Tells the desks which channels bring nothing for some minutes, and which are heard again: once, whoever finds it. */
export async function tellOfHearing(core: Core): Promise<void> {
  if (!(await isAnyUnheard(core.pool))) return
  const changed = await inOneTransaction(core, async (work) => {
    const unheard = await takeUnheard(work.tx, work.now)
    const heard = await takeHeardAgain(work.tx, work.now)
    const line = (name: ChannelName, how: 'unheard' | 'heard') =>
      tellAllDesks(work, { key: lines[name][how], slots: { channel: { line: `desk.channel.${name}` } } })
    for (const name of unheard) await line(name, 'unheard')
    for (const name of heard) await line(name, 'heard')
    return { unheard, heard }
  })
  for (const channel of changed.unheard)
    core.log.error({ channel }, 'a channel has brought nothing for some minutes: look at what it said above')
  for (const channel of changed.heard) core.log.warn({ channel }, 'a channel is heard again')
}
