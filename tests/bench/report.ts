import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Program } from './ground.ts'
import { countFaults, growTo, rowsRead, rowsWritten } from './history.ts'
import { atFullSpeed, atRate, type Measured, someTalks } from './load.ts'
import { median, table } from './numbers.ts'
import type { BenchOptions } from './options.ts'
import type { Phones } from './phones.ts'
import { talkForLong } from './talk.ts'

const headings = ['', 'messages/s', 'kept p50 ms', 'p99', 'answered p50 ms', 'p99']

function row(name: string, { perSecond, kept, answered }: Measured): (string | number)[] {
  return [name, perSecond, kept.p50, kept.p99, answered.p50, answered.p99]
}

/** Program and bare transaction in turns; returns the program's rate. */
export async function reportSpeed(
  phones: Phones,
  program: Program,
  { pool, bare: barePool, runBare }: { pool: Pool; bare: Pool; runBare: () => Promise<number> },
  { residents, seconds, rounds }: BenchOptions,
): Promise<number> {
  await atFullSpeed(phones, residents, seconds)
  const runs: { measured: Measured; bare: number }[] = []
  const written = { program: 0, bare: 0 }
  let peak = 0
  const watch = setInterval(async () => {
    peak = Math.max(peak, await program.memory())
  }, 500)
  for (let round = 0; round < rounds; round++) {
    const before = { program: await rowsWritten(pool), bare: await rowsWritten(barePool) }
    const measured = await atFullSpeed(phones, residents, seconds)
    const bare = await runBare()
    runs.push({ measured, bare })
    await pause(1500)
    written.program += ((await rowsWritten(pool)) - before.program) / measured.messages / rounds
    written.bare += ((await rowsWritten(barePool)) - before.bare) / (bare * seconds) / rounds
  }
  clearInterval(watch)
  const rate = median(runs.map(({ measured }) => measured.perSecond))
  const bare = median(runs.map((run) => run.bare))
  const ratio = median(runs.map((run) => run.measured.perSecond / run.bare))
  console.log(
    table(headings, [
      ...runs.map(({ measured }, index) => row(`full speed, run ${index + 1}`, measured)),
      ['bare transaction, same writes', bare],
    ]),
  )
  console.log(`\n  ratio to the bare transaction: ${ratio.toFixed(2)} (aim: 0.5 or more)`)
  console.log(
    `  rows written a message: ${written.program.toFixed(1)} by the program, ${written.bare.toFixed(1)} by the bare transaction`,
  )
  console.log(`  peak memory of the program: ${Math.round(peak)} MB\n`)
  return rate
}

/** The time of a message when the program has room to breathe. */
export async function reportLoad(
  phones: Phones,
  perSecond: number,
  { seconds }: BenchOptions,
): Promise<void> {
  const measured = await atRate(phones, perSecond, seconds)
  console.log(table(headings, [row('half load (aim: p99 under 50)', measured)]))
  console.log()
}

/** The time of a message as the history grows. */
export async function reportGrowth(phones: Phones, pool: Pool, sizes: number[]): Promise<void> {
  const rows: (string | number)[][] = []
  for (const size of sizes) {
    await growTo(pool, size)
    await someTalks(phones, 24, 8)
    // the counts of rows read reach the statistics about a second after the fact
    await pause(1500)
    const before = await rowsRead(pool)
    const measured = await someTalks(phones, 100, 2)
    await pause(1500)
    const after = await rowsRead(pool)
    const { kept, answered, messages } = measured
    rows.push([
      `${size.toLocaleString('en')} people, requests, messages`,
      kept.p50,
      kept.p99,
      answered.p50,
      answered.p99,
      (after.fetched - before.fetched) / messages,
      (after.walked - before.walked) / messages,
    ])
  }
  console.log(
    table(
      [
        'as the history grows',
        'kept p50 ms',
        'p99',
        'answered p50 ms',
        'p99',
        'rows by index',
        'rows walked',
      ],
      rows,
    ),
  )
  console.log()
}

/** The time of a late turn of one talk beside an early one. */
export async function reportLongTalk(phones: Phones, turns: number): Promise<void> {
  const talks = await Promise.all(Array.from({ length: 4 }, () => talkForLong(phones, turns)))
  const around = (turn: number) =>
    median(talks.flatMap((took) => took.slice(Math.max(0, turn - 5), turn + 5)))
  const early = around(5)
  const late = around(turns - 5)
  console.log(
    table(
      ['one long talk', 'answered p50 ms'],
      [
        ['around turn 5', early],
        [`around turn ${turns}`, late],
      ],
    ),
  )
  console.log(`  ratio: ${(late / early).toFixed(2)} (aim: at most 3)\n`)
}

/** Whether every message was handled and answered, once. */
export async function reportFaults(pool: Pool): Promise<void> {
  await pause(1000)
  const { lost, double, requests } = await countFaults(pool)
  console.log(
    `  requests opened: ${requests.toLocaleString('en')} · lost: ${lost} · answered twice: ${double}\n`,
  )
  if (lost + double > 0) process.exitCode = 1
}
