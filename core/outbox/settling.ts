import type { Pool } from 'pg'
import { Together } from '../together.ts'
import { type CardPost, type Ended, settleAll, settleCard } from './settle.store.ts'

/** How settling one message went. */
export interface Settled {
  /** False if its lease had lapsed and somebody else has it now. */
  mine: boolean
  /** Whether its address may be owed another one. */
  more: boolean
}

/** Settles what was sent. */
export interface Settling {
  /** Messages that end at the same time are settled together. */
  settle(ended: Ended): Promise<Settled>
  /** A card, of which is remembered where it is shown. */
  settleCard(ended: Ended, post: CardPost): Promise<Settled>
}

/** Settles messages of which nothing follows but that they are done, or tried again later. */
export function createSettling(pool: Pool): Settling {
  const together = new Together(async (ended: Ended[]) => {
    const settled = await settleAll(pool, ended)
    return ended.map((one) => howItWent(settled, one))
  })
  return {
    settle: (ended) => together.add(ended),
    settleCard: async (ended, post) => howItWent(await settleCard(pool, ended, post), ended),
  }
}

function howItWent(settled: Map<string, boolean>, { id }: Ended): Settled {
  return { mine: settled.has(id), more: settled.get(id) ?? true }
}
