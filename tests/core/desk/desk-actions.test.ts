import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { carryOutDeskAction } from '../../../core/desk/carry-out-desk-action.ts'
import type { DeskMember } from '../../../core/desk/deed.ts'
import type { CounterForm, DeskAction } from '../../../core/desk/desk-action.ts'
import { enclosureToDesk, forwardToDesk } from '../../../core/desk/forward-to-desk.ts'
import { alarmDesk, handToDesk } from '../../../core/desk/hand-to-desk.ts'
import { prepareCard } from '../../../core/desk/prepare-card.ts'
import { countOpen, findEditable, listCandidates, listOpen } from '../../../core/desk/queries.store.ts'
import { type House, openHouse } from '../dispatch/house.ts'

const anke: DeskMember = { personId: '', slackUser: 'UANKE', neighbourhoodId: 'bilgaard' }
const bauke: DeskMember = { ...anke, slackUser: 'UBAUKE' }

describe('what the desk does', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    await house.db.outboxMessage.deleteMany()
  })

  const act = (action: DeskAction, by = anke) => house.work((work) => carryOutDeskAction(work, action, by))

  /** What waits for the desk, without cards. */
  async function said() {
    const rows = await house.db.outboxMessage.findMany({ where: { personId: null }, orderBy: { id: 'asc' } })
    return rows.map(({ content }) => content as Record<string, unknown>).filter(({ kind }) => kind !== 'card')
  }
  const whispers = async () => (await said()).filter(({ kind }) => kind === 'whisper')
  const withDeskUntil = async (id: string) =>
    (await house.db.person.findUniqueOrThrow({ where: { id } })).withDeskUntil?.toISOString() ?? null
  const inADay = () => new Date(house.now().getTime() + 24 * 3600 * 1000).toISOString()

  async function applicant() {
    const id = await house.addVolunteer('Femke')
    await house.db.volunteer.update({ where: { personId: id }, data: { status: 'applied' } })
    return id
  }

  test('two press at once: one search begins, the other hears in private who was first', async () => {
    await house.addVolunteer('Jan')
    const requestId = await house.open(await house.addResident())
    await Promise.all([
      act({ name: 'request.dispatch', requestId }, anke),
      act({ name: 'request.dispatch', requestId }, bauke),
    ])
    const events = await house.db.requestEvent.findMany({ where: { requestId, kind: 'search-began' } })
    expect(events).toHaveLength(1)
    const first = events[0]?.actor
    const second = first === 'slack:UANKE' ? 'UBAUKE' : 'UANKE'
    expect(await whispers()).toEqual([
      { kind: 'whisper', user: second, text: `Er wordt al gezocht (eerst: ${first}).` },
    ])
  })

  test('who takes what is taken hears by whom', async () => {
    const requestId = await house.open(await house.addResident())
    await act({ name: 'request.take', requestId }, anke)
    await act({ name: 'request.take', requestId }, bauke)
    expect(await whispers()).toEqual([
      { kind: 'whisper', user: 'UBAUKE', text: 'Deze aanvraag is al opgepakt (eerst: slack:UANKE).' },
    ])
  })

  test('an answer goes out as typed, the bot falls silent for a day, and the thread shows who said it', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    await house.db.outboxMessage.deleteMany()
    await act({ name: 'request.reply', requestId, text: 'Dag Anna, {{ik}} bel je morgen & <groet>' })
    const [heard] = await house.heard(resident)
    expect(heard?.text).toMatch(/^Dag Anna, \{\{ik\}\} bel je morgen & <groet>\n+Je praat nu met iemand/)
    expect(await withDeskUntil(resident)).toBe(inADay())
    expect(await said()).toEqual([
      {
        kind: 'note',
        alarm: false,
        under: { kind: 'request', id: requestId },
        text: 'slack:UANKE antwoordde:\nDag Anna, {{ik}} bel je morgen & <groet>\nDe bot is stil tot donderdag 15-1 om 12:00.',
      },
    ])
    expect(await house.history(requestId)).toEqual(['opened', 'answered'])
    await act({ name: 'request.reply', requestId, text: 'Nog iets' })
    expect((await house.heard(resident)).at(-1)?.text).toBe('Nog iets')
  })

  test('who cannot be reached is not answered, and the desk is told to call', async () => {
    const resident = await house.addPerson('Griet', 'fy', '+31582123456')
    const requestId = await house.open(resident)
    await house.db.outboxMessage.deleteMany()
    await act({ name: 'request.reply', requestId, text: 'Hoi' })
    expect(await withDeskUntil(resident)).toBeNull()
    expect(await whispers()).toMatchObject([{ user: 'UANKE', text: expect.stringContaining('Bel even') }])
    expect(await house.history(requestId)).toEqual(['opened'])
  })

  test('a talk is taken, answered, followed and handed back', async () => {
    const person = await house.addResident('Sytse', 'fy')
    await house.work((work) => handToDesk(work, person, 'asked-for-person', 'kin ik immen prate'))
    expect(await said()).toEqual([
      {
        kind: 'note',
        alarm: true,
        under: { kind: 'person', id: person },
        text: expect.stringMatching(/^Wil met een mens praten\.\nkin ik immen prate\n.*Fries/),
      },
    ])
    expect(await prepareCard(house.core, 'person', person)).toMatchObject({
      why: 'asked-for-person',
      withDeskUntil: expect.any(String),
      name: 'Sytse',
      personLanguage: 'fy',
    })
    await act({ name: 'person.reply', personId: person, text: 'Goeie' })
    expect((await house.heard(person)).map(({ text }) => text)).toEqual(['Goeie'])
    await house.work((work) => forwardToDesk(work, person, 'tankewol', null))
    expect((await said()).at(-1)).toMatchObject({
      under: { kind: 'person', id: person },
      text: expect.stringMatching(/^Nieuw bericht:\ntankewol/),
    })
    await act({ name: 'person.hand-back', personId: person })
    expect(await withDeskUntil(person)).toBeNull()
    expect((await house.heard(person)).at(-1)?.text).toMatch(/^It tsjinstepunt is klear/)
    await act({ name: 'person.hand-back', personId: person }, bauke)
    expect(await whispers()).toMatchObject([{ user: 'UBAUKE' }])
  })

  test('what a resident with a request writes comes under that request, for whoever was last busy with it', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    await act({ name: 'request.reply', requestId, text: 'Hoe laat?' })
    await house.db.outboxMessage.deleteMany()
    await house.work((work) =>
      enclosureToDesk(work, resident, 'telegram', { kind: 'attachment', type: 'photo', ref: 'F1' }),
    )
    await house.work((work) => forwardToDesk(work, resident, 'om 3 uur', null))
    expect(await said()).toMatchObject([
      {
        kind: 'file',
        under: { kind: 'request', id: requestId },
        text: 'Stuurde een foto.',
        from: { channel: 'telegram', ref: 'F1' },
      },
      { under: { kind: 'request', id: requestId }, text: 'slack:UANKE, nieuw bericht:\nom 3 uur' },
    ])
  })

  test('danger rings in the channel without a word of the person, and leaves the bot its voice', async () => {
    const person = await house.addResident()
    await house.work((work) => alarmDesk(work, person, 'danger-112', 'ik ben gevallen'))
    expect(await said()).toMatchObject([
      { alarm: true, under: null, text: expect.not.stringContaining('gevallen') },
      { alarm: false, under: { kind: 'person', id: person }, text: expect.stringContaining('gevallen') },
    ])
    expect(await withDeskUntil(person)).toBeNull()
  })

  test('of two decisions on a volunteer the first one counts', async () => {
    const personId = await applicant()
    await Promise.all([
      act({ name: 'volunteer.approve', personId }, anke),
      act({ name: 'volunteer.decline', personId }, bauke),
    ])
    const { status, decidedBy } = await house.db.volunteer.findUniqueOrThrow({ where: { personId } })
    const winner = status === 'approved' ? 'UANKE' : 'UBAUKE'
    const loser = status === 'approved' ? 'UBAUKE' : 'UANKE'
    expect(decidedBy).toBe(`slack:${winner}`)
    expect((await house.heard(personId)).map(({ purpose }) => purpose)).toEqual([`volunteer-${status}`])
    expect(await whispers()).toEqual([
      { kind: 'whisper', user: loser, text: `Dit is al beslist (eerst: slack:${winner}).` },
    ])
    expect(await prepareCard(house.core, 'volunteer', personId)).toMatchObject({
      status,
      decidedBy,
      channel: 'sms',
    })
  })

  describe('the counter', () => {
    const form: CounterForm = {
      how: 'counter',
      name: 'Griet de Jong',
      phone: '+31612340001',
      street: 'Pastoriestrjitte',
      houseNumber: '5',
      postcode: '8925 AB',
      category: 'garden',
      words: 'De heg',
      wantedAt: '2026-01-20@morning',
      urgency: 'normal',
      language: 'fy',
      places: 1,
    }
    const enter = (change: Partial<CounterForm> = {}) =>
      act({ name: 'desk.new', form: { ...form, ...change } })
    const newest = () =>
      house.db.helpRequest.findFirstOrThrow({
        orderBy: { number: 'desc' },
        include: { resident: { include: { addresses: true } } },
      })

    test('a mobile number can be texted, and the same person comes back as the same person', async () => {
      house.core.channels.set('sms', {
        names: ['sms'],
        limits: () => ({ buttons: 0, buttonLabel: 20 }),
        send: async () => ({ end: 'refused', reason: 'nobody' }),
      })
      await enter()
      const first = await newest()
      expect(first).toMatchObject({
        origin: 'counter',
        category: 'garden',
        language: 'fy',
        status: 'triage',
        street: 'Pastoriestrjitte',
      })
      expect(first.resident.addresses).toMatchObject([{ channel: 'sms', identifier: '+31612340001' }])
      await enter({ name: 'griet de jong ' })
      expect((await newest()).residentId).toBe(first.residentId)
      expect(await house.history(first.id)).toEqual(['opened', 'entered-at-desk'])
    })

    test('somebody else on the same phone is somebody else, who is called', async () => {
      await enter({ name: 'Tjeerd de Jong' })
      const { resident } = await newest()
      expect(resident).toMatchObject({ name: 'Tjeerd de Jong', phone: '+31612340001', addresses: [] })
    })

    test.each([[null], ['+31582123456']])('with the phone %s there is nothing to text to', async (phone) => {
      await enter({ name: `Zonder ${phone}`, phone })
      const { resident } = await newest()
      expect(resident).toMatchObject({ phone, addresses: [] })
      await enter({ name: `Zonder ${phone}`, phone })
      expect((await newest()).residentId).toBe(resident.id)
    })
  })

  test('a card tells the whole story of a request', async () => {
    const resident = await house.addResident()
    const requestId = await house.open(resident)
    const volunteer = await house.addVolunteer('Wim')
    await act({ name: 'request.assign', requestId, volunteerId: volunteer })
    const card = await prepareCard(house.core, 'request', requestId)
    expect(card).toMatchObject({
      kind: 'request',
      status: 'matched',
      resident: {
        name: 'Anna de Boer',
        address: 'Kerkstraat 5, 8917 AB',
        phone: '+31612345678',
        channel: 'sms',
        language: 'nl',
      },
      helpers: [{ name: 'Wim' }],
      asked: [{ name: 'Wim', answer: 'accepted' }],
      language: 'nl',
    })
    await act({ name: 'request.close', requestId, outcome: 'done', minutes: 90 })
    expect(await prepareCard(house.core, 'request', requestId)).toMatchObject({
      status: 'done',
      outcome: 'done',
      minutesSpent: 90,
    })
    expect(await prepareCard(house.core, 'request', '0b5f1c1e-7f4e-4d0e-9a53-6a1b8f6a0d01')).toBeNull()
  })

  test('lists: the longest waiting first, and who fits first', async () => {
    await house.db.helpRequest.updateMany({ data: { closedAt: house.now() } })
    const resident = await house.addResident('Hinke')
    house.setClock('2026-01-15T11:00:00Z')
    const younger = await house.open(resident, { wantedAt: null })
    await house.db.helpRequest.update({
      where: { id: younger },
      data: { openedAt: new Date('2026-01-15T10:00:00Z') },
    })
    const older = await house.open(resident, { wantedAt: null, category: 'garden' })
    await house.db.helpRequest.update({
      where: { id: older },
      data: { openedAt: new Date('2026-01-14T10:00:00Z') },
    })
    expect((await listOpen(house.core, 'bilgaard')).map(({ category, name }) => [category, name])).toEqual([
      ['garden', 'Hinke'],
      ['groceries', 'Hinke'],
    ])
    expect(await countOpen(house.core, 'bilgaard')).toBe(2)
    expect(await listOpen(house.core, 'elsewhere')).toEqual([])
    await house.db.volunteer.updateMany({ data: { status: 'left' } })
    const other = await house.addVolunteer('Aaltje', { categories: ['digital'] })
    const fits = await house.addVolunteer('Zwanet', { categories: ['garden'] })
    expect((await listCandidates(house.core, older)).map(({ id, fits: does }) => [id, does])).toEqual([
      [fits, true],
      [other, false],
    ])
    expect(await findEditable(house.core, older)).toMatchObject({
      category: 'garden',
      wantedAt: null,
      urgency: 'normal',
    })
  })
})
