import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Candidate, RoundFacts } from '../../../core/dispatch/candidate.ts'
import { planRound } from '../../../core/dispatch/plan-round.ts'
import { isQuiet } from '../../../core/dispatch/quiet-hours.ts'

const now = new Date('2026-01-14T11:00:00Z') // a Wednesday at noon
const night = new Date('2026-01-14T22:00:00Z')
const quietHours = { from: '21:30', until: '08:00' }
const zone = 'Europe/Amsterdam'

/** The rules ask for a certificate and a training; this volunteer has both. */
const rulesForGroceries: RoundFacts['rules'] = { vetted: ['groceries'], trained: { groceries: 'care' } }
const careful = { training: ['care'], vettedOn: new Date('2025-01-14') }

function candidate(personId: string, about: Partial<Candidate> = {}): Candidate {
  return {
    personId,
    approved: true,
    categories: ['groceries'],
    languages: ['nl'],
    availability: [],
    areas: [],
    training: [],
    vettedOn: null,
    vettingDueOn: null,
    needsBuddy: false,
    sheltered: false,
    callFirst: false,
    pausedUntil: null,
    ownQuiet: null,
    urgentAtNight: false,
    metersAway: null,
    lastAskedAt: null,
    pingsPerWeek: null,
    pingsThisWeek: 0,
    jobsLately: 0,
    askedForThis: false,
    busy: [],
    ...about,
  }
}

function facts(volunteers: Candidate[], about: Partial<RoundFacts['request']> = {}): RoundFacts {
  const wanted = { from: new Date('2026-01-15T13:00:00Z'), until: new Date('2026-01-15T14:00:00Z') }
  return {
    request: {
      residentId: 'resident',
      category: 'groceries',
      urgency: 'normal',
      wantedAt: '2026-01-15T14:00',
      wanted,
      away: [wanted],
      language: 'nl',
      postcode: '8925 AB',
      ...about,
    },
    people: 3,
    pingsPerWeek: 5,
    quietHours,
    zone,
    rules: { vetted: [], trained: {} },
    withBuddy: false,
    volunteers,
  }
}

function asked(of: RoundFacts, at = now): string[] {
  const decision = planRound(of, at)
  return decision.do === 'ask' ? decision.ask.map(({ personId }) => personId) : []
}

