import { z } from 'zod'
import type { RideScheme } from '../ride-scheme.ts'
import type { Trip } from '../travel.ts'

/** The ways between postcodes as a routing service knows them; the key is `8925>8911`. */
export type RoadTable = ReadonlyMap<string, Trip>

/** The services that are understood: each by its own HTTP API. */
export const routingKinds = ['osrm', 'valhalla'] as const
/** One of them. */
export type RoutingKind = (typeof routingKinds)[number]

/** What is asked for a whole area at once; nothing goes out but the middles of its postcodes. */
export interface RoadQuestion {
  path: string
  /** Sent as JSON where the service wants that. */
  body: object | null
}

type Area = RideScheme['area']

const numbers = z.array(z.array(z.number().nonnegative().nullable()))
const osrmAnswer = z.object({ code: z.literal('Ok'), durations: numbers, distances: numbers })
const valhallaAnswer = z.object({
  sources_to_targets: z.array(
    z.array(
      z.object({
        distance: z.number().nonnegative().nullable(),
        time: z.number().nonnegative().nullable(),
      }),
    ),
  ),
  units: z.enum(['kilometers', 'km']).default('kilometers'),
})

/** The ways between all postcodes of an area, as the service wants to be asked. */
export function roadQuestion(kind: RoutingKind, area: Area): RoadQuestion {
  const middles = Object.values(area)
  if (kind === 'osrm') {
    const places = middles.map(([lat, lon]) => `${lon},${lat}`).join(';')
    return { path: `/table/v1/driving/${places}?annotations=duration,distance`, body: null }
  }
  const places = middles.map(([lat, lon]) => ({ lat, lon }))
  const body = { sources: places, targets: places, costing: 'auto', units: 'kilometers' }
  return { path: '/sources_to_targets', body }
}

/** Reads the answer to it; a way that the service does not know is left out. Throws where it is no such answer. */
export function readRoads(kind: RoutingKind, area: Area, answer: unknown): RoadTable {
  const codes = Object.keys(area)
  const cells = kind === 'osrm' ? osrmCells(answer) : valhallaCells(answer)
  if (cells.length !== codes.length || cells.some((row) => row.length !== codes.length))
    throw new Error('The routing service answered for another number of places.')
  const table = new Map<string, Trip>()
  for (const [row, from] of codes.entries())
    for (const [column, to] of codes.entries()) {
      const { seconds, meters } = cells[row]?.[column] ?? nowhere
      if (from === to || seconds === null || meters === null) continue
      table.set(`${from}>${to}`, { meters: Math.round(meters), minutes: Math.ceil(seconds / 60) })
    }
  return table
}

interface Cell {
  seconds: number | null
  meters: number | null
}
const nowhere: Cell = { seconds: null, meters: null }

function osrmCells(answer: unknown): Cell[][] {
  const { durations, distances } = osrmAnswer.parse(answer)
  return durations.map((row, from) =>
    row.map((seconds, to) => ({ seconds, meters: distances[from]?.[to] ?? null })),
  )
}

function valhallaCells(answer: unknown): Cell[][] {
  return valhallaAnswer.parse(answer).sources_to_targets.map((row) =>
    row.map(({ time, distance }) => ({
      seconds: time,
      meters: distance === null ? null : distance * 1000,
    })),
  )
}
