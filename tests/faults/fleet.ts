import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { parse, stringify } from 'yaml'
import type { StreetOptions } from '../../bots/street/options.ts'
import { freshDatabase } from '../support/database.ts'
import { type OpenStreet, openStreet } from '../support/street-client.ts'
import { approvedTemplates } from '../support/templates.ts'
import { freePort } from '../support/world.ts'
import { Gateway } from './gateway.ts'
import { quiet } from './oracle.ts'
import { Replica } from './program.ts'

/** Providers that keep trying: what the program did not take now, it is offered again. */
const stubborn = {
  telegramFirst: 100,
  telegramMost: 500,
  twilio: Array.from({ length: 120 }, () => 500),
  slackEvents: [0, 500, 1000],
  receipts: 20,
}

/** One or more processes of the program on one database, with the providers in the test's own process. */
export class Fleet {
  readonly open: OpenStreet
  readonly gateway: Gateway
  readonly replicas: Replica[]
  readonly db: pg.Pool
  readonly #drop: () => Promise<void>

  constructor(
    open: OpenStreet,
    gateway: Gateway,
    replicas: Replica[],
    db: pg.Pool,
    drop: () => Promise<void>,
  ) {
    this.open = open
    this.gateway = gateway
    this.replicas = replicas
    this.db = db
    this.#drop = drop
  }

  get street() {
    return this.open.street
  }

  /** One of the processes. */
  replica(index = 0): Replica {
    const found = this.replicas[index]
    if (!found) throw new Error(`There is no replica ${index}.`)
    return found
  }

  /** The leases of processes that are known to be dead lapse now instead of in half a minute. */
  async lapseLeases(): Promise<void> {
    await this.db.query(`update outbox_message set lease_until = now() where status = 'sending'`)
  }

  /** Waits until nothing is unhandled and nothing unsent. */
  async quiet(milliseconds = 20_000): Promise<void> {
    await quiet(this.db, milliseconds).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.#logs()}`)
    })
  }

  #logs(): string {
    return this.replicas.map((replica) => replica.log().slice(-3000)).join('\n---\n')
  }

  /** Ends every process and takes the database away. */
  async close(): Promise<void> {
    for (const replica of this.replicas) replica.signal('SIGCONT')
    await Promise.all(this.replicas.map((replica) => replica.end('SIGTERM')))
    await this.gateway.close()
    await this.open.close()
    await this.db.end()
    await this.#drop()
    const { misuses } = this.street.twilio
    if (misuses.length > 0) throw new Error(`Twilio's API has no such calls:\n${misuses.join('\n')}`)
  }
}

/** Opens a fleet; its processes are started unless `asleep`. */
export async function openFleet(
  options: {
    replicas?: number
    asleep?: boolean
    database?: { url: string; drop: () => Promise<void> }
    street?: Partial<StreetOptions>
  } = {},
): Promise<Fleet> {
  const templates = approvedTemplates()
  const open = await openStreet({ templates: templates.resources, patience: stubborn, ...options.street })
  const { url, drop } = options.database ?? (await freshDatabase())
  const ports = await Promise.all(Array.from({ length: options.replicas ?? 1 }, freePort))
  const gateway = new Gateway(ports.map((port) => `http://127.0.0.1:${port}`))
  const publicUrl = await gateway.listen()
  const folder = mkdtempSync(join(tmpdir(), 'foardoar-fleet-'))
  const env = {
    PUBLIC_URL: publicUrl,
    DATABASE_URL: url,
    NEIGHBOURHOODS: wakefulNeighbourhood(folder),
    TWILIO_TEMPLATES: JSON.stringify(templates.sids),
    ...open.settings,
  }
  const replicas = ports.map((port) => new Replica(port, env))
  const db = new pg.Pool({ connectionString: url, max: 4 })
  db.on('error', () => {})
  open.connect(publicUrl)
  const fleet = new Fleet(open, gateway, replicas, db, async () => {
    rmSync(folder, { recursive: true, force: true })
    await drop()
  })
  try {
    if (!options.asleep) await Promise.all(replicas.map((replica) => replica.start()))
  } catch (error) {
    // nobody else would end the processes that did start
    await fleet.close()
    throw error
  }
  return fleet
}

/** The example neighbourhood, without quiet hours and with twelve neighbours a round. */
function wakefulNeighbourhood(folder: string): string {
  const example = parse(
    readFileSync(new URL('../../prisma/seed/bilgaard.yaml', import.meta.url), 'utf8'),
  ) as {
    neighbourhoods: Record<string, unknown>[]
  }
  for (const one of example.neighbourhoods) {
    one.quietHours = { from: '03:00', until: '03:00' }
    one.pingsPerWeek = 1000
    one.plans = {
      normal: { people: 12, minutesBetween: 30, rounds: 3 },
      urgent: { people: 12, minutesBetween: 10, rounds: 3 },
    }
  }
  const file = join(folder, 'neighbourhoods.yaml')
  writeFileSync(file, stringify(example))
  return file
}