describe('who is asked', () => {
  test('who was asked longest ago comes first, and who was never asked before that', () => {
    const volunteers = [
      candidate('yesterday', { lastAskedAt: new Date('2026-01-13T12:00:00Z') }),
      candidate('last-month', { lastAskedAt: new Date('2025-12-13T12:00:00Z') }),
      candidate('last-week', { lastAskedAt: new Date('2026-01-07T12:00:00Z') }),
      candidate('never'),
    ]
    expect(asked(facts(volunteers))).toEqual(['never', 'last-month', 'last-week'])
  })

  test('who shares a language comes first; who shares none is asked last', () => {
    const volunteers = [candidate('english', { languages: ['en'] }), candidate('dutch', { jobsLately: 9 })]
    expect(asked(facts(volunteers))).toEqual(['dutch', 'english'])
  })

  test('of those whose turn it is equally, who did fewest jobs lately', () => {
    const volunteers = [candidate('b', { jobsLately: 2 }), candidate('a', { jobsLately: 3 }), candidate('c')]
    expect(asked(facts(volunteers))).toEqual(['c', 'b', 'a'])
  })

  test('of those equally in turn, who lives nearest; never before somebody whose turn it is sooner', () => {
    const today = new Date('2026-01-14T08:00:00Z')
    const volunteers = [
      candidate('unknown', { lastAskedAt: today }),
      candidate('far', { lastAskedAt: today, metersAway: 4000 }),
      candidate('near', { lastAskedAt: today, metersAway: 900 }),
      candidate('near-and-asked-since', { lastAskedAt: now, metersAway: 900 }),
      candidate('near-and-asked-often', { lastAskedAt: today, metersAway: 900, pingsThisWeek: 2 }),
      candidate('asked-yesterday', { lastAskedAt: new Date('2026-01-13T20:00:00Z') }),
    ]
    expect(asked({ ...facts(volunteers), people: 9 })).toEqual([
      'asked-yesterday',
      'near',
      'far',
      'unknown',
      'near-and-asked-often',
      'near-and-asked-since',
    ])
  })

  test.each<[string, Partial<Candidate>, string]>([
    ['is not approved', { approved: false }, 'not-approved'],
    ['does other things', { categories: ['garden'] }, 'other-kind'],
    ['asks for it', { personId: 'resident' }, 'is-resident'],
    ['is paused', { pausedUntil: new Date('2026-01-20T00:00:00Z') }, 'paused'],
    ['comes to another street', { areas: ['8924', '8925ZZ'] }, 'elsewhere'],
    ['cannot come then', { availability: ['thu-morning', 'fri-afternoon'] }, 'not-free'],
    [
      'has another job then',
      { busy: [{ from: new Date('2026-01-15T13:30:00Z'), until: new Date('2026-01-15T14:30:00Z') }] },
      'busy',
    ],
    ['has no certificate where the rules ask for one', { training: ['care'] }, 'not-vetted'],
    [
      'has a certificate that is too old',
      { training: ['care'], vettedOn: new Date('2021-01-14'), vettingDueOn: new Date('2026-01-14') },
      'not-vetted',
    ],
    ['had no training where the rules ask for it', { vettedOn: new Date('2025-01-14') }, 'not-trained'],
    ['needs a buddy, and nobody comes yet', { ...careful, needsBuddy: true }, 'needs-buddy'],
    ['does sheltered work, and nobody comes yet', { ...careful, sheltered: true }, 'needs-buddy'],
  ])('nobody who %s', (_, about, why) => {
    const strict = { ...facts([candidate('a', about)]), rules: rulesForGroceries }
    expect(planRound(strict, now)).toEqual({
      do: 'nobody',
      why: 'nobody-able',
      others: [{ personId: about.personId ?? 'a', why }],
    })
  })

  test.each<[string, Partial<Candidate>, string]>([
    ['was asked for this before', { askedForThis: true }, 'asked-before'],
    ['was asked often enough this week', { pingsThisWeek: 5 }, 'asked-enough'],
    ['wants to be asked less than others', { pingsThisWeek: 1, pingsPerWeek: 1 }, 'asked-enough'],
    ['would rather be called', { callFirst: true }, 'call-first'],
  ])('nobody who %s', (_, about, why) => {
    expect(planRound(facts([candidate('a', about)]), now)).toEqual({
      do: 'nobody',
      why: 'nobody-left',
      others: [{ personId: 'a', why }],
    })
  })

  test('a limit of their own never makes it more than the limit of the neighbourhood', () => {
    expect(asked(facts([candidate('a', { pingsThisWeek: 5, pingsPerWeek: 9 })]))).toEqual([])
  })

  test('who needs a buddy, as soon as somebody comes who needs none; sheltered work never in a hurry', () => {
    const shy = candidate('shy', { needsBuddy: true })
    const sheltered = candidate('sheltered', { sheltered: true })
    const of = { ...facts([shy, sheltered]), withBuddy: true }
    expect(asked(of)).toEqual(['sheltered', 'shy'])
    const inHurry = { ...facts([shy, sheltered], { urgency: 'urgent' }), withBuddy: true }
    expect(planRound(inHurry, now)).toMatchObject({
      ask: [{ personId: 'shy', why: { withBuddy: true } }],
      others: [{ personId: 'sheltered', why: 'not-urgent' }],
    })
  })

  test('who comes to that street, in whatever way its postcode is written; everybody where none is known', () => {
    const near = candidate('near', { areas: ['8925ab'] })
    const wide = candidate('wide', { areas: ['8925'] })
    expect(asked(facts([near, wide]))).toEqual(['near', 'wide'])
    expect(asked(facts([candidate('a', { areas: ['9999'] })], { postcode: null }))).toEqual(['a'])
  })

  test('who is free in that part of the week, or for whom any part of a whole day will do', () => {
    const free = candidate('free', { availability: ['thu-afternoon'] })
    expect(asked(facts([free]))).toEqual(['free'])
    const allDay = { wantedAt: '2026-01-15', wanted: null }
    expect(asked(facts([candidate('evening', { availability: ['thu-evening'] })], allDay))).toEqual([
      'evening',
    ])
  })

  test('a job the whole day long keeps nobody from an hour of it', () => {
    const busy = [{ from: new Date('2026-01-15T07:00:00Z'), until: new Date('2026-01-15T21:00:00Z') }]
    expect(asked(facts([candidate('a', { busy })]))).toEqual(['a'])
  })

  test('nobody any more when the time has passed', () => {
    const late = new Date('2026-01-15T14:00:00Z')
    expect(planRound(facts([candidate('a')]), late)).toMatchObject({ do: 'nobody', why: 'too-late' })
  })

  test('at night nobody; in the morning the round fires', () => {
    const decision = planRound(facts([candidate('a', { urgentAtNight: true })]), night)
    expect(decision).toEqual({
      do: 'wait',
      until: new Date('2026-01-15T07:00:00Z'),
      others: [{ personId: 'a', why: 'asleep' }],
    })
  })

  test('in the quiet hours of their own the others are asked; if all have them, the first to wake', () => {
    const noon = candidate('noon', { ownQuiet: { from: '11:00', until: '13:00' } })
    const long = candidate('long', { ownQuiet: { from: '08:00', until: '18:00' } })
    expect(asked(facts([noon, candidate('other')]))).toEqual(['other'])
    expect(planRound(facts([noon, long]), now)).toMatchObject({
      do: 'wait',
      until: new Date('2026-01-14T12:00:00Z'),
    })
  })

  test('who sleeps till it is too late is not waited for', () => {
    const early = { from: new Date('2026-01-15T05:00:00Z'), until: new Date('2026-01-15T06:00:00Z') }
    const request = { wantedAt: '2026-01-15T06:00', wanted: early }
    expect(planRound(facts([candidate('a')], request), night)).toMatchObject({ why: 'nobody-awake' })
  })

  test('at night, if it is urgent, those who agreed to it', () => {
    const volunteers = [candidate('sleeper'), candidate('owl', { urgentAtNight: true })]
    expect(asked(facts(volunteers, { urgency: 'urgent' }), night)).toEqual(['owl'])
  })
})

