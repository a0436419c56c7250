import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { acceptOffer } from '../../../core/dispatch/accept-offer.ts'
import { declineOffer } from '../../../core/dispatch/decline-offer.ts'
import { handBack } from '../../../core/dispatch/hand-back.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { cancelRequest } from '../../../core/requests/cancel-request.ts'
import { desk, type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const yes: { tail: string | null; condition: boolean } = { tail: null, condition: false }

/** A request for which these volunteers, and no others, were asked. */
async function asked(names: string[], about: { urgency?: 'urgent' } = {}) {
  await house.db.volunteer.updateMany({ data: { status: 'left' } })
  const volunteers = await Promise.all(names.map((name) => house.addVolunteer(name)))
  const resident = await house.addResident()
  const requestId = await house.open(resident, about)
  const started = await house.work((work) => startDispatch(work, requestId, desk))
  expect(started.ok).toBe(true)
  await house.sendAll()
  const offers = await Promise.all(volunteers.map((id) => house.offerOf(requestId, id)))
  const accept = (index: number, answer = yes) =>
    house.work((work) => acceptOffer(work, offers[index]?.id ?? '', volunteers[index] ?? '', answer))
  return { requestId, resident, volunteers, offers, accept }
}

describe('a yes', () => {
  test('ten at once: one winner, nine kind sentences, and the desk sees one helper', async () => {
    house.setClock('2026-01-14T11:00:00Z')
    const names = Array.from({ length: 10 }, (_, index) => `Vrijwilliger ${index}`)
    const people = house.core.neighbourhoods.first.plans.urgent
    people.people = 10
    const { requestId, volunteers, accept } = await asked(names, { urgency: 'urgent' })
    people.people = 6
    const answers = await Promise.all(volunteers.map((_, index) => accept(index)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.why === 'taken')).toHaveLength(9)
    const statuses = (await house.offers(requestId)).map(({ status }) => status).toSorted()
    expect(statuses).toEqual(['accepted', ...Array<string>(9).fill('taken')])
    const request = await house.request(requestId)
    expect(request).toMatchObject({ status: 'matched', nextStep: 'remind', withDeskSince: null })
    expect(request.nextStepAt?.toISOString()).toBe('2026-01-14T17:00:00.000Z')
  })

  test('gives name, address and number to the winner alone; the resident hears a first name', async () => {
    const { requestId, resident, volunteers, accept } = await asked(['Jan de Vries', 'Piet'])
    const [winner = '', other = ''] = volunteers
    const answer = await accept(0)
    expect(answer).toMatchObject({
      ok: true,
      details: {
        name: 'Anna de Boer',
        address: 'Kerkstraat 5, 8917 AB',
        phone: '+31612345678',
        number: expect.any(Number),
      },
    })
    const ping = (await house.heard(winner))[0]
    expect(ping?.purpose).toBe('offer.ping')
    expect(ping?.text).toContain('Bilgaard')
    for (const secret of ['Anna', 'Kerkstraat', '8917', '612345678', 'Truus'])
      expect(ping?.text).not.toContain(secret)
    expect((await house.heard(resident)).at(-1)).toMatchObject({ purpose: 'request.helper-found' })
    expect((await house.heard(resident)).at(-1)?.text).toContain('Jan komt')
    expect((await house.heard(resident)).at(-1)?.text).not.toContain('Vries')
    expect((await house.heard(other)).map(({ purpose }) => purpose)).toEqual(['offer.ping', 'offer.taken'])
    expect(await house.history(requestId)).toEqual(['opened', 'search-began', 'round-fired', 'accepted'])
  })

  test('said twice counts once', async () => {
    const { requestId, resident, accept } = await asked(['Jan'])
    const [first, second] = [await accept(0), await accept(0)]
    expect(second).toEqual(first)
    expect(await house.history(requestId)).toEqual(['opened', 'search-began', 'round-fired', 'accepted'])
    expect(await house.heard(resident)).toHaveLength(1)
  })

  test('from somebody else than the one who was asked counts for nothing', async () => {
    const { requestId, offers } = await asked(['Jan'])
    const stranger = await house.addVolunteer('Vreemde')
    const answer = await house.work((work) => acceptOffer(work, offers[0]?.id ?? '', stranger, yes))
    expect(answer).toEqual({ ok: false, why: 'closed' })
    expect((await house.request(requestId)).status).toBe('searching')
  })

  test('with a condition holds the place, and the desk hears the condition', async () => {
    const { requestId, accept } = await asked(['Jan Visser'])
    expect(await accept(0, { tail: 'maar pas om 4 uur', condition: true })).toMatchObject({ ok: true })
    expect((await house.notes()).at(-1)).toBe('Jan Visser zegt ja, en schreef erbij: maar pas om 4 uur')
    expect((await house.request(requestId)).status).toBe('matched')
  })

  test('after a no, or after the round has passed, is welcome while there is a place', async () => {
    const { requestId, volunteers, offers, accept } = await asked(['Jan', 'Piet'])
    await house.work((work) => declineOffer(work, offers[0]?.id ?? '', volunteers[0] ?? '', 'druk'))
    expect(await accept(0)).toMatchObject({ ok: true })
    const again = await asked(['Kees', 'Klaas'])
    expect(await house.nextStep(again.requestId)).toBe('round')
    expect((await house.request(again.requestId)).withDeskWhy).toBe('nobody-left')
    expect((await house.offers(again.requestId)).map(({ status }) => status)).toEqual(['lapsed', 'lapsed'])
    expect(await again.accept(1)).toMatchObject({ ok: true })
    const request = await house.request(again.requestId)
    expect(request).toMatchObject({ status: 'matched', withDeskSince: null })
    expect((await house.request(requestId)).status).toBe('matched')
  })

  test('to a request that was called off hears that', async () => {
    const { requestId, resident, volunteers, accept } = await asked(['Jan'])
    await house.work((work) => cancelRequest(work, requestId, resident, null))
    expect(await accept(0)).toEqual({ ok: false, why: 'cancelled' })
    expect((await house.heard(volunteers[0] ?? '')).map(({ purpose }) => purpose)).toEqual([
      'offer.ping',
      'offer.cancelled',
    ])
  })

  test('means that a ping not sent yet is never sent, nor a word about it', async () => {
    await house.db.volunteer.updateMany({ data: { status: 'left' } })
    const quick = await house.addVolunteer('Snel')
    const slow = await house.addVolunteer('Traag')
    const requestId = await house.open(await house.addResident())
    await house.work((work) => startDispatch(work, requestId, desk))
    const { id } = await house.offerOf(requestId, quick)
    await house.work((work) => acceptOffer(work, id, quick, yes))
    expect(await house.heard(slow)).toEqual([])
    expect((await house.offerOf(requestId, slow)).status).toBe('withdrawn')
  })
})

describe('a no', () => {
  test('of everybody who was asked brings the next round at once', async () => {
    const { requestId, volunteers, offers } = await asked(['Jan', 'Piet'])
    const no = (index: number) =>
      house.work((work) => declineOffer(work, offers[index]?.id ?? '', volunteers[index] ?? '', null))
    await no(0)
    expect((await house.request(requestId)).nextStepAt?.getTime()).toBeGreaterThan(house.now().getTime())
    await no(1)
    expect((await house.request(requestId)).nextStepAt).toEqual(house.now())
  })

  test('that comes after it was taken harms nothing', async () => {
    const { requestId, volunteers, offers, accept } = await asked(['Jan', 'Piet'])
    await accept(0)
    const late = await house.work((work) =>
      declineOffer(work, offers[1]?.id ?? '', volunteers[1] ?? '', null),
    )
    expect(late).toEqual({ ok: false, why: 'taken' })
    const stale = await house.work((work) =>
      declineOffer(work, offers[0]?.id ?? '', volunteers[0] ?? '', null),
    )
    expect(stale).toEqual({ ok: false, why: 'taken' })
    expect((await house.request(requestId)).status).toBe('matched')
  })
})

describe('a helper who cannot come after all', () => {
  test('frees the place; the resident hears it kindly, others are asked at once', async () => {
    const { requestId, resident, volunteers, offers, accept } = await asked(['Jan', 'Piet'])
    await accept(0)
    const fresh = await house.addVolunteer('Nieuw')
    const back = await house.work((work) => handBack(work, offers[0]?.id ?? '', volunteers[0] ?? '', 'ziek'))
    expect(back).toMatchObject({ ok: true })
    expect(await house.request(requestId)).toMatchObject({
      status: 'searching',
      nextStep: 'round',
      withDeskSince: null,
    })
    expect((await house.offerOf(requestId, fresh)).status).toBe('asked')
    expect((await house.heard(resident)).at(-1)?.purpose).toBe('request.handed-back')
    expect((await house.notes()).at(-1)).toContain('ziek')
    expect(await accept(1)).toMatchObject({ ok: true })
    expect((await house.offerOf(requestId, fresh)).status).toBe('withdrawn')
  })

  test('lets the search go on with the rounds that are left, then with everybody once, then with the desk', async () => {
    const { requestId, volunteers, accept } = await asked(['Jan', 'Piet'])
    const fresh = []
    for (const name of ['A', 'B', 'C', 'D', 'E']) fresh.push(await house.addVolunteer(name))
    await accept(0)
    const givesBack = async (volunteer: string) => {
      const { id } = await house.offerOf(requestId, volunteer)
      await house.work((work) => acceptOffer(work, id, volunteer, { tail: null, condition: false }))
      await house.work((work) => handBack(work, id, volunteer, null))
      const offers = await house.offers(requestId)
      return offers.filter(({ status }) => status === 'asked').map(({ volunteerId }) => volunteerId)
    }
    // a plan changed meanwhile is for other requests
    const { plans } = house.core.neighbourhoods.first
    Object.assign(plans, { normal: { ...plans.normal, people: 1 } })
    const second = await givesBack(volunteers[0] ?? '')
    Object.assign(plans, { normal: { ...plans.normal, people: 2 } })
    expect(second).toHaveLength(2)
    expect(fresh).toEqual(expect.arrayContaining(second))
    const last = await givesBack(second[0] ?? '')
    expect(last).toEqual(expect.arrayContaining(fresh.filter((id) => !second.includes(id))))
    expect((await house.request(requestId)).nextStep).toBe('round')
    for (const id of last) {
      const offer = await house.offerOf(requestId, id)
      await house.work((work) => declineOffer(work, offer.id, id, null))
    }
    await house.nextStep(requestId)
    expect(await house.request(requestId)).toMatchObject({ status: 'searching', withDeskWhy: 'nobody-left' })
  })

  test('twice counts once', async () => {
    const { volunteers, offers, accept } = await asked(['Jan'])
    await accept(0)
    const back = () => house.work((work) => handBack(work, offers[0]?.id ?? '', volunteers[0] ?? '', null))
    expect(await back()).toMatchObject({ ok: true })
    expect(await back()).toEqual({ ok: false, why: 'closed' })
  })
})
