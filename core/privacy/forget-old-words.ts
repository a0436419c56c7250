import type { Core } from '../core.ts'
import { blankOldContent } from './privacy.store.ts'

/** Providers repeat a message for a week at most; a month is what a desk may want to look back. */
const keepDays = 30

/** What was said is forgotten after a month; that something was said, and its id, stay. */
export async function forgetOldWords(core: Core): Promise<void> {
  const before = new Date(core.clock.now().getTime() - keepDays * 24 * 3600_000)
  const forgotten = await blankOldContent(core.pool, before)
  core.log.info({ forgotten }, 'old words were forgotten')
}
