import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { weekdays } from '../../../core/days.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { answerConsent } from '../../../core/referrals/answer-consent.ts'
import { askAgainInAWeek, notTakenUp, takenUp } from '../../../core/referrals/decide-referral.ts'
import { type ReferralForm, referRequest } from '../../../core/referrals/refer-request.ts'
import { cancelRequest } from '../../../core/requests/cancel-request.ts'
import { closeRequest } from '../../../core/requests/close-request.ts'
import { desk, type House, openHouse } from '../dispatch/house.ts'

let house: House
let form: ReferralForm
let contact: string
beforeAll(async () => {
  house = await openHouse()
  const organisationId = await house.organisation('Amaryllis')
  const note = 'graag bellen'
  form = { organisationId, note, share: 'phone', consent: 'voice', followUpOn: '2026-01-21' }
  const address = await house.db.address.findFirstOrThrow({ where: { identifier: '+31612340777' } })
  contact = address.personId ?? ''
})
beforeEach(() => house.setClock('2026-01-14T11:00:00Z'))
afterAll(() => house.close())

const refer = (requestId: string, change: Partial<ReferralForm> = {}) =>
  house.work((work) => referRequest(work, requestId, { ...form, ...change }, desk))
const referralOf = (requestId: string) =>
  house.db.referral.findFirstOrThrow({ where: { requestId }, orderBy: { createdAt: 'desc' } })
const askedOrganisation = async () => (await house.heard(contact)).at(-1)?.text ?? ''

describe('sending on', () => {
  test('with consent by voice: the organisation and the resident hear it, and the desk is asked on the day', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    expect(await refer(requestId)).toMatchObject({ ok: true })
    expect(await house.request(requestId)).toMatchObject({ status: 'referred', withDeskSince: null })
    expect((await house.heard(resident)).at(-1)?.text).toContain('Amaryllis')
    expect((await house.heard(resident)).at(-1)?.text).toContain('058 303 0400')
    expect((await house.heard(resident)).at(-1)?.text).not.toContain('bellen')
    expect(await askedOrganisation()).toMatch(/graag bellen[\s\S]*Anna de Boer[\s\S]*\+31612345678/)
    expect(await referralOf(requestId)).toMatchObject({
      status: 'sent',
      messaged: true,
      consentBy: 'voice',
      consentActor: desk,
      consentAt: house.now(),
    })
    expect(await house.nextStep(requestId)).toBe('follow-up-referral')
    expect(house.now().toISOString()).toBe('2026-01-21T08:00:00.000Z')
    expect(await house.request(requestId)).toMatchObject({ withDeskWhy: 'follow-up', nextStep: 'nudge-desk' })
    expect((await house.notes()).at(-1)).toContain('Amaryllis')
    await house.work((work) => closeRequest(work, requestId, { outcome: 'done', minutes: null }, desk))
    expect((await referralOf(requestId)).status).toBe('taken-up')
  })

  test('tells only what the resident agreed to', async () => {
    const requestId = await house.open(await house.addResident())
    await refer(requestId)
    expect(await askedOrganisation()).not.toMatch(/Kerkstraat|Truus/)
    await refer(requestId, { share: 'address', note: null })
    expect(await askedOrganisation()).toMatch(/Kerkstraat 5, 8917 AB/)
    expect(await askedOrganisation()).not.toMatch(/Truus/)
  })

  test('shares nothing: the resident hears where to go, the organisation hears nothing', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    const before = (await house.heard(contact)).length
    await refer(requestId, { share: 'nothing' })
    expect((await house.heard(contact)).length).toBe(before)
    expect((await house.heard(resident)).at(-1)?.text).toMatch(/terecht bij Amaryllis/)
    expect(await referralOf(requestId)).toMatchObject({ status: 'sent', consentBy: 'none', messaged: false })
  })

  test('an organisation without an address for messages: the desk is told to tell them', async () => {
    const requestId = await house.open(await house.addResident())
    await refer(requestId, { organisationId: await house.organisation('Thuishulp') })
    expect((await house.notes()).at(-1)).toMatch(/vertel het aan Thuishulp/)
    expect(await referralOf(requestId)).toMatchObject({ status: 'sent', messaged: false })
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

  test.each<[Partial<ReferralForm>, string]>([
    [{ organisationId: '00000000-0000-4000-8000-000000000000' }, 'unknown-organisation'],
    [{ followUpOn: '2026-02-30' }, 'bad-date'],
    [{ followUpOn: '2026-01-13' }, 'bad-date'],
    [{ followUpOn: 'morgen' }, 'bad-date'],
  ])('refuses %j', async (change, why) => {
    const requestId = await house.open(await house.addResident())
    expect(await refer(requestId, change)).toEqual({ ok: false, why })
    expect((await house.request(requestId)).status).toBe('triage')
  })
})

