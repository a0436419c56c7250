import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { freezePlan } from '../../../core/dispatch/plan.ts'
import { planRound } from '../../../core/dispatch/plan-round.ts'
import { readRoundFacts } from '../../../core/dispatch/round-facts.ts'
import { lockRequest } from '../../../core/requests/requests.store.ts'
import { maxMobiel } from '../rides/scheme.ts'
import { type House, openHouse } from './house.ts'

const now = new Date('2026-01-14T11:00:00Z')
const night = new Date('2026-01-14T22:15:30Z')
const most = 24
const hourMs = 3_600_000
const rides = maxMobiel()
/** Where the volunteers live: near, farther, outside the area, and nobody knows where. */
const homes = ['8925 AB', '8911XT', '9999 ZZ', null]

let house: House
let people: string[]
let others: string[]
let requestId: string
beforeAll(async () => {
  house = await openHouse()
  const resident = await house.addResident()
  people = []
  for (let count = 0; count < most; count++) people.push(await house.addPerson(`Buur ${count}`, 'nl', null))
  for (const [index, id] of people.entries())
    await house.db.person.update({ where: { id }, data: { postcode: homes[index % homes.length] ?? null } })
  requestId = await house.open(resident)
  others = [
    await house.open(resident, { wantedAt: '2026-01-15T13:30' }),
    await house.open(resident, { wantedAt: '2026-01-15' }),
    await house.open(resident, { wantedAt: '2026-01-15@evening' }),
    await house.open(resident, { wantedAt: null }),
  ]
  await house.db.helpRequest.updateMany({
    where: { id: { in: others } },
    data: { status: 'searching', places: 99 },
  })
})
afterAll(() => house.close())

const ago = (most: number) =>
  fc.integer({ min: 1, max: most }).map((hours) => new Date(now.getTime() - hours * hourMs))
const mostly = <T>(usual: T, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 14, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare })

const anyOffer = fc.record({
  /** The request at hand, or one of four others. */
  of: fc.constantFrom(0, 1, 1, 1, 2, 3, 4),
  status: fc.constantFrom(
    'asked',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'declined',
    'lapsed',
    'taken',
    'withdrawn',
    'handed-back',
  ),
  // few moments, so that many were asked at the same one
  askedAt: fc.constantFrom(20, 20, 100, 169, 900).map((hours) => new Date(now.getTime() - hours * hourMs)),
  pings: fc.integer({ min: 0, max: 3 }),
  done: fc.boolean(),
})
const anyVolunteer = fc.record({
  status: mostly('approved', fc.constantFrom('applied', 'left')),
  categories: mostly<string[]>(['groceries'], fc.constant(['garden'])),
  languages: fc.constantFrom<string[]>(['nl'], ['nl', 'fy'], ['fy'], []),
  availability: mostly([] as string[], fc.subarray(['thu-afternoon', 'thu-evening', 'fri-morning'])),
  areas: mostly([] as string[], fc.subarray(['8925', '8925ab', '8924'])),
  training: fc.subarray(['care']),
  vettedOn: fc.option(ago(9000)),
  vettingDueOn: fc.option(fc.constantFrom(new Date('2026-01-14'), new Date('2026-01-15'))),
  needsBuddy: mostly(false, fc.constant(true)),
  sheltered: mostly(false, fc.constant(true)),
  callFirst: mostly(false, fc.constant(true)),
  pausedUntil: mostly(
    null as Date | null,
    fc.constantFrom(new Date(now.getTime() + hourMs), new Date('2026-01-13')),
  ),
  quiet: mostly(
    null as [string, string] | null,
    fc.constantFrom<[string, string]>(['11:00', '13:00'], ['22:00', '09:00'], ['12:00', '12:00']),
  ),
  urgentAtNight: fc.boolean(),
  pingsPerWeek: mostly(null as number | null, fc.nat(4)),
  offers: fc.uniqueArray(anyOffer, { selector: ({ of }) => of, maxLength: 3 }),
})
const anyWorld = fc.record({
  volunteers: fc.array(anyVolunteer, { maxLength: most }),
  at: mostly(now, fc.constant(night)),
  people: fc.integer({ min: 1, max: 4 }),
  request: fc.record({
    urgency: mostly('normal', fc.constant('urgent')),
    wanted: fc.constantFrom<(string | null)[]>(
      ['2026-01-15T14:00', '2026-01-15T13:00:00Z', '2026-01-15T14:00:00Z'],
      ['2026-01-15', '2026-01-15T07:00:00Z', '2026-01-15T21:00:00Z'],
      ['2026-01-15T05:00', '2026-01-15T04:00:00Z', '2026-01-15T05:00:00Z'],
      [null, null, null],
    ),
    language: fc.constantFrom('nl', 'fy'),
    postcode: fc.constantFrom(null, '8925 AB'),
    places: fc.constantFrom(1, 2),
  }),
  rules: fc.record({
    vetted: fc.constantFrom([], ['groceries' as const]),
    trained: fc.constantFrom({}, { groceries: 'care' }),
  }),
})

