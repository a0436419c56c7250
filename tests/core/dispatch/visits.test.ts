import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { assignVolunteer } from '../../../core/dispatch/assign-volunteer.ts'
import { giveFeedback } from '../../../core/dispatch/visits/give-feedback.ts'
import { reportDone } from '../../../core/dispatch/visits/report-done.ts'
import { reportNotDone } from '../../../core/dispatch/visits/report-not-done.ts'
import { desk, type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
beforeEach(() => house.setClock('2026-01-14T11:00:00Z'))
afterAll(() => house.close())

async function matched() {
  const volunteer = await house.addVolunteer('Jan de Vries')
  const resident = await house.addResident()
  const requestId = await house.open(resident)
  await house.work((work) => assignVolunteer(work, requestId, volunteer, desk))
  const { id } = await house.offerOf(requestId, volunteer)
  return { volunteer, resident, requestId, offerId: id }
}

const purposes = async (personId: string) => (await house.heard(personId)).map(({ purpose }) => purpose)
const done = (offerId: string, minutes: number | null = null, tail: string | null = null) =>
  house.work((work) => reportDone(work, offerId, { minutes, tail }))
const feedback = (requestId: string, allRight: boolean, tail: string | null = null) =>
  house.work((work) => giveFeedback(work, requestId, { allRight, tail }))

describe('after a yes', () => {
  test('a reminder, a question whether it is done, one whether it was all right, and it is closed', async () => {
    const { volunteer, resident, requestId, offerId } = await matched()
    expect(await house.nextStep(requestId)).toBe('remind')
    expect(house.now().toISOString()).toBe('2026-01-14T17:00:00.000Z')
    expect((await house.heard(resident)).at(-1)?.text).toContain('Jan komt')
    expect(await house.nextStep(requestId)).toBe('remind-soon')
    expect(house.now().toISOString()).toBe('2026-01-15T12:00:00.000Z')
    expect(await house.nextStep(requestId)).toBe('ask-done')
    expect(house.now().toISOString()).toBe('2026-01-15T15:00:00.000Z')
    expect(await purposes(volunteer)).toEqual([
      'offer.assigned',
      'visit.remind',
      'visit.remind',
      'visit.ask-done',
    ])
    expect(await done(offerId, 90, 'ze was wel erg moe')).toEqual({ ok: true })
    expect((await house.notes()).at(-1)).toBe('Jan de Vries zei na het bezoek: ze was wel erg moe')
    expect((await house.heard(resident)).some(({ text }) => text.includes('moe'))).toBe(false)
    expect((await purposes(resident)).at(-1)).toBe('visit.ask-resident')
    expect(await feedback(requestId, true)).toEqual({ ok: true })
    expect(await house.request(requestId)).toMatchObject({
      status: 'done',
      outcome: 'done',
      minutesSpent: 90,
      allRight: 'yes',
      nextStep: null,
      closedAt: house.now(),
    })
    expect(await house.history(requestId)).toEqual([
      'opened',
      'assigned',
      'reminded',
      'asked-whether-done',
      'reported-done',
      'asked-resident',
      'feedback-given',
      'closed',
    ])
  })

  test('silence: asked once more, then the desk; a late answer still counts', async () => {
    const { volunteer, requestId, offerId } = await matched()
    for (const step of ['remind', 'remind-soon', 'ask-done', 'ask-done-again', 'done-unanswered']) {
      expect(await house.nextStep(requestId)).toBe(step)
    }
    expect((await purposes(volunteer)).filter((purpose) => purpose === 'visit.ask-done')).toHaveLength(2)
    expect(await house.request(requestId)).toMatchObject({
      withDeskWhy: 'not-answered',
      nextStep: 'nudge-desk',
    })
    expect(await done(offerId)).toEqual({ ok: true })
    expect(await house.request(requestId)).toMatchObject({ nextStep: 'close-quietly', withDeskSince: null })
  })

  test('not done: the desk hears it with the words, and nobody is asked again', async () => {
    const { requestId, offerId } = await matched()
    await house.nextStep(requestId)
    expect(await house.work((work) => reportNotDone(work, offerId, 'niemand thuis'))).toEqual({ ok: true })
    expect(await house.request(requestId)).toMatchObject({ withDeskWhy: 'not-done', nextStep: 'nudge-desk' })
    expect((await house.notes()).at(-1)).toContain('niemand thuis')
  })

  test('done at night: the resident is asked in the morning', async () => {
    const { resident, requestId, offerId } = await matched()
    house.setClock('2026-01-15T22:00:00Z')
    await done(offerId)
    expect((await purposes(resident)).at(-1)).not.toBe('visit.ask-resident')
    expect(await house.nextStep(requestId)).toBe('ask-resident')
    expect(house.now().toISOString()).toBe('2026-01-16T07:00:00.000Z')
    expect((await purposes(resident)).at(-1)).toBe('visit.ask-resident')
  })

  test('done twice asks the resident once and keeps the last minutes', async () => {
    const { resident, requestId, offerId } = await matched()
    await done(offerId, 30)
    await done(offerId, 45)
    expect((await purposes(resident)).filter((purpose) => purpose === 'visit.ask-resident')).toHaveLength(1)
    expect((await house.request(requestId)).minutesSpent).toBe(45)
  })

  test('a resident who does not answer: closed quietly after two days, and a late no still alarms the desk', async () => {
    const { requestId, offerId } = await matched()
    house.setClock('2026-01-15T15:00:00Z')
    await done(offerId)
    expect(await house.nextStep(requestId)).toBe('close-quietly')
    expect(house.now().toISOString()).toBe('2026-01-17T15:00:00.000Z')
    expect(await house.request(requestId)).toMatchObject({ status: 'done', allRight: 'unanswered' })
    expect(await feedback(requestId, false, 'er is iets stuk')).toEqual({ ok: true })
    expect((await house.request(requestId)).allRight).toBe('no')
    expect((await house.notes()).at(-1)).toContain('er is iets stuk')
    expect(await feedback(requestId, true)).toEqual({ ok: false, why: 'closed' })
  })

  test('a no from the resident closes the request and alarms the desk', async () => {
    const { requestId, offerId } = await matched()
    await done(offerId)
    await feedback(requestId, false)
    expect(await house.request(requestId)).toMatchObject({ status: 'done', allRight: 'no' })
    const alarm = await house.db.outboxMessage.findFirst({
      where: { purpose: { in: ['desk.note', 'desk.alarm', 'desk.danger'] } },
      orderBy: { id: 'desc' },
    })
    expect(alarm?.content).toMatchObject({ alarm: true })
  })

  test('feedback that nobody asked for counts for nothing', async () => {
    const { requestId } = await matched()
    expect(await feedback(requestId, true)).toEqual({ ok: false, why: 'closed' })
  })
})
