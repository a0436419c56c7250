import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { keepLogged } from './everything-logged.ts'

/** The program as a process of its own, as `npm start` runs it. */
export interface Program {
  url: string
  /** Ends it in good order and takes its data away. */
  stop(): Promise<void>
}

/** Starts the program without any channel, on a free port and with data of its own. */
export async function startProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'foardoar-browser-'))
  // PostgreSQL runs as a user of its own, who must be able to get there.
  chmodSync(folder, 0o755)
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: join(folder, 'data') }
  const child = spawn(process.execPath, ['bots/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await listening(child).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it listened`)))
    if (!child.stdout) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      keepLogged(`${line}\n`)
      if (!line.includes('"listening"')) return
      const { port } = JSON.parse(line) as { port: number }
      resolve(port)
    })
  })
}
