import type { Core } from './core.ts'
import { writeToAudit } from './desk/audit-trail.store.ts'
import { createAccept } from './inbox/accept.ts'
import { Handling } from './inbox/handling.ts'
import { Hearing } from './inbox/hearing.ts'
import { Sweeps } from './jobs/sweeps.ts'
import { startJobs } from './jobs/worker.ts'
import type { House } from './outbox/channel.ts'
import { Deliverer } from './outbox/deliver.ts'
import { takeReceipt } from './outbox/receipt.ts'

/** The house with its lights on: it takes messages in, handles them, and sends what is owed. */
export interface LivingHouse extends House {
  start(): Promise<void>
  /** Finishes what is under way; what is still owed waits in the database for the next start. */
  stop(): Promise<void>
}

/** Brings the parts of the core to life; `core` gets its ways of sending from here. */
export function openHouse(core: Core): LivingHouse {
  const deliverer = new Deliverer(core)
  const handling = new Handling(core)
  const hearing = new Hearing(core)
  const wake = (personId: string) => handling.wake(personId)
  const sweeps = new Sweeps(core, wake)
  core.deliver = (addressIds) => deliverer.wake(addressIds)
  core.handOver = (message) => deliverer.handOver(message)
  return {
    accept: createAccept(core, wake),
    receipt: (channel, receipt) => takeReceipt(core, channel, receipt),
    hearing: (channel, well) => hearing.note(channel, well),
    audit: (entry) => writeToAudit(core, entry),
    async start() {
      await startJobs(core)
      sweeps.start()
    },
    async stop() {
      await sweeps.stop()
      await hearing.settle()
      await core.boss.stop({ graceful: true, timeout: 10_000 })
      await handling.stop()
      await deliverer.stop()
    },
  }
}
