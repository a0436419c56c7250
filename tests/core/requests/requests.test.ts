import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { assignVolunteer } from '../../../core/dispatch/assign-volunteer.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { addToRequest } from '../../../core/requests/add-to-request.ts'
import { cancelRequest } from '../../../core/requests/cancel-request.ts'
import { closeRequest } from '../../../core/requests/close-request.ts'
import { editRequest } from '../../../core/requests/edit-request.ts'
import { openRequest } from '../../../core/requests/open-request.ts'
import { takeRequest } from '../../../core/requests/take-request.ts'
import { desk, type House, openHouse } from '../dispatch/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
beforeEach(() => house.setClock('2026-01-14T11:00:00Z'))
afterAll(() => house.close())

const purposes = async (personId: string) => (await house.heard(personId)).map(({ purpose }) => purpose)
const take = (requestId: string, who: string) => house.work((work) => takeRequest(work, requestId, who))
const edit = {
  category: 'groceries',
  wantedAt: '2026-01-16@morning',
  urgency: 'normal' as const,
  words: 'Brood',
  places: null,
}

describe('a request', () => {
  test('gets its own number, the address of the resident, and belongs to the desk at once', async () => {
    const resident = await house.addResident()
    const ids = await Promise.all(Array.from({ length: 10 }, () => house.open(resident)))
    const requests = await Promise.all(ids.map(house.request))
    const numbers = requests.map(({ number }) => number).toSorted((a, b) => a - b)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(requests[0]).toMatchObject({
      street: 'Kerkstraat',
      status: 'triage',
      withDeskWhy: 'new',
      withDeskSince: house.now(),
      wantedFrom: new Date('2026-01-15T13:00:00Z'),
      nextStep: 'nudge-desk',
      nextStepAt: new Date('2026-01-14T12:00:00Z'),
    })
    const cards = await house.db.outboxMessage.count({ where: { purpose: 'desk.card' } })
    expect(cards).toBe(10)
  })

  test('for a time that does not exist is not opened', async () => {
    const wish = {
      neighbourhoodId: 'bilgaard',
      residentId: await house.addResident(),
      category: 'garden' as const,
      words: 'Gras',
      wantedAt: '2026-02-30',
      urgency: 'normal' as const,
      origin: 'sms',
      language: 'nl' as const,
    }
    expect(await house.work((work) => openRequest(work, wish))).toEqual({ ok: false, why: 'bad-when' })
  })

  test('that nobody looks at is mentioned in its thread once, then in the summaries, and again before it is wanted', async () => {
    const requestId = await house.open(await house.addResident())
    const nudges = async () =>
      (await house.notes()).filter((note) => /wacht nu \d+ uur op antwoord/.test(note)).length
    const before = await nudges()
    const told: [string, number][] = []
    for (let step = 0; step < 4; step++) {
      await house.nextStep(requestId)
      told.push([house.now().toISOString(), (await nudges()) - before])
    }
    expect(told).toEqual([
      ['2026-01-14T12:00:00.000Z', 1],
      ['2026-01-15T07:45:00.000Z', 1],
      ['2026-01-15T10:00:00.000Z', 2],
      ['2026-01-16T07:45:00.000Z', 2],
    ])
    expect((await house.request(requestId)).nextStep).toBe('nudge-daily')
    await take(requestId, desk)
    expect((await house.request(requestId)).nextStepAt?.toISOString()).toBe('2026-01-17T07:45:00.000Z')
    await house.nextStep(requestId)
    expect((await house.notes()).at(-1)).toContain(desk)
  })

  test('is taken by one of two who press at once; the other is told who was first', async () => {
    const requestId = await house.open(await house.addResident())
    const both = await Promise.all([take(requestId, 'slack:U1'), take(requestId, 'slack:U2')])
    const { takenBy } = await house.request(requestId)
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, why: 'already-taken', by: takenBy })
    expect(await take(requestId, takenBy ?? '')).toEqual({ ok: true })
  })

  test('can be added to: the desk sees the words', async () => {
    const requestId = await house.open(await house.addResident())
    await house.work((work) => addToRequest(work, requestId, 'graag ook melk'))
    expect((await house.notes()).at(-1)).toContain('graag ook melk')
  })
})

