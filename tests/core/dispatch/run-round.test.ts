import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { assignVolunteer } from '../../../core/dispatch/assign-volunteer.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { runStep } from '../../../core/requests/run-step.ts'
import { desk, type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
beforeEach(async () => {
  house.setClock('2026-01-14T11:00:00Z')
  await house.db.volunteer.updateMany({ data: { status: 'left' } })
})
afterAll(() => house.close())

const dispatch = (requestId: string) => house.work((work) => startDispatch(work, requestId, desk))
const askedFor = async (requestId: string) =>
  (await house.offers(requestId)).filter(({ addressId }) => addressId).map(({ volunteerId }) => volunteerId)

describe('a round', () => {
  test('asks as many as the plan says; the next follows after the delay; then the desk is told', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await house.addVolunteer(name)
    const requestId = await house.open(await house.addResident())
    expect(await dispatch(requestId)).toMatchObject({ ok: true, round: { came: 'asked', people: 2 } })
    const first = await house.request(requestId)
    expect(first).toMatchObject({ status: 'searching', nextStep: 'round', withDeskSince: null })
    expect(first.nextStepAt?.toISOString()).toBe('2026-01-14T11:30:00.000Z')
    await house.nextStep(requestId)
    const offers = await house.offers(requestId)
    expect(offers.map(({ status }) => status)).toEqual(['lapsed', 'lapsed', 'asked', 'asked'])
    expect(new Set(offers.map(({ volunteerId }) => volunteerId)).size).toBe(4)
    await house.nextStep(requestId)
    expect(await house.request(requestId)).toMatchObject({
      status: 'searching',
      nextStep: 'nudge-desk',
      withDeskWhy: 'nobody-left',
      withDeskSince: house.now(),
    })
    expect((await house.notes()).at(-1)).toContain('niemand ja gezegd')
    expect(await dispatch(requestId)).toMatchObject({ ok: true, round: { came: 'asked', people: 1 } })
  })

  test('with an older fence does nothing, however often it comes', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await house.addVolunteer(name)
    const requestId = await house.open(await house.addResident())
    await dispatch(requestId)
    const { fence } = await house.request(requestId)
    const tap = () => house.work((work) => runStep(work, requestId, fence))
    await Promise.all([tap(), tap(), tap()])
    expect(await house.offers(requestId)).toHaveLength(4)
    expect(await house.db.dispatchRound.count({ where: { requestId } })).toBe(2)
    expect(await house.request(requestId)).toMatchObject({ nextStep: 'round', withDeskSince: null })
  })

  test('begun twice at once is begun once, and the second hears what it is now', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await house.addVolunteer(name)
    const requestId = await house.open(await house.addResident())
    const both = await Promise.all([dispatch(requestId), dispatch(requestId)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, why: 'searching' })
    expect(await house.offers(requestId)).toHaveLength(2)
  })

  test('finds nobody able: the desk hears it at once', async () => {
    await house.addVolunteer('Tuinman', { categories: ['garden'] })
    const requestId = await house.open(await house.addResident())
    expect(await dispatch(requestId)).toEqual({ ok: true, round: { came: 'with-desk' } })
    expect(await house.request(requestId)).toMatchObject({
      withDeskWhy: 'nobody-able',
      nextStep: 'nudge-desk',
    })
  })

  test('passes over who cannot be reached and asks the next instead', async () => {
    const deaf = await house.addVolunteer('Onbereikbaar', { unreachable: true })
    const others = [await house.addVolunteer('B'), await house.addVolunteer('C')]
    const requestId = await house.open(await house.addResident())
    expect(await dispatch(requestId)).toMatchObject({ round: { came: 'asked', people: 2 } })
    expect((await askedFor(requestId)).toSorted()).toEqual(others.toSorted())
    const offer = await house.db.offer.findFirst({ where: { requestId, volunteerId: deaf } })
    expect(offer === null || (offer.status === 'lapsed' && offer.addressId === null)).toBe(true)
  })

  test('waits for the morning, and the delays wait with it', async () => {
    await house.addVolunteer('A')
    house.setClock('2026-01-14T21:00:00Z')
    const requestId = await house.open(await house.addResident())
    expect(await dispatch(requestId)).toMatchObject({ round: { came: 'waiting' } })
    expect(await house.offers(requestId)).toEqual([])
    expect((await house.request(requestId)).nextStepAt?.toISOString()).toBe('2026-01-15T07:00:00.000Z')
    await house.nextStep(requestId)
    expect(await house.offers(requestId)).toHaveLength(1)
  })

  test('keeps the plan with which the search began', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await house.addVolunteer(name)
    const requestId = await house.open(await house.addResident())
    await dispatch(requestId)
    const plan = house.core.neighbourhoods.first.plans.normal
    plan.people = 9
    await house.nextStep(requestId)
    plan.people = 2
    expect(await house.offers(requestId)).toHaveLength(4)
  })

  test('leaves in peace who was asked five times this week', async () => {
    const only = await house.addVolunteer('Druk')
    const resident = await house.addResident()
    for (let count = 0; count < 5; count++) await dispatch(await house.open(resident))
    const sixth = await house.open(resident)
    await dispatch(sixth)
    expect((await house.request(sixth)).withDeskWhy).toBe('nobody-left')
    expect((await house.heard(only)).filter(({ purpose }) => purpose === 'offer.ping')).toHaveLength(5)
  })

  test('has a pg-boss job with its fence, made with the row', async () => {
    await house.addVolunteer('A')
    const requestId = await house.open(await house.addResident())
    await dispatch(requestId)
    const { fence } = await house.request(requestId)
    const { rows } = await house.core.pool.query(
      `select 1 from pgboss.job where data->>'requestId' = $1 and (data->>'fence')::int = $2`,
      [requestId, fence],
    )
    expect(rows).toHaveLength(1)
  })
})

