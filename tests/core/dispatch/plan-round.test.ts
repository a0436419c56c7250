import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Candidate, planRound, type RoundFacts } from '../../../core/dispatch/plan-round.ts'
import { isQuiet } from '../../../core/dispatch/quiet-hours.ts'

const now = new Date('2026-01-14T11:00:00Z') // a Wednesday at noon
const night = new Date('2026-01-14T22:00:00Z')
const quietHours = { from: '21:30', until: '08:00' }
const zone = 'Europe/Amsterdam'

function candidate(personId: string, about: Partial<Candidate> = {}): Candidate {
  return {
    personId,
    approved: true,
    categories: ['groceries'],
    languages: ['nl'],
    availability: [],
    pausedUntil: null,
    urgentAtNight: false,
    lastAskedAt: null,
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
      language: 'nl',
      ...about,
    },
    people: 3,
    pingsPerWeek: 5,
    quietHours,
    zone,
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
    expect(planRound(facts(volunteers), now)).toEqual({
      do: 'ask',
      ask: [
        { personId: 'dutch', reason: 'shares-language never-asked' },
        { personId: 'english', reason: 'no-shared-language never-asked' },
      ],
    })
  })

  test.each<[string, Partial<Candidate>]>([
    ['is not approved', { approved: false }],
    ['does other things', { categories: ['garden'] }],
    ['is paused', { pausedUntil: new Date('2026-01-20T00:00:00Z') }],
    ['cannot come then', { availability: ['thu-morning', 'fri-afternoon'] }],
    [
      'has another job then',
      { busy: [{ from: new Date('2026-01-15T13:30:00Z'), until: new Date('2026-01-15T14:30:00Z') }] },
    ],
  ])('nobody who %s', (_, about) => {
    expect(planRound(facts([candidate('a', about)]), now)).toEqual({ do: 'nobody', why: 'nobody-able' })
  })

  test.each<[string, Partial<Candidate>]>([
    ['was asked for this before', { askedForThis: true }],
    ['was asked often enough this week', { pingsThisWeek: 5 }],
  ])('nobody who %s', (_, about) => {
    expect(planRound(facts([candidate('a', about)]), now)).toEqual({ do: 'nobody', why: 'nobody-left' })
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
    expect(planRound(facts([candidate('a')]), late)).toEqual({ do: 'nobody', why: 'too-late' })
  })

  test('at night nobody; in the morning the round fires', () => {
    const decision = planRound(facts([candidate('a', { urgentAtNight: true })]), night)
    expect(decision).toEqual({ do: 'wait', until: new Date('2026-01-15T07:00:00Z') })
  })

  test('at night, if it is urgent, those who agreed to it', () => {
    const volunteers = [candidate('sleeper'), candidate('owl', { urgentAtNight: true })]
    expect(asked(facts(volunteers, { urgency: 'urgent' }), night)).toEqual(['owl'])
  })
})

const anyDate = fc.date({ min: new Date('2025-12-01'), max: new Date('2026-02-01'), noInvalidDate: true })
const anyCandidate = fc.record<Candidate>({
  personId: fc.uuid(),
  approved: fc.boolean(),
  categories: fc.subarray(['groceries', 'garden']),
  languages: fc.subarray(['nl', 'fy', 'en']),
  availability: fc.subarray(['thu-morning', 'thu-afternoon', 'sat-evening']),
  pausedUntil: fc.option(anyDate),
  urgentAtNight: fc.boolean(),
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
      { numRuns: 300 },
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
      }
    })
  })

  test('nobody is woken who did not agree to it, and a wait ends when the night does', () => {
    property((of, at) => {
      const decision = planRound(of, at)
      if (decision.do === 'wait') {
        expect(isQuiet(at, quietHours, zone)).toBe(true)
        expect(isQuiet(decision.until, quietHours, zone)).toBe(false)
      }
      if (decision.do !== 'ask' || !isQuiet(at, quietHours, zone)) return
      for (const { personId } of decision.ask) {
        expect(of.request.urgency).toBe('urgent')
        expect(of.volunteers.find((each) => each.personId === personId)?.urgentAtNight).toBe(true)
      }
    })
  })

  test('the same facts give the same answer, in whatever order they come', () => {
    property((of, at) => {
      expect(planRound({ ...of, volunteers: of.volunteers.toReversed() }, at)).toEqual(planRound(of, at))
    })
  })

  test('over many rounds everybody gets the same share of the asking', () => {
    let volunteers = Array.from({ length: 10 }, (_, index) => candidate(`v${index}`))
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
