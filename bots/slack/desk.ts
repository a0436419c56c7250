import type { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import { z } from 'zod'
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
  /** Waits longer, where nobody does. */
  patient: webApi.WebClient
  identity: () => Promise<Identity>
  members: Members
  deskChannel: string | undefined
  /** Where this program can be reached, for links. */
  publicUrl: string | undefined
  log: Logger
  /** Work that goes on after Slack was answered. */
  later(work: Promise<unknown>): void
}

/** What somebody tries, and about what, if that is known. */
export interface Try {
  deed: string
  subject?: string | undefined
}

/** Why somebody may not do something at a desk; null if they may. A refusal is written down before they hear it. */
export async function check(desk: Desk, doer: Doer, { deed, subject }: Try): Promise<MayNot | null> {
  const neighbourhood = deskAt(desk.core(), desk.deskChannel, doer.channel)
  const refused = await whyNot(doer, neighbourhood !== null, desk.identity, desk.members)
  if (!refused) return null
  desk.log.warn({ why: refused, user: doer.user }, 'somebody may not do this in Slack')
  const subjectIds = z.uuid().safeParse(subject).success && subject ? [subject] : []
  const entry = {
    neighbourhoodId: neighbourhood?.id ?? null,
    slackUser: doer.user,
    deed,
    subjectIds,
    refused,
  }
  await desk
    .house()
    .audit(entry)
    .catch((error) => desk.log.error({ err: error, why: refused }, 'a refusal could not be written down'))
  return refused
}

/** Tells one person something at once, past the outbox: it is worth nothing a minute later. */
export function whisperNow(desk: Desk, { channel, user }: Doer, key: string): void {
  const core = desk.core()
  const text = sayAt(core, deskAt(core, desk.deskChannel, channel)).line(key)
  desk.later(desk.client.chat.postEphemeral({ channel, user, text }))
}
