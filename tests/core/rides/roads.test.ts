import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { Temporal } from 'temporal-polyfill'
import { loadNeighbourhoods } from '../../../core/neighbourhoods/neighbourhoods.store.ts'
import { check } from '../../../core/rides/check-wish.ts'
import { Roads } from '../../../core/rides/roads/roads.ts'
import { estimateTravel, travelIn } from '../../../core/rides/travel.ts'
import { Words } from '../../../core/words.ts'
import { maxMobiel } from './scheme.ts'

const area = { '8925': [53.217, 5.79], '8911': [53.203, 5.794], '8934': [53.187, 5.813] } as const
const scheme = maxMobiel({
  area,
  base: '8925',
  places: [],
  tariff: { baseCents: 100, perKmCents: 35, countedFrom: 'pickup', voluntary: false },
})

/** What a routing service was asked, and what it will say. */
let asked: { method: string; path: string; body: string }[]
let answer: { status: number; body: string }
let service: Server
let url: string
beforeEach(async () => {
  asked = []
  service = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      asked.push({ method: request.method ?? '', path: request.url ?? '', body })
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => service.close(resolve)))

function says(body: unknown, status = 200): void {
  answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

/** A house with this scheme, and what it logs. */
function houseWithRides() {
  const logged: string[] = []
  const neighbourhoods = loadNeighbourhoods('prisma/seed/bilgaard.yaml', new Words('locales'))
  neighbourhoods.first.rides = scheme
  const log = pino({}, { write: (line: string) => logged.push(line) })
  return { core: { neighbourhoods, log, roads: new Map() }, logged, id: neighbourhoods.first.id }
}

const osrm = {
  code: 'Ok',
  durations: [
    [0, 301.2, 660],
    [299.9, 0, 420.4],
    [655, null, 0],
  ],
  distances: [
    [0, 2310.4, 5190.6],
    [2298, 0, 3001],
    [5203, null, 0],
  ],
  sources: [{ hint: 'x', distance: 4.2, name: 'Lieuwenburg', location: [5.79, 53.217] }],
  destinations: [],
}
// keys that look like numbers come in their own order
const codes = Object.keys(area)

describe('how far it is by road', () => {
  test('OSRM is asked for the middles of the postcodes in one table', async () => {
    says(osrm)
    const { core, id } = houseWithRides()
    expect(await new Roads(core, { kind: 'osrm', url }).ask()).toBe(true)
    const places = codes.map((code) => area[code as keyof typeof area]).map(([lat, lon]) => `${lon},${lat}`)
    expect(asked).toEqual([
      {
        method: 'GET',
        path: `/table/v1/driving/${places.join(';')}?annotations=duration,distance`,
        body: '',
      },
    ])
    const travel = travelIn({ core }, id, scheme)
    const [one = '', two = '', three = ''] = codes
    expect(travel(one, two)).toEqual({ meters: 2310, minutes: 2 + 6 })
    expect(travel(one, three)).toEqual({ meters: 5191, minutes: 2 + 11 })
    expect(travel(two, three)).toEqual({ meters: 3001, minutes: 2 + 8 })
  })

  test('a way that it does not know, a place without postcode and one postcode are estimated', async () => {
    says(osrm)
    const { core, id } = houseWithRides()
    await new Roads(core, { kind: 'osrm', url }).ask()
    const travel = travelIn({ core }, id, scheme)
    const estimate = estimateTravel(scheme)
    const [one = '', two = '', three = ''] = codes
    for (const [from, to] of [
      [three, two],
      [null, one],
      [one, null],
      [two, two],
      ['9999', one],
    ] as const)
      expect(travel(from, to)).toEqual(estimate(from, to))
  })

  test('Valhalla is asked for the same in its own words', async () => {
    const cell = (time: number | null, distance: number | null) => ({
      time,
      distance,
      from_index: 0,
      to_index: 0,
    })
    says({
      algorithm: 'costmatrix',
      units: 'kilometers',
      sources_to_targets: [
        [cell(0, 0), cell(301, 2.31), cell(660, 5.191)],
        [cell(300, 2.298), cell(0, 0), cell(420, 3.001)],
        [cell(655, 5.203), cell(null, null), cell(0, 0)],
      ],
    })
    const { core, id } = houseWithRides()
    expect(await new Roads(core, { kind: 'valhalla', url }).ask()).toBe(true)
    const places = codes.map((code) => area[code as keyof typeof area]).map(([lat, lon]) => ({ lat, lon }))
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/sources_to_targets' })
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      sources: places,
      targets: places,
      costing: 'auto',
      units: 'kilometers',
    })
    const [one = '', two = ''] = codes
    expect(travelIn({ core }, id, scheme)(one, two)).toEqual({ meters: 2310, minutes: 8 })
  })

  test.each<[string, unknown, number]>([
    ['an error', { code: 'InvalidQuery', message: 'near 5.79,53.217' }, 400],
    ['an error with a good status', { code: 'NoTable' }, 200],
    ['too busy', 'busy', 503],
    ['no JSON', '<html>', 200],
    ['too few places', { code: 'Ok', durations: [[0]], distances: [[0]] }, 200],
    [
      'distances below nothing',
      {
        ...osrm,
        distances: [
          [0, -1, 2],
          [1, 0, 2],
          [1, 2, 0],
        ],
      },
      200,
    ],
  ])(
    'after %s the estimate stands, and the log says so without a place in it',
    async (_what, body, status) => {
      says(body, status)
      const { core, logged, id } = houseWithRides()
      expect(await new Roads(core, { kind: 'osrm', url }).ask()).toBe(false)
      const [one = '', two = ''] = codes
      expect(travelIn({ core }, id, scheme)(one, two)).toEqual(estimateTravel(scheme)(one, two))
      expect(logged.join()).toMatch(/Check ROUTING_URL/)
      expect(logged.join()).not.toMatch(/5\.79|53\.2|8925/)
    },
  )

  test('nobody there: what it said before stands', async () => {
    says(osrm)
    const { core, id } = houseWithRides()
    await new Roads(core, { kind: 'osrm', url }).ask()
    expect(await new Roads(core, { kind: 'osrm', url: 'http://127.0.0.1:1' }).ask()).toBe(false)
    const [one = '', two = ''] = codes
    expect(travelIn({ core }, id, scheme)(one, two).meters).toBe(2310)
  })

  test('what a ride costs follows its distance to the cent', async () => {
    says(osrm)
    const { core, id } = houseWithRides()
    await new Roads(core, { kind: 'osrm', url }).ask()
    const [one = '', two = ''] = codes
    const at = (text: string) =>
      new Date(Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').epochMilliseconds)
    const checked = check(
      {
        scheme,
        busy: new Map(),
        travel: travelIn({ core }, id, scheme),
        now: at('2026-11-23T09:00'),
        zone: 'Europe/Amsterdam',
      },
      {
        pickup: one,
        destination: two,
        arriveAt: at('2026-11-25T10:15'),
        way: 'fetch',
        returnAt: at('2026-11-25T11:15'),
        passengers: 1,
        aid: 'none',
      },
    )
    // 2310 + 2298 metres at 35 cents a kilometre is 161.28 cents, and one euro to begin with
    expect(checked).toMatchObject({ fits: true, quote: { cents: 261 } })
  })
})
