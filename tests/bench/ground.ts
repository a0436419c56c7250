import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../core/embedded-postgres.ts'

/** A PostgreSQL of its own, with the settings it always has: every commit reaches the disk. */
export interface Ground {
  /** Makes an empty database and says where it is. */
  database(name: string): Promise<string>
  close(): Promise<void>
}

/** Starts PostgreSQL with its data in the system's temporary folder. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'foardoar-bench-'))
  chmodSync(folder, 0o755)
  let server: EmbeddedPostgres | null = null
  const close = async () => {
    await server?.stop('immediate')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    server = await startEmbeddedPostgres(folder)
  } catch (error) {
    await close()
    throw error
  }
  const { url } = server
  return {
    close,
    async database(name) {
      const admin = new pg.Client({ connectionString: url('postgres') })
      await admin.connect()
      await admin.query(`create database ${name}`)
      await admin.end()
      return url(name)
    },
  }
}

/** The program as a process of its own. */
export interface Program {
  url: string
  /** Megabytes that it holds now. */
  memory(): Promise<number>
  stop(): Promise<void>
}

/** Starts the program with these settings, and waits until it is ready. */
export async function startProgram(settings: Record<string, string>): Promise<Program> {
  const port = await freePort()
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), ...settings }
  const root = join(import.meta.dirname, '..', '..')
  // flags such as --cpu-prof are meant for the program as well
  const child = spawn(process.execPath, [...process.execArgv, 'bots/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  })
  const gone = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  while (!(await isReady(url))) {
    if (child.exitCode !== null)
      throw new Error(`The program ended with ${child.exitCode} before it was ready.`)
    await pause(100)
  }
  return {
    url,
    stop,
    async memory() {
      const metrics = await (await fetch(`${url}/metrics`)).text()
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1024 / 1024
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