type AnyWorld = typeof anyWorld extends fc.Arbitrary<infer One> ? One : never

async function settle({ volunteers, request }: AnyWorld): Promise<void> {
  const { db } = house
  await db.offer.deleteMany()
  await db.volunteer.deleteMany()
  const { wanted, ...rest } = request
  const [wantedAt = null, from = null, until = null] = wanted
  const edges = { wantedFrom: from && new Date(from), wantedUntil: until && new Date(until) }
  await db.helpRequest.update({
    where: { id: requestId },
    data: { ...rest, wantedAt, ...edges, status: 'searching' },
  })
  await db.volunteer.createMany({
    data: volunteers.map(({ offers, quiet, ...volunteer }, index) => ({
      ...volunteer,
      personId: people[index] ?? '',
      neighbourhoodId: 'bilgaard',
      quietFrom: quiet?.[0] ?? null,
      quietUntil: quiet?.[1] ?? null,
      // who was never asked has no offers: asking and remembering are one deed
      lastAskedAt:
        offers.map(({ askedAt }) => askedAt).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null,
      appliedAt: now,
    })),
  })
  await db.offer.createMany({
    data: volunteers.flatMap(({ offers }, index) =>
      offers.map(({ of, status, askedAt, pings, done }) => ({
        id: randomUUID(),
        requestId: others[of - 1] ?? requestId,
        volunteerId: people[index] ?? '',
        round: 1,
        status,
        askedAt,
        pings,
        place: status === 'accepted' ? index + 1 : null,
        doneAt: done ? now : null,
      })),
    ),
  })
}

test('the database chooses as the pure function does, in whatever neighbourhood', async () => {
  const came: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      await settle(world)
      house.setClock(world.at.toISOString())
      Object.assign(house.core.neighbourhoods.first, { rules: world.rules, rides })
      const [all, few] = await house.work(async (work) => {
        const request = await lockRequest(work, requestId)
        if (!request) throw new Error('There is no such request.')
        const plan = {
          ...freezePlan(house.core.neighbourhoods.first, { urgency: 'normal', category: 'groceries' }, 1),
          people: world.people,
        }
        const decide = async (limit: number) => {
          const { others: _, ...decision } = planRound(
            await readRoundFacts(work, request, plan, limit),
            work.now,
          )
          return decision
        }
        return [await decide(1000), await decide(0)]
      })
      expect(few).toEqual(all)
      const kind = all?.do === 'nobody' ? all.why : (all?.do ?? '')
      came[kind] = (came[kind] ?? 0) + 1
    }),
    { numRuns: Number(process.env.WORLDS ?? 200) },
  )
  // worlds in which always the same comes out would prove little
  expect(Object.keys(came)).toEqual(expect.arrayContaining(['ask', 'nobody-able', 'nobody-left', 'wait']))
}, 120_000)
