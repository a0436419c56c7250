import type { HelpRequest } from '../../requests/help-request.ts'
import { lockRequest } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'

/** Holds two requests, always in the same order, so that two who want the same pair do not wait for each other. */
export async function lockBoth(
  work: Work,
  one: string,
  other: string,
): Promise<[HelpRequest, HelpRequest] | null> {
  const first = await lockRequest(work, one < other ? one : other)
  const second = await lockRequest(work, one < other ? other : one)
  return first && second && first.id !== second.id ? [first, second] : null
}