describe('calling off', () => {
  test('by the resident: who would come hears it, nobody is owed anything, and it cannot be done twice', async () => {
    const resident = await house.addResident()
    const volunteer = await house.addVolunteer('Jan')
    const requestId = await house.open(resident)
    await house.work((work) => assignVolunteer(work, requestId, volunteer, desk))
    const cancel = () => house.work((work) => cancelRequest(work, requestId, resident, null))
    expect(await cancel()).toMatchObject({ ok: true })
    expect(await cancel()).toEqual({ ok: false, why: 'closed' })
    expect(await house.request(requestId)).toMatchObject({
      status: 'cancelled',
      outcome: 'cancelled-by-resident',
      nextStep: null,
      withDeskSince: null,
    })
    expect(await purposes(volunteer)).toEqual(['offer.assigned', 'offer.called-off'])
    expect(await purposes(resident)).toEqual(['request.helper-found'])
    expect((await house.offerOf(requestId, volunteer)).place).toBeNull()
  })

  test('by the desk: the resident hears it; by somebody else: not at all', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    const stranger = await house.addResident()
    const by = (actor: string) => house.work((work) => cancelRequest(work, requestId, actor, null))
    expect(await by(stranger)).toEqual({ ok: false, why: 'not-yours' })
    expect(await by(desk)).toMatchObject({ ok: true })
    expect(await purposes(resident)).toEqual(['request.cancelled'])
  })
})

describe('closing', () => {
  test('unmet: the resident hears it kindly, and those asked need not answer', async () => {
    await house.db.volunteer.updateMany({ data: { status: 'left' } })
    const resident = await house.addResident()
    const volunteer = await house.addVolunteer('Jan')
    const requestId = await house.open(resident)
    await house.work((work) => startDispatch(work, requestId, desk))
    await house.sendAll()
    const close = () =>
      house.work((work) => closeRequest(work, requestId, { outcome: 'unmet', minutes: null }, desk))
    expect(await close()).toMatchObject({ ok: true })
    expect(await close()).toEqual({ ok: false, why: 'closed' })
    expect(await house.request(requestId)).toMatchObject({
      status: 'unmet',
      outcome: 'unmet',
      nextStep: null,
    })
    expect((await purposes(volunteer)).at(-1)).toBe('offer.cancelled')
    expect((await purposes(resident)).at(-1)).toBe('request.closed')
  })

  test('done: whoever came keeps it to their name, and the minutes are kept', async () => {
    const volunteer = await house.addVolunteer('Jan')
    const requestId = await house.open(await house.addResident())
    await house.work((work) => assignVolunteer(work, requestId, volunteer, desk))
    await house.work((work) => closeRequest(work, requestId, { outcome: 'done', minutes: 60 }, desk))
    expect(await house.request(requestId)).toMatchObject({ status: 'done', minutesSpent: 60 })
    expect((await house.offerOf(requestId, volunteer)).status).toBe('accepted')
    expect((await purposes(volunteer)).at(-1)).toBe('offer.assigned')
  })
})

describe('correcting', () => {
  test('a new time reaches everybody who counts on it, and the reminder moves along', async () => {
    const volunteer = await house.addVolunteer('Jan')
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    await house.work((work) => assignVolunteer(work, requestId, volunteer, desk))
    expect(await house.work((work) => editRequest(work, requestId, edit, desk))).toMatchObject({ ok: true })
    expect((await purposes(volunteer)).at(-1)).toBe('request.new-time')
    expect((await purposes(resident)).at(-1)).toBe('request.new-time')
    const request = await house.request(requestId)
    expect(request).toMatchObject({ words: 'Brood', wantedFrom: new Date('2026-01-16T07:00:00Z') })
    expect(request.nextStepAt?.toISOString()).toBe('2026-01-15T17:00:00.000Z')
  })

  test('refuses what does not exist', async () => {
    const requestId = await house.open(await house.addResident())
    const change = (what: object) =>
      house.work((work) => editRequest(work, requestId, { ...edit, ...what }, desk))
    expect(await change({ wantedAt: 'ooit' })).toEqual({ ok: false, why: 'bad-when' })
    expect(await change({ category: 'rockets' })).toEqual({ ok: false, why: 'unknown-category' })
    expect((await house.request(requestId)).words).toBe('Boodschappen voor mij en Truus')
  })
})
