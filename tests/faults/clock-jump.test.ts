import { expect, test } from '@jest/globals'
import { audit } from '../../core/jobs/audit.ts'
import { visitOn } from './visit.ts'

const minute = 60_000

test('the clock jumps three days, and the jobs are gone: the audit finds each step once', async () => {
  const { world, reminders } = await visitOn('2027-03-26T09:00:00Z')
  try {
    const { core, clock } = world.app
    await core.pool.query(`delete from pgboss.job where name = 'request-step'`)
    clock.advance(3 * 24 * 60 * minute)
    await Promise.all([audit(core), audit(core), audit(core)])
    expect(await reminders()).toBeLessThanOrEqual(1)
    const { rows } = await core.pool.query<{ overdue: number }>(
      `select count(*)::int as overdue from help_request where next_step_at < $1`,
      [new Date(clock.now().getTime() - 10 * minute)],
    )
    expect(rows[0]?.overdue).toBe(0)
    const mended = await core.metrics.registry
      .getSingleMetricAsString('foardoar_audit_mended_total')
      .catch(() => '')
    expect(mended).not.toBe('')
  } finally {
    await world.close({ allowUnread: true })
  }
}, 60_000)
