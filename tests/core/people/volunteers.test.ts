import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { acceptOffer } from '../../../core/dispatch/accept-offer.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { applyAsVolunteer } from '../../../core/people/apply-as-volunteer.ts'
import { fitsAvailability } from '../../../core/people/availability.ts'
import { changeVolunteer } from '../../../core/people/change-volunteer.ts'
import { desk, type House, openHouse } from '../dispatch/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const wishes = { categories: ['garden' as const], languages: ['nl' as const], availability: ['sat-morning'] }
const apply = (personId: string, reachBy: string | null = null) =>
  house.work((work) => applyAsVolunteer(work, personId, { ...wishes, reachBy }))
const volunteer = (personId: string) => house.db.volunteer.findUniqueOrThrow({ where: { personId } })

describe('signing up', () => {
  test('waits for the desk, which gets a card', async () => {
    const person = await house.addResident()
    const sms = await house.giveAddress(person, 'sms', '+31611111111')
    expect(await apply(person, 'sms')).toEqual({ ok: true, again: false })
    expect(await volunteer(person)).toMatchObject({ status: 'applied', categories: ['garden'] })
    const { preferredAddressId } = await house.db.person.findUniqueOrThrow({ where: { id: person } })
    expect(preferredAddressId).toBe(sms)
    const card = await house.db.outboxMessage.findFirst({
      where: { purpose: 'desk.card' },
      orderBy: { id: 'desc' },
    })
    expect(card?.content).toMatchObject({ subject: { kind: 'volunteer', id: person } })
    expect(await apply(person, 'whatsapp')).toEqual({ ok: true, again: true })
  })

  test('again: who was approved stays so, who had left waits for the desk', async () => {
    const approved = await house.addVolunteer('Jan')
    expect(await apply(approved)).toEqual({ ok: true, again: true })
    expect(await volunteer(approved)).toMatchObject({ status: 'approved', categories: ['garden'] })
    await house.work((work) => changeVolunteer(work, approved, { leave: true }))
    expect(await apply(approved)).toEqual({ ok: true, again: false })
    expect((await volunteer(approved)).status).toBe('applied')
  })
})

describe('changing', () => {
  test('only what is named', async () => {
    const person = await house.addVolunteer('Jan')
    const change = (what: object) => house.work((work) => changeVolunteer(work, person, what))
    await change({ pausedUntil: '2026-02-01' })
    expect(await volunteer(person)).toMatchObject({
      pausedUntil: new Date('2026-02-01T23:00:00Z'),
      categories: ['groceries'],
    })
    await change({ categories: ['pets'] })
    expect(await volunteer(person)).toMatchObject({
      pausedUntil: new Date('2026-02-01T23:00:00Z'),
      categories: ['pets'],
    })
    await change({ pausedUntil: null })
    expect((await volunteer(person)).pausedUntil).toBeNull()
    expect(await change({ pausedUntil: 'ooit' })).toEqual({ ok: false, why: 'bad-date' })
  })

  test('nothing for somebody who never signed up', async () => {
    const person = await house.addResident()
    expect(await house.work((work) => changeVolunteer(work, person, { leave: true }))).toEqual({
      ok: false,
      why: 'no-volunteer',
    })
  })

  test('who leaves hands back what they had said yes to', async () => {
    const person = await house.addVolunteer('Jan')
    const requestId = await house.open(await house.addResident())
    await house.work((work) => startDispatch(work, requestId, desk))
    const { id } = await house.offerOf(requestId, person)
    await house.work((work) => acceptOffer(work, id, person, { tail: null, condition: false }))
    await house.work((work) => changeVolunteer(work, person, { leave: true }))
    expect((await house.offerOf(requestId, person)).status).toBe('handed-back')
    expect(await house.request(requestId)).toMatchObject({ status: 'searching', withDeskWhy: 'nobody-able' })
  })
})

describe('parts of the week', () => {
  test.each([
    ['2026-01-17@morning', true],
    ['2026-01-17T11:30', true],
    ['2026-01-17T12:30', false],
    ['2026-01-17', true],
    ['2026-01-18', false],
    ['2026-01-15/2026-01-18', true],
    ['R/2026-01-17@morning/P1W', true],
    ['R/2026-01-17@evening/P1W', false],
    ['asap', true],
    ['2026-01-15/', true],
    [null, true],
  ])('on Saturday morning only: %s is %s', (when, fits) =>
    expect(fitsAvailability(when, ['sat-morning'])).toBe(fits),
  )

  test('noon is part of the afternoon', () => {
    expect(fitsAvailability('2026-01-17@noon', ['sat-afternoon'])).toBe(true)
    expect(fitsAvailability('2026-01-17@noon', ['sat-morning'])).toBe(false)
  })

  test('nothing named, or nothing that we know, is whenever', () => {
    expect(fitsAvailability('2026-01-17', [])).toBe(true)
    expect(fitsAvailability('2026-01-17', ['sometimes'])).toBe(true)
  })
})