describe('a reply code', () => {
  test('is there only when more than one thing stands open, and counts on from the first', async () => {
    const volunteer = await house.addVolunteer('A')
    const resident = await house.addResident()
    const [first, second, third] = [
      await house.open(resident),
      await house.open(resident),
      await house.open(resident),
    ]
    for (const requestId of [first, second, third]) await dispatch(requestId)
    const codes = await Promise.all([first, second, third].map((id) => house.offerOf(id, volunteer)))
    expect(codes.map(({ code }) => code)).toEqual([null, 2, 3])
    expect((await house.heard(volunteer)).at(-1)?.text).toContain('JA 3')
  })

  test('is there when a question of ours stands open', async () => {
    const volunteer = await house.addVolunteer('A')
    await house.db.conversation.create({
      data: { personId: volunteer, asked: { tag: 'x' }, updatedAt: house.now() },
    })
    const requestId = await house.open(await house.addResident())
    await dispatch(requestId)
    expect((await house.offerOf(requestId, volunteer)).code).toBe(2)
  })

  test('is never given twice, however many rounds fire at once', async () => {
    const volunteer = await house.addVolunteer('A')
    const resident = await house.addResident()
    const requests = await Promise.all(Array.from({ length: 5 }, () => house.open(resident)))
    await Promise.all(requests.map(dispatch))
    const offers = await house.db.offer.findMany({ where: { volunteerId: volunteer, status: 'asked' } })
    expect(offers.map(({ code }) => code ?? 0).toSorted()).toEqual([0, 2, 3, 4, 5])
  })
})

describe('the desk picks a volunteer', () => {
  test('both sides hear it, with all that each needs', async () => {
    const volunteer = await house.addVolunteer('Sietske Hoekstra', { categories: ['garden'] })
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    const done = await house.work((work) => assignVolunteer(work, requestId, volunteer, desk))
    expect(done).toEqual({ ok: true, reached: true })
    expect(await house.request(requestId)).toMatchObject({
      status: 'matched',
      nextStep: 'remind',
      withDeskSince: null,
    })
    const [assigned] = await house.heard(volunteer)
    for (const fact of ['Anna de Boer', 'Kerkstraat 5', '+31612345678'])
      expect(assigned?.text).toContain(fact)
    expect((await house.heard(resident)).at(-1)?.text).toContain('Sietske')
  })

  test('not twice, not somebody who is not approved, and by phone if nothing else reaches them', async () => {
    const deaf = await house.addVolunteer('Vaste Lijn', { unreachable: true })
    const requestId = await house.open(await house.addResident())
    const assign = (id: string) => house.work((work) => assignVolunteer(work, requestId, id, desk))
    const stranger = await house.addResident()
    expect(await assign(stranger)).toEqual({ ok: false, why: 'not-approved' })
    expect(await assign(deaf)).toEqual({ ok: true, reached: false })
    expect((await house.notes()).at(-1)).toContain('Vaste Lijn')
    expect(await assign(deaf)).toEqual({ ok: false, why: 'matched' })
  })
})
