import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

/** Processes whose command names this folder. */
function running(folder: string): string[] {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder))
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'a year that is stopped by %s says what there is so far, and leaves no PostgreSQL behind',
  async (name, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'foardoar-stopped-'))
    execFileSync('chmod', ['755', folder])
    const year = spawn(
      process.execPath,
      ['tests/simulation/simulate.ts', '--questions', '400', '--volunteers', '12'],
      {
        env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    year.stdout.setEncoding('utf8').on('data', (text: string) => {
      // by the first month PostgreSQL runs and the year is under way
      if (!said.includes('2026:') && (said + text).includes('2026:')) {
        expect(running(folder).length).toBeGreaterThan(0)
        year.kill(name)
      }
      said += text
    })
    const [ended] = await once(year, 'exit')
    expect(ended).toBe(code)
    expect(said).toMatch(/^January 2026: \d+ questions so far/m)
    expect(said).toMatch(/^Stopped on 2026-/m)
    expect(said).toMatch(/^nobody found, by kind of help$/m)
    expect(running(folder)).toEqual([])
    expect(readdirSync(folder).filter((entry) => entry.startsWith('foardoar-simulate-'))).toEqual([])
    rmSync(folder, { recursive: true, force: true })
  },
  120_000,
)