describe('asking the resident first', () => {
  test('nothing leaves the house before their yes, and a second answer changes nothing', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    const before = (await house.heard(contact)).length
    await refer(requestId, { consent: 'chat' })
    expect((await house.heard(resident)).at(-1)?.text).toMatch(/Mogen we hun je naam en telefoonnummer/)
    expect((await house.heard(contact)).length).toBe(before)
    const { id, status } = await referralOf(requestId)
    expect(status).toBe('waiting-for-consent')
    const stranger = await house.addResident()
    expect(await house.work((work) => answerConsent(work, id, stranger, true))).toEqual({ ok: false })
    expect(await house.work((work) => answerConsent(work, id, resident, true))).toMatchObject({ ok: true })
    expect(await askedOrganisation()).toContain('Anna de Boer')
    expect(await referralOf(requestId)).toMatchObject({ status: 'sent', consentActor: resident })
    expect(await house.request(requestId)).toMatchObject({ nextStep: 'follow-up-referral' })
    expect(await house.work((work) => answerConsent(work, id, resident, false))).toEqual({ ok: false })
    expect((await house.heard(contact)).length).toBe(before + 1)
  })

  test('a no is respected: the organisation never hears of it and the desk looks further', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    const before = (await house.heard(contact)).length
    await refer(requestId, { consent: 'chat' })
    const { id } = await referralOf(requestId)
    await house.work((work) => answerConsent(work, id, resident, false))
    expect((await house.heard(contact)).length).toBe(before)
    expect(await referralOf(requestId)).toMatchObject({ status: 'withdrawn', reason: 'resident-declined' })
    expect(await house.request(requestId)).toMatchObject({ withDeskWhy: 'no-consent' })
  })

  test('without an answer they are asked once more, and then the desk calls; their late yes still counts', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    await refer(requestId, { consent: 'chat', followUpOn: '2026-01-15' })
    expect(await house.nextStep(requestId)).toBe('consent-again')
    expect(
      (await house.heard(resident)).filter(({ purpose }) => purpose === 'referral.consent'),
    ).toHaveLength(2)
    expect(await house.nextStep(requestId)).toBe('consent-unanswered')
    expect(await house.request(requestId)).toMatchObject({ withDeskWhy: 'no-consent-yet' })
    const { id } = await referralOf(requestId)
    await house.work((work) => answerConsent(work, id, resident, true))
    const { withDeskSince, nextStep, nextStepAt } = await house.request(requestId)
    expect({ withDeskSince, nextStep }).toEqual({ withDeskSince: null, nextStep: 'follow-up-referral' })
    expect(nextStepAt?.getTime()).toBeGreaterThanOrEqual(house.now().getTime())
  })

  test('somebody whom nothing can reach cannot be asked: nothing changes', async () => {
    const resident = await house.addResident()
    await house.db.address.updateMany({ where: { personId: resident }, data: { optedOutAt: house.now() } })
    const requestId = await house.open(resident)
    expect(await refer(requestId, { consent: 'chat' })).toEqual({ ok: false, why: 'unreachable' })
    expect((await house.request(requestId)).status).toBe('triage')
    expect(await house.db.referral.count({ where: { requestId } })).toBe(0)
  })

  test('the desk goes another way: the question is withdrawn, and a yes that comes too late does nothing', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    await refer(requestId, { consent: 'chat' })
    const { id } = await referralOf(requestId)
    await refer(requestId, { organisationId: await house.organisation('Thuishulp') })
    expect(await house.work((work) => answerConsent(work, id, resident, true))).toEqual({ ok: false })
    expect(await house.db.referral.count({ where: { requestId, status: 'sent' } })).toBe(1)
  })
})

