import { pino } from 'pino'
import type { Clock } from '../../core/clock.ts'
import type { Core } from '../../core/core.ts'
import { connect } from '../../core/database.ts'
import { Gate } from '../../core/gate.ts'
import { stepQueue } from '../../core/jobs/owe-step.ts'
import { createBoss } from '../../core/jobs/worker.ts'
import { createMetrics } from '../../core/metrics.ts'
import { applyNeighbourhoods, neighbourhoodsOf } from '../../core/neighbourhoods/neighbourhoods.store.ts'
import type { Neighbourhood } from '../../core/neighbourhoods/neighbourhoods.ts'
import { applyOrganisations } from '../../core/organisations/organisations.store.ts'
import { Words } from '../../core/words.ts'

/** A core in which nothing moves by itself: no channel sends, no job is taken, until somebody does it by hand. */
export interface StillCore {
  core: Core
  close(): Promise<void>
}

/** Opens a whole core on a migrated database, with a clock that is set by hand and nobody at the other end. */
export async function openStillCore(url: string, all: Neighbourhood[], clock: Clock): Promise<StillCore> {
  const { pool, db, close } = connect(url)
  const boss = createBoss(url, () => {})
  await boss.start()
  await boss.createQueue(stepQueue)
  const neighbourhoods = neighbourhoodsOf(all)
  await applyNeighbourhoods(db, neighbourhoods)
  await applyOrganisations(db, neighbourhoods, clock.now())
  const core: Core = {
    pool,
    db,
    boss,
    transactions: new Gate(8),
    clock,
    words: new Words(new URL('../../locales', import.meta.url).pathname),
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    neighbourhoods,
    flows: [],
    understand: () => {
      throw new Error('Nobody speaks here.')
    },
    breath: 3000,
    channels: new Map(),
    defaultDesk: 'C1',
    roads: new Map(),
    deliver: () => {},
    handOver: () => {},
  }
  return {
    core,
    async close() {
      await boss.stop({ graceful: false })
      await close()
    },
  }
}