describe('why these', () => {
  test('is said of each who is asked, and of everybody else why not', () => {
    const volunteers = [
      candidate('asked', {
        languages: ['nl', 'fy'],
        availability: ['mon-morning', 'thu-afternoon'],
        areas: ['8925'],
        metersAway: 900,
        lastAskedAt: new Date('2026-01-01T12:00:00Z'),
        ...careful,
      }),
      candidate('next', { lastAskedAt: new Date('2026-01-02T12:00:00Z'), ...careful }),
      candidate('paused', { pausedUntil: new Date('2026-02-01T00:00:00Z') }),
    ]
    const of = { ...facts(volunteers, { language: 'fy' }), people: 1, rules: rulesForGroceries }
    const why = {
      turn: 'longest-ago',
      speaks: 'fy',
      free: 'thu-afternoon',
      near: true,
      livesNear: true,
      trained: true,
      withBuddy: false,
    }
    expect(planRound(of, now)).toEqual({
      do: 'ask',
      ask: [{ personId: 'asked', why }],
      others: [
        { personId: 'next', why: 'later-in-line' },
        { personId: 'paused', why: 'paused' },
      ],
    })
  })
})

const anyDate = fc.date({ min: new Date('2025-12-01'), max: new Date('2026-02-01'), noInvalidDate: true })
const anyCandidate = fc.record<Candidate>({
  personId: fc.uuid(),
  approved: fc.boolean(),
  categories: fc.subarray(['groceries', 'garden']),
  languages: fc.subarray(['nl', 'fy', 'en']),
  availability: fc.subarray(['thu-morning', 'thu-afternoon', 'sat-evening']),
  areas: fc.subarray(['8924', '8925', '8925AB']),
  training: fc.subarray(['care', 'driver']),
  vettedOn: fc.option(anyDate),
  vettingDueOn: fc.option(anyDate),
  needsBuddy: fc.boolean(),
  sheltered: fc.boolean(),
  callFirst: fc.boolean(),
  pausedUntil: fc.option(anyDate),
  ownQuiet: fc.constantFrom(null, { from: '07:00', until: '10:00' }, { from: '20:00', until: '23:00' }),
  urgentAtNight: fc.boolean(),
  pingsPerWeek: fc.option(fc.nat(7)),
  metersAway: fc.option(fc.constantFrom(900, 1500, 4000)),
  lastAskedAt: fc.option(anyDate),
  pingsThisWeek: fc.nat(7),
  jobsLately: fc.nat(5),
  askedForThis: fc.boolean(),
  busy: fc.array(
    anyDate.map((from) => ({ from, until: new Date(from.getTime() + 3_600_000) })),
    { maxLength: 3 },
  ),
})
const anyVolunteers = fc.uniqueArray(anyCandidate, { selector: ({ personId }) => personId, maxLength: 40 })
const anyUrgency = fc.constantFrom('normal' as const, 'urgent' as const)

