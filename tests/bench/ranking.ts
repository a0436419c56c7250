import pg from 'pg'
import { categories } from '../../core/conversations/meaning.ts'
import { freezePlan } from '../../core/dispatch/plan.ts'
import { planRound } from '../../core/dispatch/plan-round.ts'
import { readRoundFacts } from '../../core/dispatch/round-facts.ts'
import { type Neighbourhood, neighbourhoodSchema } from '../../core/neighbourhoods/neighbourhoods.ts'
import { lockRequest } from '../../core/requests/requests.store.ts'
import { inOneTransaction } from '../../core/work.ts'
import { applyMigrations } from '../../prisma/apply.ts'
import { openStillCore, type StillCore } from '../support/still-core.ts'
import { settle } from './crowd.ts'
import type { Ground } from './ground.ts'
import { percentile, table } from './numbers.ts'

const usual = [140, 10_000, 1_000_000]

/** The time of one round, from the volunteers in the database to who is asked and why, as there are more of them. */
export async function reportRanking(ground: Ground, sizes = usual): Promise<void> {
  const url = await ground.database('ranking')
  await applyMigrations(url)
  const hoods = sizes.map((size) =>
    neighbourhoodSchema.parse({
      id: `n${size}`,
      name: `${size}`,
      town: 'Leeuwarden',
      desk: {},
      quietHours: never,
    }),
  )
  const still = await openStillCore(url, hoods, clock)
  // filling takes longer than a statement of the program may
  const filling = new pg.Pool({ connectionString: url, max: 1 })
  try {
    const rows: (string | number)[][] = []
    for (const [index, hood] of hoods.entries()) {
      await settle(filling, hood.id, sizes[index] ?? 0, categories)
      await timed(still, filling, hood)
      const { took, people } = await timed(still, filling, hood)
      rows.push([
        `${(sizes[index] ?? 0).toLocaleString('en')} volunteers`,
        percentile(took, 0.5),
        percentile(took, 0.95),
        Math.max(...took),
        people,
      ])
    }
    console.log(
      table(['one round (aim: under 50 ms)', 'p50 ms', 'p95', 'slowest', 'asked, on average'], rows),
    )
    const last = hoods.at(-1)
    if (last) console.log(`\n${await planOf(url, last)}\n`)
  } finally {
    await filling.end()
    await still.close()
  }
}

/** What was filled in stands around the machine's own clock, at whatever hour that is. */
const clock = { now: () => new Date() }
const never = { from: '00:00', until: '00:00' }

async function timed({ core }: StillCore, pool: pg.Pool, hood: Neighbourhood) {
  const { rows } = await pool.query<{ id: string }>(
    'select id::text from help_request where neighbourhood_id = $1 order by number',
    [hood.id],
  )
  const took: number[] = []
  let people = 0
  for (const { id } of rows) {
    await inOneTransaction(core, async (work) => {
      const request = await lockRequest(work, id)
      if (!request) throw new Error('A request of the bench has gone.')
      const began = performance.now()
      const decision = planRound(
        await readRoundFacts(
          work,
          request,
          freezePlan(hood, { urgency: 'normal', category: 'groceries' }, 1),
        ),
        work.now,
      )
      took.push(performance.now() - began)
      if (decision.do === 'ask') people += decision.ask.length
    })
  }
  return { took, people: people / rows.length }
}

/** The database's own account of how it found them, for the one that took it longest. */
async function planOf(url: string, hood: Neighbourhood): Promise<string> {
  const plans: string[] = []
  const explained = new URL(url)
  const settings = [
    'session_preload_libraries=auto_explain',
    'auto_explain.log_min_duration=0',
    'auto_explain.log_level=notice',
    'auto_explain.log_analyze=on',
    'auto_explain.log_timing=off',
  ]
  explained.searchParams.set('options', settings.map((setting) => `-c ${setting}`).join(' '))
  const still = await openStillCore(explained.href, [hood], clock)
  still.core.pool.on('acquire', (client) => {
    client.removeAllListeners('notice').on('notice', ({ message = '' }) => plans.push(message))
  })
  await timed(still, still.core.pool, hood)
  await still.close()
  const choosing = plans.filter((plan) => plan.includes('last_asked_at is'))
  const duration = (plan: string) => Number(/^duration: ([\d.]+)/.exec(plan)?.[1])
  const [slowest = 'The database gave no account.'] = choosing.toSorted((a, b) => duration(b) - duration(a))
  return slowest
}
