import type { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Core } from '../../core/core.ts'
import type { House } from '../../core/outbox/channel.ts'
import { deskAt, sayAt } from './desks.ts'
import type { Identity } from './identity.ts'
import { type MayNot, whyNot } from './may-press.ts'
import type { Members } from './members.ts'
import type { Doer } from './parse.ts'

/** What listening to Slack needs. */
export interface Desk {
  core: () => Core
  house: () => House
  /** Gives up quickly, since somebody is waiting at a button. */
  client: webApi.WebClient
  identity: () => Promise<Identity>
  members: Members
  deskChannel: string | undefined
  log: Logger
  /** Work that goes on after Slack was answered. */
  later(work: Promise<unknown>): void
}

/** Why somebody may not do something at a desk; null if they may. A refusal is logged, without what it was about. */
export async function check(desk: Desk, doer: Doer): Promise<MayNot | null> {
  const isDesk = deskAt(desk.core(), desk.deskChannel, doer.channel) !== null
  const mayNot = await whyNot(doer, isDesk, desk.identity, desk.members)
  if (mayNot) desk.log.warn({ why: mayNot, user: doer.user }, 'somebody may not do this in Slack')
  return mayNot
}

/** Tells one person something at once, past the outbox: it is worth nothing a minute later. */
export function whisperNow(desk: Desk, { channel, user }: Doer, key: string): void {
  const core = desk.core()
  const text = sayAt(core, deskAt(core, desk.deskChannel, channel)).line(key)
  desk.later(desk.client.chat.postEphemeral({ channel, user, text }))
}
