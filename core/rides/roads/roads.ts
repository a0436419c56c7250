import type { Core } from '../../core.ts'
import type { RideScheme } from '../ride-scheme.ts'
import { type RoadTable, type RoutingKind, readRoads, roadQuestion } from './road-table.ts'

/** Where a routing service is reached, and what kind it is. */
export interface Routing {
  kind: RoutingKind
  url: string
}

type Needs = Pick<Core, 'neighbourhoods' | 'roads' | 'log'>

const patience = 15_000
const freshFor = 24 * 3_600_000
const tryAgainAfter = 10 * 60_000

/**
 * Asks a routing service for the ways between all postcodes of each ride scheme: at the start, and every day anew.
 * A booking never waits for it, since what it said last, or else the estimate, is at hand.
 */
export class Roads {
  readonly core: Needs
  readonly routing: Routing
  #timer: NodeJS.Timeout | undefined
  #asking: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(core: Needs, routing: Routing) {
    this.core = core
    this.routing = routing
  }

  /** Asks now, and again when what is known grows old or could not be had. */
  start(): void {
    this.#asking = this.ask().then((whole) => {
      if (!this.#stopped) this.#timer = setTimeout(() => this.start(), whole ? freshFor : tryAgainAfter)
      this.#timer?.unref()
    })
  }

  /** Asks no more, and waits for the answer that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#asking
  }

  /** Asks once for every scheme; false if one of them could not be had. */
  async ask(): Promise<boolean> {
    const { core } = this
    let whole = true
    for (const { id, rides } of core.neighbourhoods.all) {
      if (!rides) continue
      try {
        core.roads.set(id, await askRoads(this.routing, rides))
      } catch (error) {
        whole = false
        // never what was asked or answered: the scheme says which service to look at
        const why = error instanceof Error ? error.name : 'unknown'
        core.log.warn(
          { scheme: rides.id, why },
          'the routing service gave no ways; rides go by what it said before, or by the estimate. Check ROUTING_URL and ROUTING_KIND',
        )
      }
    }
    return whole
  }
}

async function askRoads({ kind, url }: Routing, { area }: RideScheme): Promise<RoadTable> {
  const { path, body } = roadQuestion(kind, area)
  const response = await fetch(`${url}${path}`, {
    ...(body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
    signal: AbortSignal.timeout(patience),
  })
  if (!response.ok) throw new Error(`The routing service answered ${response.status}.`)
  return readRoads(kind, area, await response.json())
}
