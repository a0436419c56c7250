import type { webApi } from '@slack/bolt'
import { within } from './patience.ts'

const freshFor = 60_000
/** How long the last known list may serve while Slack does not answer. */
const keptFor = 10 * 60_000
const mostPages = 20
/** A member at a button does not wait longer than this for a list that is only a little old. */
const patience = 600

/** Who is in a desk channel, asked of Slack at most once a minute. */
export interface Members {
  /** `unknown` when Slack does not answer and what we knew is too old: nobody may then press. */
  has(channel: string, user: string): Promise<'yes' | 'no' | 'unknown'>
  /** Somebody came, or this member went and may press no longer, whether Slack answers or not. */
  forget(channel: string, whoLeft?: string): void
}

/** Keeps the lists of members; `now` in milliseconds. */
export function createMembers(
  read: (channel: string) => Promise<Set<string>>,
  now: () => number = () => performance.now(),
): Members {
  const lists = new Map<string, { users: Set<string>; at: number; stale?: boolean }>()
  const asking = new Map<string, Promise<void>>()

  const refresh = (channel: string): Promise<void> => {
    const under = asking.get(channel)
    if (under) return under
    const asked = read(channel)
      .then((users) => void lists.set(channel, { users, at: now() }))
      .catch(() => undefined)
      .finally(() => asking.delete(channel))
    asking.set(channel, asked)
    return asked
  }

  return {
    async has(channel, user) {
      const known = lists.get(channel)
      if (!known) await refresh(channel)
      else if (known.stale || now() - known.at > freshFor) await within(patience, refresh(channel))
      const list = lists.get(channel)
      if (!list || now() - list.at > keptFor) return 'unknown'
      return list.users.has(user) ? 'yes' : 'no'
    },
    forget(channel, whoLeft) {
      const known = lists.get(channel)
      if (!known) return
      known.stale = true
      if (whoLeft) known.users.delete(whoLeft)
    },
  }
}

/** Reads all members of a channel, page by page. */
export async function readMembers(client: webApi.WebClient, channel: string): Promise<Set<string>> {
  const users = new Set<string>()
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.conversations.members({ channel, limit: 200, ...(cursor ? { cursor } : {}) })
    for (const user of answer.members ?? []) users.add(user)
    cursor = answer.response_metadata?.next_cursor
    if (!cursor) break
  }
  return users
}
