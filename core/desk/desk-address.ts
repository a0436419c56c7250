import type { Pool } from 'pg'
import type { Core } from '../core.ts'
import { findDeskAddress } from './desk-address.store.ts'

const known = new WeakMap<Pool, Map<string, Promise<string>>>()

/** The address of a neighbourhood's desk: it never changes, so it is looked up once. */
export function deskAddress(core: Core, neighbourhoodId: string, now: Date): Promise<string> {
  const slackChannel = core.neighbourhoods.get(neighbourhoodId).desk.slackChannel ?? core.defaultDesk
  const desks = known.get(core.pool) ?? new Map<string, Promise<string>>()
  known.set(core.pool, desks)
  const earlier = desks.get(slackChannel)
  if (earlier) return earlier
  const found = findDeskAddress(core.pool, neighbourhoodId, slackChannel, now)
  desks.set(slackChannel, found)
  found.catch(() => desks.delete(slackChannel))
  return found
}
