import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepLogged } from '../support/everything-logged.ts'

/** The program as a process of its own, which can be killed, frozen and started again. */
export class Replica {
  readonly url: string
  readonly #env: Record<string, string>
  #child: ChildProcess | null = null
  #errors = ''

  constructor(port: number, env: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`
    this.#env = { ...env, PORT: String(port) }
  }

  /** Starts the process; it may take a while before it is ready. */
  spawn(): void {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, ['bots/main.ts'], {
      // started again and again: what was compiled once is kept
      env: {
        PATH,
        HOME,
        LOG_LEVEL: 'warn',
        NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
        ...this.#env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (chunk: Buffer) => {
      keepLogged(chunk)
      this.#errors = `${this.#errors}${chunk}`.slice(-20_000)
    }
    // whatever becomes of the test, it leaves no process behind
    const endWithTest = () => child.kill('SIGKILL')
    process.once('exit', endWithTest)
    child.once('exit', () => process.off('exit', endWithTest))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    this.#child = child
  }

  /** Starts it and waits until it takes messages. */
  async start(): Promise<void> {
    this.spawn()
    await this.ready()
  }

  /** Waits until the program says that it takes messages. */
  async ready(milliseconds = 60_000): Promise<void> {
    const until = Date.now() + milliseconds
    while (Date.now() < until) {
      if ((await this.status('/readyz')) === 200) return
      if (this.#child?.exitCode) break
      await pause(40)
    }
    throw new Error(`The program is not ready:\n${this.#errors}`)
  }

  /** What it answers to a GET; 0 if nobody answers. */
  async status(path: string): Promise<number> {
    try {
      return (await fetch(`${this.url}${path}`, { signal: AbortSignal.timeout(9_000) })).status
    } catch {
      return 0
    }
  }

  /** One of its counters, all labels together. */
  async counted(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text()
    const lines = text.split('\n').filter((line) => new RegExp(`^${name}(\\{| )`).test(line))
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  }

  /** The last of what it logged. */
  log(): string {
    return this.#errors
  }

  /** Sends a signal to the process itself. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  /** Ends it with a signal, and waits until it is gone. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#child = null
    const gone = new Promise((done) => child.once('exit', done))
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await gone
  }
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
