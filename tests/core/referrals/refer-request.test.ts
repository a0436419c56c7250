import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { referRequest } from '../../../core/referrals/refer-request.ts'
import { closeRequest } from '../../../core/requests/close-request.ts'
import { desk, type House, openHouse } from '../dispatch/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
beforeEach(() => house.setClock('2026-01-14T11:00:00Z'))
afterAll(() => house.close())

const form = { organisation: 'Amaryllis', note: 'graag bellen', followUpOn: '2026-01-21' }
const refer = (requestId: string, change: object = {}) =>
  house.work((work) => referRequest(work, requestId, { ...form, ...change }, desk))

describe('sending on', () => {
  test('tells the resident to whom, and asks the desk on the day whether it was taken up', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    expect(await refer(requestId)).toMatchObject({ ok: true })
    expect(await house.request(requestId)).toMatchObject({ status: 'referred', withDeskSince: null })
    expect((await house.heard(resident)).at(-1)?.text).toContain('Amaryllis')
    expect((await house.heard(resident)).at(-1)?.text).toContain('058 303 0400')
    expect((await house.heard(resident)).at(-1)?.text).not.toContain('bellen')
    expect(await house.nextStep(requestId)).toBe('follow-up-referral')
    expect(house.now().toISOString()).toBe('2026-01-21T08:00:00.000Z')
    expect(await house.request(requestId)).toMatchObject({ withDeskWhy: 'follow-up', nextStep: 'nudge-desk' })
    expect((await house.notes()).at(-1)).toContain('Amaryllis')
    await house.work((work) => closeRequest(work, requestId, { outcome: 'done', minutes: null }, desk))
    const referral = await house.db.referral.findFirstOrThrow({ where: { requestId } })
    expect(referral.status).toBe('taken-up')
  })

  test('not taken up: a neighbour can be looked for again', async () => {
    await house.addVolunteer('Jan')
    const requestId = await house.open(await house.addResident(), { wantedAt: null })
    await refer(requestId)
    expect(await house.work((work) => startDispatch(work, requestId, desk))).toEqual({
      ok: false,
      why: 'referred',
    })
    await house.nextStep(requestId)
    expect(await house.work((work) => startDispatch(work, requestId, desk))).toMatchObject({ ok: true })
    expect((await house.request(requestId)).status).toBe('searching')
  })

  test('frees the neighbours who were asked', async () => {
    const volunteer = await house.addVolunteer('Piet')
    const requestId = await house.open(await house.addResident())
    await house.work((work) => startDispatch(work, requestId, desk))
    await house.sendAll()
    const { id } = await house.offerOf(requestId, volunteer)
    await refer(requestId)
    expect((await house.db.offer.findUniqueOrThrow({ where: { id } })).status).toBe('withdrawn')
  })

  test.each([
    [{ organisation: 'Niemand' }, 'unknown-organisation'],
    [{ followUpOn: '2026-02-30' }, 'bad-date'],
    [{ followUpOn: '2026-01-13' }, 'bad-date'],
    [{ followUpOn: 'morgen' }, 'bad-date'],
  ])('refuses %j', async (change, why) => {
    const requestId = await house.open(await house.addResident())
    expect(await refer(requestId, change)).toEqual({ ok: false, why })
    expect((await house.request(requestId)).status).toBe('triage')
  })
})
