// npm run simulate: a year of a neighbourhood through the real core, on a clock that does not wait.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../../core/embedded-postgres.ts'
import { loadNeighbourhoods } from '../../core/neighbourhoods/neighbourhoods.store.ts'
import { applyMigrations } from '../../prisma/apply.ts'
import { createChance } from './chance.ts'
import { drawYear } from './draw.ts'
import { openFastHouse } from './fast-house.ts'
import { readFigures, writeFigures } from './figures.ts'
import { liveAYear } from './year.ts'

const help = `npm run simulate -- [--volunteers 15] [--questions 550] [--seed 1] [--plan neighbourhoods.yaml] [--out year.svg]

Lets a neighbourhood live for a year and prints what came of it: how soon a neighbour says yes, what volunteers
solve, how often each is pinged, and what stays unmet. --plan takes a neighbourhoods file, of which the first
neighbourhood's plans, quiet hours, limits and rules are tried. The same seed gives the same year.`

/** Not a night: a Monday in January, before anybody is up. */
const newYear = new Date('2026-01-05T06:00:00Z')
const example = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'bilgaard.yaml')

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    volunteers: text,
    questions: text,
    seed: text,
    plan: text,
    out: text,
    help: { type: 'boolean' },
  },
})
if (values.help) console.log(help)
else await simulate()

async function simulate(): Promise<void> {
  const neighbourhood = loadNeighbourhoods(values.plan ?? example).first
  const volunteers = whole('volunteers', 15)
  const questions = whole('questions', 550)
  const seed = whole('seed', 1)
  const folder = mkdtempSync(join(tmpdir(), 'foardoar-simulate-'))
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(folder, ['-c', 'fsync=off', '-c', 'synchronous_commit=off'])
  try {
    const url = postgres.url('postgres')
    await applyMigrations(url)
    const house = await openFastHouse(url, neighbourhood, newYear)
    const began = performance.now()
    await liveAYear(house, createChance(seed), { volunteers, questions }, (day) => {
      if (process.stderr.isTTY) process.stderr.write(`\r  day ${day}`)
    })
    const figures = await readFigures(house.core.pool)
    await house.close()
    const title = `${neighbourhood.name}: a year with ${volunteers} volunteers`
    console.log(`\n${title} (seed ${seed}, ${Math.round((performance.now() - began) / 1000)} seconds)\n`)
    console.log(writeFigures(figures))
    if (values.out) {
      writeFileSync(values.out, drawYear(figures, title))
      console.log(`\nDrawn in ${values.out}`)
    }
  } finally {
    await postgres.stop('immediate')
    rmSync(folder, { recursive: true, force: true })
  }
}

function whole(name: 'volunteers' | 'questions' | 'seed', usual: number): number {
  const given = Number(values[name] ?? usual)
  if (!Number.isInteger(given) || given < 1)
    throw new Error(`--${name} must be a whole number from 1.\n\n${help}`)
  return given
}
