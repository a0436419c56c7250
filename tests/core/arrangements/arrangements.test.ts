import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { answerPair } from '../../../core/arrangements/pairs/answer-pair.ts'
import { proposePair } from '../../../core/arrangements/pairs/propose-pair.ts'
import { runArrangementStep } from '../../../core/arrangements/run-arrangement-step.ts'
import { assignVolunteer } from '../../../core/dispatch/assign-volunteer.ts'
import { audit } from '../../../core/jobs/audit.ts'
import { desk, type House, openHouse } from '../dispatch/house.ts'

let house: House
let volunteer: string
let resident: string
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  house.setClock('2026-01-12T11:00:00Z')
  volunteer = await house.addVolunteer('Jan')
  resident = await house.addResident()
})

/** Help that comes back from this moment on, with somebody who said yes; the answer is its id. */
async function comesBack(wantedAt: string): Promise<string> {
  const requestId = await house.open(resident, { wantedAt })
  await house.work((work) => assignVolunteer(work, requestId, volunteer, desk))
  const { arrangementId } = await house.request(requestId)
  if (!arrangementId) throw new Error('Nothing comes back.')
  return arrangementId
}

const arrangement = (id: string) => house.db.arrangement.findUniqueOrThrow({ where: { id } })
const times = (arrangementId: string) =>
  house.db.helpRequest.findMany({ where: { arrangementId }, orderBy: { occursOn: 'asc' } })
const onTheClock = (moment: Date | null) =>
  moment?.toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' }) ?? null

/** Moves the clock to what is owed, and answers the fence that a tap for it would carry. */
async function fallsDue(id: string): Promise<number> {
  const { nextStepAt, fence } = await arrangement(id)
  if (!nextStepAt) throw new Error('Nothing is owed.')
  if (nextStepAt > house.now()) house.setClock(nextStepAt.toISOString())
  return fence
}

test.each([
  ['R/2026-01-15T10:30/P1W', 7, 56],
  ['R/2026-01-15T10:30/P2W', 14, 28],
])(
  '%s: more than a year long, each time once, at its hour on the clock of summer and winter',
  async (when, days, turns) => {
    const id = await comesBack(when)
    for (let turn = 0; turn < turns; turn++) {
      const fence = await fallsDue(id)
      expect(onTheClock(house.now())).toMatch(/ 10:00:00$/)
      await house.work((work) => runArrangementStep(work, id, fence))
    }
    const all = await times(id)
    expect(all).toHaveLength(turns + 1)
    for (const [index, { occursOn, wantedFrom }] of all.entries()) {
      const day = new Date(Date.UTC(2026, 0, 15 + index * days)).toISOString().slice(0, 10)
      expect(occursOn?.toISOString().slice(0, 10)).toBe(day)
      expect(onTheClock(wantedFrom)).toBe(`${day} 10:30:00`)
    }
  },
  60_000,
)

test('two replicas that open the same time at once open it once', async () => {
  const id = await comesBack('R/2026-01-15T10:30/P1W')
  const fence = await fallsDue(id)
  await Promise.all([1, 2, 3, 4].map(() => house.work((work) => runArrangementStep(work, id, fence))))
  expect(await times(id)).toHaveLength(2)
  expect((await arrangement(id)).fence).toBe(fence + 1)
})

test('a connection that is cut between opening and commit leaves nothing half, and it is done again', async () => {
  const id = await comesBack('R/2026-01-15T10:30/P1W')
  const fence = await fallsDue(id)
  let tries = 0
  await house.work(async (work) => {
    await runArrangementStep(work, id, fence)
    if (++tries === 1) await work.tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`
  })
  expect(tries).toBe(2)
  expect(await times(id)).toHaveLength(2)
})

test('a process that dies before the commit: nothing is opened, and the audit opens it once', async () => {
  const id = await comesBack('R/2026-01-15T10:30/P1W')
  const fence = await fallsDue(id)
  const dies = house.work(async (work) => {
    await runArrangementStep(work, id, fence)
    throw new Error('killed')
  })
  await expect(dies).rejects.toThrow('killed')
  expect(await times(id)).toHaveLength(1)
  house.setClock(new Date(house.now().getTime() + 5 * 60_000).toISOString())
  await audit(house.core)
  await audit(house.core)
  expect(await times(id)).toHaveLength(2)
})

test('of a pair each question is asked once, whoever taps, and an answer counts once', async () => {
  const requestId = await house.open(resident, { category: 'company', wantedAt: null })
  const match = { volunteerId: volunteer, consent: 'voice' } as const
  const proposed = await Promise.all(
    [1, 2, 3].map(() => house.work((work) => proposePair(work, requestId, match, desk))),
  )
  expect(proposed.filter(({ ok }) => ok)).toHaveLength(1)
  const { id } = await house.db.arrangement.findFirstOrThrow({ where: { requestId } })
  const yes = { agrees: true, words: null }
  const answers = await Promise.all(
    [1, 2].map(() => house.work((work) => answerPair(work, id, volunteer, yes))),
  )
  expect(answers.toSorted()).toEqual(['began', 'gone'])
  expect(await house.request(requestId)).toMatchObject({ status: 'done', nextStep: null })
  const before = (await house.heard(volunteer)).length
  const fence = await fallsDue(id)
  await Promise.all([1, 2].map(() => house.work((work) => runArrangementStep(work, id, fence))))
  const asked = (await house.heard(volunteer)).slice(before)
  expect(asked.map(({ purpose }) => purpose)).toEqual(['pair.ask'])
})