describe('whatever the neighbourhood', () => {
  const property = (check: (of: RoundFacts, at: Date) => void) =>
    fc.assert(
      fc.property(
        anyVolunteers,
        anyUrgency,
        anyDate,
        fc.integer({ min: 1, max: 8 }),
        (volunteers, urgency, at, people) => {
          check({ ...facts(volunteers, { urgency }), people }, at)
        },
      ),
      { numRuns: Number(process.env.WORLDS ?? 300) },
    )

  test('nobody is asked twice, too often, in vain or more than the plan says', () => {
    property((of, at) => {
      const ids = asked(of, at)
      expect(ids.length).toBeLessThanOrEqual(of.people)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) {
        const volunteer = of.volunteers.find(({ personId }) => personId === id)
        expect(volunteer).toMatchObject({ approved: true, askedForThis: false })
        expect(volunteer?.pingsThisWeek).toBeLessThan(of.pingsPerWeek)
        expect(volunteer?.categories).toContain('groceries')
        expect(volunteer).toMatchObject({ needsBuddy: false, sheltered: false, callFirst: false })
      }
    })
  })

  /** Whether somebody is left alone: in the neighbourhood's night, or in hours of their own. */
  function rests({ ownQuiet, urgentAtNight }: Candidate, { request }: RoundFacts, at: Date): boolean {
    if (request.urgency === 'urgent' && urgentAtNight) return false
    return isQuiet(at, quietHours, zone) || (ownQuiet !== null && isQuiet(at, ownQuiet, zone))
  }

  test('nobody is woken who did not agree to it', () => {
    property((of, at) => {
      const ids = asked(of, at)
      for (const volunteer of of.volunteers)
        if (ids.includes(volunteer.personId)) expect(rests(volunteer, of, at)).toBe(false)
    })
  })

  test('a wait ends when the first of those who sleep now wakes up, and not before', () => {
    property((of, at) => {
      const decision = planRound(of, at)
      if (decision.do !== 'wait') return
      const asleep = decision.others.filter(({ why }) => why === 'asleep').map(({ personId }) => personId)
      const waitedFor = of.volunteers.filter(({ personId }) => asleep.includes(personId))
      const quarter = 15 * 60_000
      for (let moment = at.getTime(); moment < decision.until.getTime(); moment += quarter)
        for (const volunteer of waitedFor) expect(rests(volunteer, of, new Date(moment))).toBe(true)
      expect(waitedFor.some((volunteer) => !rests(volunteer, of, decision.until))).toBe(true)
    })
  })

  test('everybody hears why they are asked, or why not', () => {
    property((of, at) => {
      const { others } = planRound(of, at)
      const all = [...asked(of, at), ...others.map(({ personId }) => personId)]
      expect(all.toSorted()).toEqual(of.volunteers.map(({ personId }) => personId).toSorted())
    })
  })

  test('the same facts give the same answer, in whatever order they come', () => {
    property((of, at) => {
      const { others, ...decision } = planRound({ ...of, volunteers: of.volunteers.toReversed() }, at)
      expect({ ...decision, others: others.toReversed() }).toEqual(planRound(of, at))
    })
  })

  test('over many rounds everybody gets the same share of the asking, however near they live', () => {
    let volunteers = Array.from({ length: 10 }, (_, index) =>
      candidate(`v${index}`, { metersAway: index < 5 ? 900 + index : null }),
    )
    for (let round = 0; round < 50; round++) {
      const at = new Date(now.getTime() + round * 60_000)
      const ids = asked({ ...facts(volunteers), pingsPerWeek: 50 }, at)
      volunteers = volunteers.map((each) =>
        ids.includes(each.personId)
          ? { ...each, lastAskedAt: at, pingsThisWeek: each.pingsThisWeek + 1 }
          : each,
      )
    }
    expect(volunteers.map(({ pingsThisWeek }) => pingsThisWeek)).toEqual(Array(10).fill(15))
  })
})
