import type { Prisma } from '../prisma/generated/client.ts'
import type { Core } from './core.ts'
import { isPassing } from './database.ts'

/** An open database transaction; only stores and database.ts look inside. */
export type Tx = Prisma.TransactionClient

/** Everything that changes together: one transaction, one moment, and who must be woken once it is committed. */
export interface Work {
  core: Core
  tx: Tx
  /** The one moment at which all of this happens. */
  now: Date
  /** Addresses that are owed something since this work. */
  owed: Set<string>
}

/** Looks at the facts as they are now, outside any transaction: for what is only shown. */
export function looking(core: Core): Work {
  return { core, tx: core.db, now: core.clock.now(), owed: new Set() }
}

const tries = 5

/**
 * Does a deed whole or not at all, and starts delivering what it owes after the commit.
 * A serialization failure, a deadlock or a cut connection is tried again; anything else is thrown.
 */
export async function inOneTransaction<T>(core: Core, deed: (work: Work) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const owed = new Set<string>()
    try {
      const result = await core.transactions.pass(() =>
        core.db.$transaction((tx) => deed({ core, tx, now: core.clock.now(), owed }), {
          maxWait: 10_000,
          timeout: 20_000,
        }),
      )
      core.deliver(owed)
      return result
    } catch (error) {
      if (attempt >= tries || !isPassing(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt * attempt))
    }
  }
}
