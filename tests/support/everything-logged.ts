import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cast } from '../../prisma/seed/cast.ts'
import { leaksIn, type Private } from './scan-log.ts'

const folder = () => process.env.TEST_LOGS ?? ''

/** Opens the place where all tests of a run keep what the program logged. */
export function openLogs(): void {
  process.env.TEST_LOGS = mkdtempSync(join(tmpdir(), 'foardoar-logs-'))
}

/** Keeps something that the program logged, in whatever test. */
export function keepLogged(chunk: string | Uint8Array): void {
  if (folder()) appendFileSync(join(folder(), `${process.pid}.log`), chunk)
}

/** Notes what must never be logged: a token, an identifier, or a text that somebody typed. */
export function keepPrivate(kind: keyof Private, ...values: string[]): void {
  if (!folder()) return
  const lines = values.map((value) => `${JSON.stringify([kind, value])}\n`)
  appendFileSync(join(folder(), `${process.pid}.private`), lines.join(''))
}

/** Reads everything that was logged in the run, looks for what should not be there, and takes it all away. */
export function closeLogs(): string[] {
  const known: Private = {
    tokens: [],
    identifiers: cast.map(({ identifier }) => identifier),
    names: cast.map(({ name }) => name),
    texts: [],
  }
  const lines: string[] = []
  for (const name of readdirSync(folder())) {
    const content = readFileSync(join(folder(), name), 'utf8').split('\n')
    if (name.endsWith('.log')) lines.push(...content)
    else
      for (const line of content) {
        if (line === '') continue
        const [kind, value] = JSON.parse(line) as [keyof Private, string]
        known[kind].push(value)
      }
  }
  rmSync(folder(), { recursive: true, force: true })
  return leaksIn(lines, known)
}
