import type { Core } from '../core.ts'
import type { RideScheme } from './ride-scheme.ts'

/** How far it is by road, and how long a car takes. */
export interface Trip {
  minutes: number
  meters: number
}

/** Knows the way between two postcodes of four digits; null is a place of which no postcode is known. */
export type Travel = (from: string | null, to: string | null) => Trip

// Measured by hand on routes through Leeuwarden: streets wind, and a short ride in town averages some 26 km/h.
const detour = 1.35
const metersAMinute = 430
const minutesToSetOut = 2
/** Within one postcode the middle says nothing: a ride there is short, but not nothing. */
const withinOne = 900

/** The way between two places in a neighbourhood: as a routing service said, else by the estimate. */
export function travelIn(
  { core }: { core: Pick<Core, 'roads'> },
  neighbourhoodId: string,
  scheme: RideScheme,
): Travel {
  const estimate = estimateTravel(scheme)
  const table = core.roads.get(neighbourhoodId)
  if (!table) return estimate
  return (from, to) => {
    const way = table.get(`${from}>${to}`)
    return way ? { meters: way.meters, minutes: minutesToSetOut + way.minutes } : estimate(from, to)
  }
}

/**
 * Estimates by the middles of postcodes, without any network. A place without a postcode is taken to be as far off
 * as anything in the area, so that no booking comes too short.
 */
export function estimateTravel({ area }: RideScheme): Travel {
  const farthest = (from: string | null): number =>
    Math.max(
      withinOne,
      ...Object.keys(area).map((to) => (from === null ? widest(area) : metersBetween(area, from, to))),
    )
  return (from, to) => {
    const meters =
      from === null || to === null ? farthest(from ?? to) : Math.max(withinOne, metersBetween(area, from, to))
    return { meters: Math.round(meters), minutes: minutesToSetOut + Math.ceil(meters / metersAMinute) }
  }
}

type Area = RideScheme['area']

function widest(area: Area): number {
  const codes = Object.keys(area)
  return Math.max(...codes.flatMap((from) => codes.map((to) => metersBetween(area, from, to))))
}

/** By road; a postcode outside the area, such as a driver's home, counts as the farthest that the area knows. */
function metersBetween(area: Area, from: string, to: string): number {
  const [a, b] = [area[from], area[to]]
  if (from === to) return withinOne
  if (!a || !b) return a || b ? widestFrom(area, a ? from : to) : widest(area)
  return crow(a, b) * detour
}

function widestFrom(area: Area, code: string): number {
  const a = area[code]
  return a ? Math.max(...Object.values(area).map((b) => crow(a, b) * detour)) : 0
}

/** As the crow flies; over a few kilometres the earth is flat. */
function crow([lat1, lon1]: readonly number[], [lat2, lon2]: readonly number[]): number {
  if (lat1 === undefined || lon1 === undefined || lat2 === undefined || lon2 === undefined) return 0
  const metersADegree = 111_320
  const north = (lat2 - lat1) * metersADegree
  const east = (lon2 - lon1) * metersADegree * Math.cos((((lat1 + lat2) / 2) * Math.PI) / 180)
  return Math.hypot(north, east)
}
