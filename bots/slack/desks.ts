import type { Core } from '../../core/core.ts'
import { dayOf } from '../../core/days.ts'
import type { Neighbourhood } from '../../core/neighbourhoods/neighbourhoods.ts'
import { lastingReaderAt, readerAt } from '../../core/neighbourhoods/reader-at.ts'
import { type Say, sayIn } from './blocks/say.ts'
import type { Members } from './members.ts'

/** The neighbourhood whose desk sits in this channel; null if it is no desk. */
export function deskAt(core: Core, deskChannel: string | undefined, channel: string): Neighbourhood | null {
  return core.neighbourhoods.all.find((each) => (each.desk.slackChannel ?? deskChannel) === channel) ?? null
}

/** Every channel in which a desk sits, once. */
export function deskChannels(core: Core, deskChannel: string | undefined): string[] {
  const channels = core.neighbourhoods.all.map((each) => each.desk.slackChannel ?? deskChannel)
  return [...new Set(channels.filter((channel) => channel !== undefined))]
}

/** The first desk that somebody is a member of; null if there is none, or Slack does not say. */
export async function deskOf(
  core: Core,
  deskChannel: string | undefined,
  members: Members,
  user: string,
): Promise<string | null> {
  for (const each of deskChannels(core, deskChannel)) {
    if ((await members.has(each, user)) === 'yes') return each
  }
  return null
}

/** Words for a desk; where there is no desk, in the language of the first one. */
export function sayAt(core: Core, neighbourhood: Neighbourhood | null): Say {
  const at = neighbourhood ?? core.neighbourhoods.first
  return sayIn(core.words, at.desk.language, readerAt(at, core.clock.now()))
}

/** The same for what stays in the channel. */
export function sayLastingAt(core: Core, neighbourhood: Neighbourhood | null): Say {
  const at = neighbourhood ?? core.neighbourhoods.first
  return sayIn(core.words, at.desk.language, lastingReaderAt(at, core.clock.now()))
}

/** The day it is in a neighbourhood, YYYY-MM-DD. */
export function todayIn(core: Core, { zone }: Neighbourhood): string {
  return dayOf(core.clock.now(), zone).toString()
}
