import { webApi } from '@slack/bolt'
import type { Logger } from 'pino'

/** Slack's clock may differ a little from ours. */
const skewSeconds = 60

interface Shown {
  ts?: string
  metadata?: { event_payload?: { key?: unknown } }
}

/**
 * Looks for a post that an earlier try may have made, by the key that we gave it; null if it is not there. An app
 * that was installed without the right to read its channel cannot look: the operator is told, and it is posted.
 */
export async function findPost(
  client: webApi.WebClient,
  log: Logger,
  { channel, thread, key, since }: { channel: string; thread: string | null; key: string; since: Date },
): Promise<string | null> {
  const page = {
    channel,
    oldest: String(since.getTime() / 1000 - skewSeconds),
    include_all_metadata: true,
    limit: 200,
  }
  try {
    const { messages = [] } = thread
      ? await client.conversations.replies({ ...page, ts: thread })
      : await client.conversations.history(page)
    const found = (messages as Shown[]).find(({ metadata }) => metadata?.event_payload?.key === key)
    return found?.ts ?? null
  } catch (error) {
    if (!(error instanceof webApi.WebAPIPlatformError) || error.data.error !== 'missing_scope') throw error
    log.error(
      'Slack does not let us look whether a post is there: give the app groups:history and channels:history',
    )
    return null
  }
}