describe('what came of it', () => {
  async function due() {
    const resident = await house.addResident()
    const requestId = await house.open(resident, { wantedAt: null })
    await refer(requestId)
    await house.nextStep(requestId)
    return { resident, requestId, referralId: (await referralOf(requestId)).id }
  }

  test('taken up: the request is done, and the resident hears so', async () => {
    const { resident, requestId, referralId } = await due()
    expect(await house.work((work) => takenUp(work, referralId, desk))).toEqual({ ok: true })
    expect(await house.request(requestId)).toMatchObject({ status: 'done', outcome: 'referred' })
    expect((await house.heard(resident)).at(-1)?.text).toMatch(/Amaryllis is nu bezig/)
    expect(await house.work((work) => takenUp(work, referralId, desk))).toEqual({
      ok: false,
      why: 'already-decided',
    })
  })

  test('not taken up: the reason is kept, and a neighbour can be looked for again', async () => {
    const { requestId, referralId } = await due()
    const because = { reason: 'waiting-list', words: 'drie maanden' } as const
    await house.work((work) => notTakenUp(work, referralId, because, desk))
    expect(await referralOf(requestId)).toMatchObject({
      status: 'not-taken-up',
      reason: 'waiting-list',
      reasonWords: 'drie maanden',
      settledBy: desk,
    })
    expect(await house.request(requestId)).toMatchObject({ withDeskWhy: 'not-taken-up' })
    expect(await house.work((work) => startDispatch(work, requestId, desk))).toMatchObject({ ok: true })
  })

  test('ask again: it comes back in a week, as often as it takes; of two presses one counts', async () => {
    const { requestId, referralId } = await due()
    const presses = await Promise.all([
      house.work((work) => askAgainInAWeek(work, referralId, desk)),
      house.work((work) => takenUp(work, referralId, 'slack:U2')),
    ])
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1)
    house.setClock('2026-01-14T11:00:00Z')
    const other = await due()
    await house.work((work) => askAgainInAWeek(work, other.referralId, desk))
    expect(await house.request(other.requestId)).toMatchObject({ withDeskSince: null })
    expect(await house.nextStep(other.requestId)).toBe('follow-up-referral')
    expect(house.now().toISOString()).toBe('2026-01-28T08:00:00.000Z')
    expect(await house.request(other.requestId)).toMatchObject({ withDeskWhy: 'follow-up' })
    expect(requestId).not.toBe(other.requestId)
  })

  test('ask again: on a day on which the desk is closed nobody is asked', async () => {
    const { requestId, referralId } = await due()
    const hours = house.core.neighbourhoods.get('bilgaard').desk
    const before = { ...hours }
    const openingHours = [{ days: [...weekdays], from: '09:00', until: '17:00' }]
    Object.assign(hours, { openingHours, closedOn: ['2026-01-28'] })
    await house.work((work) => askAgainInAWeek(work, referralId, desk))
    Object.assign(hours, before)
    expect(await house.nextStep(requestId)).toBe('follow-up-referral')
    expect(house.now().toISOString()).toBe('2026-01-29T08:00:00.000Z')
  })

  test('a search while they are busy with it is refused; at the follow-up it calls them off', async () => {
    await house.addVolunteer('Jan')
    const requestId = await house.open(await house.addResident(), { wantedAt: null })
    await refer(requestId)
    expect(await house.work((work) => startDispatch(work, requestId, desk))).toEqual({
      ok: false,
      why: 'referred',
    })
    await house.nextStep(requestId)
    expect(await house.work((work) => startDispatch(work, requestId, desk))).toMatchObject({ ok: true })
    expect((await referralOf(requestId)).status).toBe('withdrawn')
    expect(await askedOrganisation()).toMatch(/niet meer nodig/)
  })

  test('called off by the resident: so is the organisation', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    await refer(requestId)
    await house.work((work) => cancelRequest(work, requestId, resident, null))
    expect((await referralOf(requestId)).status).toBe('withdrawn')
    expect(await askedOrganisation()).toMatch(/niet meer nodig/)
  })

  test('closed as done while they have it: they did it, and no neighbour', async () => {
    const { requestId } = await due()
    await house.work((work) => closeRequest(work, requestId, { outcome: 'done', minutes: null }, desk))
    expect(await house.request(requestId)).toMatchObject({ status: 'done', outcome: 'referred' })
    expect((await referralOf(requestId)).status).toBe('taken-up')
  })

  test('unmet is an outcome too, with its reason', async () => {
    const { requestId } = await due()
    const because = { reason: 'costs', words: null } as const
    await house.work((work) =>
      closeRequest(work, requestId, { outcome: 'unmet', minutes: null, because }, desk),
    )
    expect(await house.request(requestId)).toMatchObject({ status: 'unmet', unmetReason: 'costs' })
    expect(await referralOf(requestId)).toMatchObject({ status: 'not-taken-up', reason: 'costs' })
  })
})
