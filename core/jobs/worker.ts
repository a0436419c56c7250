import { type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Core } from '../core.ts'
import { forgetOldWords } from '../privacy/forget-old-words.ts'
import { inOneTransaction } from '../work.ts'
import { audit } from './audit.ts'
import { type StepTap, stepQueue } from './owe-step.ts'
import { takeTap } from './take-tap.ts'

const auditQueue = 'audit'
const retentionQueue = 'retention'

/** Makes the job library on its own few connections: it listens on one of them. */
export function createBoss(databaseUrl: string, onError: (error: Error) => void): PgBoss {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'foardoar-jobs',
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: 60,
    maintenanceIntervalSeconds: 300,
    reindex: false,
  })
  boss.on('error', onError)
  return boss
}

/** Starts taking what is owed later, and the two clocks of the house: the audit and the forgetting. */
export async function startJobs(core: Core): Promise<void> {
  const { boss } = core
  await boss.start()
  const retries = { retryLimit: 8, retryDelay: 2, retryBackoff: true, retryDelayMax: 60 }
  await boss.createQueue(stepQueue, {
    ...retries,
    notify: true,
    expireInSeconds: 120,
    deleteAfterSeconds: 3 * 24 * 3600,
  })
  await boss.createQueue(auditQueue, { retryLimit: 0, expireInSeconds: 110 })
  await boss.createQueue(retentionQueue, { ...retries, expireInSeconds: 900 })

  await boss.work<StepTap>(
    stepQueue,
    { batchSize: 20, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5, perJobResults: true },
    async (jobs) => {
      const results: JobResult[] = []
      for (const job of jobs) results.push(await takeStep(core, job))
      return results
    },
  )
  await boss.work(auditQueue, { pollingIntervalSeconds: 10 }, () => audit(core))
  await boss.work(retentionQueue, { pollingIntervalSeconds: 30 }, () => forgetOldWords(core))
  await boss.schedule(auditQueue, '*/2 * * * *')
  await boss.schedule(retentionQueue, '20 3 * * *', undefined, { tz: core.neighbourhoods.first.zone })
}

/** A step that fails is tried again by itself: the others of its batch are not done twice for it. */
async function takeStep(core: Core, { id, data }: Job<StepTap>): Promise<JobResult> {
  try {
    await inOneTransaction(core, (work) => takeTap(work, data))
    return { id, status: 'completed' }
  } catch (error) {
    const { fence: _fence, ...about } = data
    core.log.warn({ err: error, ...about }, 'a step failed and is tried again')
    return { id, status: 'failed' }
  }
}
