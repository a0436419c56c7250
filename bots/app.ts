import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { MovableClock } from '../core/clock.ts'
import type { Config } from '../core/config.ts'
import type { Core } from '../core/core.ts'
import { connect, transactionsAtOnce } from '../core/database.ts'
import { startEmbeddedPostgres } from '../core/embedded-postgres.ts'
import { Gate } from '../core/gate.ts'
import { openHouse } from '../core/house.ts'
import type { ChannelName } from '../core/inbox/inbound-message.ts'
import { passTime } from '../core/jobs/pass-time.ts'
import { createBoss } from '../core/jobs/worker.ts'
import { keptOnDisk } from '../core/kept-on-disk.ts'
import { createMetrics } from '../core/metrics.ts'
import { applyNeighbourhoods, loadNeighbourhoods } from '../core/neighbourhoods/neighbourhoods.store.ts'
import { applyOrganisations } from '../core/organisations/organisations.store.ts'
import type { Channel } from '../core/outbox/channel.ts'
import { Roads } from '../core/rides/roads/roads.ts'
import { Words } from '../core/words.ts'
import { flows } from '../flows/index.ts'
import { createUnderstanding } from '../flows/understanding/understand.ts'
import { warmUp } from '../flows/understanding/warm-up.ts'
import { applyMigrations } from '../prisma/apply.ts'
import { seedExample } from '../prisma/seed/seed.ts'
import { openCalendars } from './calendars.ts'
import { hasChannels, openExampleStreet } from './example-street.ts'
import { openHttp } from './http.ts'
import { createSlackChannel } from './slack/channel.ts'
import { keepStreetClock, openStreetClock } from './street-clock.ts'
import { createTelegramChannel } from './telegram/channel.ts'
import { createTwilioChannel } from './twilio/channel.ts'

/** A running program. */
export interface App {
  port: number
  core: Core
  clock: MovableClock
  /** Reads some examples of everything, so that the first people who write do not wait for the compiler. */
  warmUp(): void
  /** Takes nothing new, finishes what is under way, and closes every door. */
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '..')
const exampleFile = join(root, 'prisma', 'seed', 'bilgaard.yaml')

/** Puts the whole program together and starts it; this is the one place that knows every part. */
export async function startApp(given: Config, log: Logger, setClock?: MovableClock): Promise<App> {
  const database = given.databaseUrl ? null : await startEmbeddedPostgres(given.dataDir)
  try {
    return await putTogether(given, given.databaseUrl ?? database?.url('postgres') ?? '', log, setClock, () =>
      database?.stop(),
    )
  } catch (error) {
    await database?.stop()
    throw error
  }
}

async function putTogether(
  given: Config,
  databaseUrl: string,
  log: Logger,
  setClock: MovableClock | undefined,
  stopDatabase: () => Promise<void> | undefined,
): Promise<App> {
  const metrics = createMetrics()
  const words = new Words(join(root, 'locales'))
  const neighbourhoods = loadNeighbourhoods(given.neighbourhoodsFile ?? exampleFile, words)
  const understand = createUnderstanding(join(root, 'locales'), neighbourhoods.all, keptOnDisk())
  const playing = !hasChannels(given)
  const clock =
    setClock ?? (playing ? openStreetClock(given.dataDir, neighbourhoods.first) : new MovableClock())

  const { pool, db, close } = connect(databaseUrl, {
    onError: (error) => log.warn({ err: error }, 'a connection to the database was lost'),
  })

  let open = false
  const ready = async () =>
    open &&
    (await pool.query('select 1').then(
      () => true,
      () => false,
    ))
  // the street is for whoever sits at this machine, and for nobody else
  const http = await openHttp(
    { port: given.port, host: playing ? '127.0.0.1' : undefined, metrics },
    ready,
    () => open,
  )
  const core: Core = {
    pool,
    db,
    boss: createBoss(databaseUrl, (error) =>
      log.warn({ err: error }, 'a job failed or could not be looked for'),
    ),
    transactions: new Gate(transactionsAtOnce),
    clock,
    words,
    log,
    metrics,
    neighbourhoods,
    roads: new Map(),
    flows,
    understand,
    breath: given.breathSeconds * 1000,
    channels: new Map(),
    defaultDesk: '',
    deliver: () => {},
    handOver: () => {},
  }
  const letTimePass = async (minutes: number) => {
    await passTime(core, clock, minutes)
    keepStreetClock(given.dataDir, clock)
  }
  const example = playing
    ? openExampleStreet(http.app, http.port, given, { clock, words, passTime: letTimePass })
    : null
  const config = example?.config ?? given
  core.defaultDesk = config.slack?.deskChannel ?? 'none'
  if (!config.slack)
    log.warn(
      'Slack is not set: what the desk should hear waits until it is. Set SLACK_BOT_TOKEN and SLACK_DESK_CHANNEL',
    )
  const channels = createChannels(config, core, log)
  for (const channel of channels)
    for (const name of channel.names) core.channels.set(name as ChannelName, channel)

  const house = openHouse(core)
  const roads = config.routing ? new Roads(core, config.routing) : null
  for (const channel of channels) channel.routes?.(http.app, house)
  openCalendars(http.app, core)

  await patiently(log, async () => {
    const applied = await applyMigrations(databaseUrl)
    if (applied.length > 0) log.info({ applied }, 'the database was migrated')
    await applyNeighbourhoods(db, neighbourhoods)
    await applyOrganisations(db, neighbourhoods, clock.now())
    if (playing) await seedExample(db, neighbourhoods.first.id, clock.now())
    await house.start()
  })
  roads?.start()
  open = true
  for (const channel of channels) await channel.start?.(house)
  example?.connect()
  log.info(
    { port: http.port, channels: [...core.channels.keys()], neighbourhoods: neighbourhoods.all.length },
    'listening',
  )

  return {
    port: http.port,
    core,
    clock,
    warmUp: () => warmUp(join(root, 'locales'), understand),
    async stop() {
      open = false
      example?.street.disconnect()
      await Promise.all(channels.map((channel) => channel.stop?.()))
      await roads?.stop()
      await house.stop()
      await http.close()
      await close()
      await stopDatabase()
      log.info('stopped')
    },
  }
}

function createChannels(config: Config, core: Core, log: Logger): Channel[] {
  const { publicUrl, telegram, twilio, slack } = config
  const at = publicUrl ? { publicUrl } : {}
  const channels: Channel[] = []
  if (telegram) channels.push(createTelegramChannel({ ...telegram, ...at }, log, core.words))
  if (twilio && publicUrl)
    channels.push(
      createTwilioChannel({ ...twilio, publicUrl }, log, { clock: core.clock, words: core.words }),
    )
  if (slack) channels.push(createSlackChannel({ ...slack, ...at }, () => core, log))
  return channels
}

/** A database that is away at the start is waited for: the server already says that it is not ready. */
async function patiently(log: Logger, start: () => Promise<void>): Promise<void> {
  for (let wait = 500; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      return await start()
    } catch (error) {
      log.error(
        { err: error },
        'the database cannot be used yet; check DATABASE_URL and that it is up. It is tried again',
      )
      await pause(wait)
    }
  }
}
