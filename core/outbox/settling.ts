import type { Pool } from 'pg'
import { Together } from '../together.ts'
import { type Ended, settleAll } from './delivery.store.ts'

/** How settling one message went. */
export interface Settled {
  /** False if its lease had lapsed and somebody else has it now. */
  mine: boolean
  /** Whether its address may be owed another one. */
  more: boolean
}

/** Settles messages, those that end at the same time together. */
export function createSettling(pool: Pool): Together<Ended, Settled> {
  return new Together(async (ended) => {
    const settled = await settleAll(pool, ended)
    return ended.map(({ id }) => ({ mine: settled.has(id), more: settled.get(id) ?? true }))
  }, 1)
}
