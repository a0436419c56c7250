// npm run simulate: a year of a neighbourhood through the real core, on a clock that does not wait.
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../../core/embedded-postgres.ts'
import { loadNeighbourhoods } from '../../core/neighbourhoods/neighbourhoods.store.ts'
import type { Neighbourhood } from '../../core/neighbourhoods/neighbourhoods.ts'
import { Words } from '../../core/words.ts'
import { applyMigrations } from '../../prisma/apply.ts'
import { createChance } from './chance.ts'
import { drawYear } from './draw.ts'
import { type FastHouse, openFastHouse } from './fast-house.ts'
import { countSoFar, readFigures } from './figures.ts'
import { type Speech, speechOf } from './speech.ts'
import { writeFigures } from './write-figures.ts'
import { liveAYear } from './year.ts'

const help = `npm run simulate -- [--volunteers 15] [--questions 550] [--rides 20] [--seed 1]
                        [--plan neighbourhoods.yaml] [--out year.svg]

Lets a neighbourhood live for a year and prints what came of it, in the language of its desk: how soon a neighbour
says yes, what volunteers solve, how often each is asked, what stays unmet, and how the car is used. --rides says how
many rides are asked for in a month, where there is a car. --plan takes a neighbourhoods file, of which the first
neighbourhood's plans, quiet hours, limits, rules and rides are tried. The same seed gives the same year. Each month
says how it went so far; Ctrl-C stops with the figures up to there.`

/** Not a night: a Monday in January, before anybody is up. */
const newYear = new Date('2026-01-05T06:00:00Z')
const example = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'bilgaard.yaml')

const text = { type: 'string' } as const
const options = {
  volunteers: text,
  questions: text,
  rides: text,
  seed: text,
  plan: text,
  out: text,
  help: { type: 'boolean' },
} as const

try {
  const { values } = parseArgs({ options })
  if (values.help) console.log(help)
  else await simulate(values)
} catch (error) {
  // what was typed is wrong, or the file: that needs no trace of where in the code it was found out
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

type Given = Partial<Record<'volunteers' | 'questions' | 'rides' | 'seed' | 'plan' | 'out', string>>

async function simulate(given: Given): Promise<void> {
  const neighbourhood = readPlan(given.plan ?? example)
  const speech = speechOf(neighbourhood.desk.language)
  const size = {
    volunteers: whole(given, 'volunteers', 15),
    questions: whole(given, 'questions', 550),
    rides: whole(given, 'rides', 20),
  }
  const seed = whole(given, 'seed', 1)
  const signal = untilStopped()
  const folder = mkdtempSync(join(tmpdir(), 'foardoar-simulate-'))
  chmodSync(folder, 0o755)
  const title = speech.say('title', { neighbourhood: neighbourhood.name, volunteers: size.volunteers })
  console.log(`\n${title}\n${speech.say('begins')}\n`)
  const began = performance.now()
  const postgres = await startEmbeddedPostgres(folder, ['-c', 'fsync=off', '-c', 'synchronous_commit=off'])
  try {
    const url = postgres.url('postgres')
    await applyMigrations(url)
    const house = await openFastHouse(url, neighbourhood, newYear)
    const wishes = await liveAYear(house, createChance(seed), size, tellMonths(house, speech), signal)
    const figures = await readFigures(house.core.pool, neighbourhood, wishes)
    await house.close()
    const seconds = Math.round((performance.now() - began) / 1000)
    const until = signal.aborted ? speech.say('stopped', { day: dayOf(house.now) }) : ''
    console.log(`\n${title} (${speech.say('took', { seed, seconds })})${until && `\n${until}`}\n`)
    console.log(writeFigures(figures, speech))
    if (given.out) {
      writeFileSync(given.out, drawYear(figures, title, speech))
      console.log(`\n${speech.say('drawn', { file: given.out })}`)
    }
  } finally {
    await postgres.stop('immediate')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Told by Ctrl-C, or by whoever ends the program: what there is by then is said, and no PostgreSQL stays behind. */
function untilStopped(): AbortSignal {
  const stop = new AbortController()
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.on(name, () => {
      process.exitCode = code
      stop.abort()
    })
  return stop.signal
}

/** At the end of each month, how it went until then. */
function tellMonths(house: FastHouse, speech: Speech): (now: Date) => Promise<void> {
  let month = dayOf(newYear).slice(0, 7)
  return async (now) => {
    const day = dayOf(now)
    if (day.slice(0, 7) === month) return
    const { questions, solved, unmet } = await countSoFar(house.core.pool)
    const share = speech.percent(solved, solved + unmet)
    console.log(speech.say('so-far', { month: speech.month(`${month}-01`), questions, solved: share }))
    month = day.slice(0, 7)
  }
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

function readPlan(file: string): Neighbourhood {
  if (!existsSync(file))
    throw new Error(
      `There is no file ${file}. --plan takes a neighbourhoods file such as ${relative('.', example)}.`,
    )
  return loadNeighbourhoods(file, new Words(join(import.meta.dirname, '..', '..', 'locales'))).first
}

function whole(given: Given, name: 'volunteers' | 'questions' | 'rides' | 'seed', usual: number): number {
  const number = Number(given[name] ?? usual)
  const least = name === 'rides' ? 0 : 1
  if (!Number.isInteger(number) || number < least)
    throw new Error(`--${name} must be a whole number from ${least}.\n\n${help}`)
  return number
}
