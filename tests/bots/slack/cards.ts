import fc from 'fast-check'
import { adviceStatuses } from '../../../core/advice/advice.ts'
import { categories, languages } from '../../../core/conversations/meaning.ts'
import type {
  CardBehalf,
  CardReferral,
  DeskCard,
  HouseholdCard,
  PersonCard,
  ProfessionalCard,
  ReferralCard,
  RequestCard,
  VolunteerCard,
} from '../../../core/desk/desk-card.ts'
import type { WhyAsked } from '../../../core/dispatch/why.ts'
import { behalfKinds, contacts, tellings } from '../../../core/professionals/on-behalf.ts'

export const aRequest: RequestCard = {
  kind: 'request',
  id: '0b5f1c1e-7f4e-4d0e-9a53-6a1b8f6a0d01',
  number: 12,
  status: 'triage',
  category: 'groceries',
  words: 'Kan iemand boodschappen doen?',
  wantedAt: '2026-11-24@afternoon',
  urgency: 'normal',
  resident: {
    name: 'Griet de Jong',
    address: 'Pastoriestrjitte 5, 8925 AB',
    phone: '+31612345678',
    channel: 'sms',
    language: 'nl',
    id: '0b5f1c1e-7f4e-4d0e-9a53-6a1b8f6a0d02',
    withDeskUntil: null,
    isUnderstood: true,
  },
  openedAt: '2026-11-23T09:30:00.000Z',
  withDeskWhy: 'new',
  takenBy: null,
  asked: [],
  why: null,
  helpers: [],
  places: 1,
  rounds: 0,
  outcome: null,
  minutesSpent: null,
  allRight: null,
  referral: null,
  behalf: null,
  isQuestion: false,
  advice: null,
  household: null,
  unmet: null,
  ride: null,
  together: null,
  sharesTrip: false,
  isWeeklyRide: false,
  history: [],
  earlier: 0,
  zone: 'Europe/Amsterdam',
  language: 'en',
}

/** What people type, at its worst. */
export const wild = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }) },
  { weight: 2, arbitrary: fc.string({ minLength: 500, maxLength: 6000 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          '<!channel>',
          '<@U1>',
          '&lt;',
          '&',
          '<',
          '>',
          '\n',
          '*',
          '🙂',
          '\u0000',
          '\ud800',
          'slack:U0ANKE',
        ),
        {
          maxLength: 1500,
        },
      )
      .map((parts) => parts.join('')),
  },
)
const maybe = fc.option(wild)
const channel = fc.constantFrom('telegram', 'sms', 'whatsapp', 'desk', 'pigeon')
const language = fc.constantFrom(...languages)
const when = fc.constantFrom(
  null,
  'asap',
  '2026-11-24',
  '2026-11-24@evening',
  '2026-11-24T10:30',
  '2026-11-24/2026-11-26',
  'R/2026-11-24@noon/P1W',
)

const withDeskUntil = fc.constantFrom(null, '2026-11-24T09:30:00.000Z')
const reason = fc.constantFrom('waiting-list', 'other', 'never heard of')
const at = fc.constant('2026-11-23T09:30:00.000Z')
const referral: fc.Arbitrary<CardReferral> = fc.record({
  id: fc.uuid(),
  organisation: wild,
  status: fc.constantFrom('waiting-for-consent', 'sent', 'taken-up', 'not-taken-up', 'withdrawn'),
  share: fc.constantFrom('phone', 'address', 'nothing', 'never heard of'),
  consentBy: fc.constantFrom('chat', 'voice', 'none', 'never heard of'),
  consentAt: fc.option(at),
  consentActor: fc.constantFrom(null, 'slack:U0ANKE'),
  messaged: fc.boolean(),
  note: maybe,
  followUpAt: at,
  reason: fc.option(reason),
  reasonWords: maybe,
  settledBy: fc.constantFrom(null, 'slack:U0ANKE'),
  phone: maybe,
  email: fc.oneof(maybe, fc.emailAddress()),
})

const behalf: fc.Arbitrary<CardBehalf> = fc.record({
  kind: fc.constantFrom(...behalfKinds),
  organisation: wild,
  professional: maybe,
  phone: maybe,
  messaged: fc.boolean(),
  consentAt: at,
  consentActor: fc.constantFrom(null, 'slack:U0ANKE'),
  contact: fc.constantFrom(...contacts),
  tells: fc.constantFrom(...tellings),
})

const request: fc.Arbitrary<RequestCard> = fc.record({
  kind: fc.constant('request'),
  id: fc.uuid(),
  number: fc.nat(),
  status: fc.constantFrom('triage', 'searching', 'matched', 'done', 'unmet', 'cancelled', 'referred'),
  category: fc.constantFrom(...categories),
  words: wild,
  wantedAt: when,
  urgency: fc.constantFrom('normal', 'urgent'),
  resident: fc.record({
    name: maybe,
    address: maybe,
    phone: maybe,
    channel,
    language,
    id: fc.uuid(),
    withDeskUntil,
    isUnderstood: fc.boolean(),
  }),
  openedAt: fc.constant('2026-11-23T09:30:00.000Z'),
  withDeskWhy: fc.constantFrom(null, 'new', 'nobody-left', 'never heard of'),
  takenBy: fc.constantFrom(null, 'slack:U0ANKE'),
  asked: fc.array(
    fc.record({
      name: wild,
      answer: fc.constantFrom(
        'asked',
        'accepted',
        'declined',
        'taken',
        'lapsed',
        'withdrawn',
        'handed-back',
        'not-reached',
      ),
      tail: maybe,
      ping: fc.option(
        fc.record({
          channel: fc.constantFrom('sms', 'whatsapp', 'telegram', 'pigeon'),
          came: fc.constantFrom('on-its-way', 'sent', 'delivered', 'read', 'not-delivered', 'dropped'),
        }),
      ),
    }),
    { maxLength: 40 },
  ),
  why: fc.option(
    fc.record({
      asked: fc.array(
        fc.record({
          name: wild,
          why: fc.record<WhyAsked>({
            turn: fc.constantFrom('longest-ago', 'never-asked'),
            speaks: fc.option(fc.constantFrom(...languages)),
            free: fc.constantFrom(null, 'tue-morning', 'sun-evening'),
            near: fc.boolean(),
            livesNear: fc.boolean(),
            trained: fc.boolean(),
            withBuddy: fc.boolean(),
          }),
        }),
        { maxLength: 20 },
      ),
      not: fc.dictionary(fc.constantFrom('paused', 'asleep', 'never heard of'), fc.nat(140)),
    }),
  ),
  helpers: fc.array(fc.record({ name: wild, phone: maybe, tail: maybe }), { maxLength: 20 }),
  places: fc.integer({ min: 1, max: 9 }),
  rounds: fc.nat(9),
  outcome: fc.constantFrom(null, 'done', 'mystery'),
  minutesSpent: fc.option(fc.nat(2000)),
  allRight: fc.constantFrom(null, 'yes', 'no', 'unanswered'),
  referral: fc.option(referral),
  behalf: fc.option(behalf),
  isQuestion: fc.boolean(),
  advice: fc.option(
    fc.record({
      asked: fc.array(fc.record({ name: wild, status: fc.constantFrom(...adviceStatuses) }), {
        maxLength: 30,
      }),
      answer: fc.option(fc.record({ name: wild, text: wild, isSent: fc.boolean() })),
      mayAsk: fc.boolean(),
    }),
  ),
  household: fc.option(fc.record({ name: wild, contact: wild })),
  unmet: fc.option(fc.record({ reason, words: maybe })),
  ride: fc.option(fc.constant([{ key: 'rides.car', slots: { car: 'Max <!channel>' } }])),
  together: fc.constant(null),
  sharesTrip: fc.boolean(),
  isWeeklyRide: fc.boolean(),
  history: fc.array(
    fc.record({
      at: fc.constant('2026-11-23T09:30:00.000Z'),
      kind: fc.constantFrom('opened', 'round-fired', 'given-to-desk', 'never heard of'),
      who: fc.oneof(maybe, fc.constant('slack:U0ANKE')),
      why: fc.constantFrom(null, 'nobody-left', 'never heard of'),
      asked: fc.option(fc.nat(9)),
    }),
    { maxLength: 20 },
  ),
  earlier: fc.nat(40),
  zone: fc.constant('Europe/Amsterdam'),
  language,
})

const volunteer: fc.Arbitrary<VolunteerCard> = fc.record({
  kind: fc.constant('volunteer'),
  id: fc.uuid(),
  name: wild,
  file: fc.record({
    categories: fc.subarray([...categories]),
    languages: fc.subarray([...languages]),
    availability: fc.constantFrom([], ['mon-morning', 'tue-evening']),
    areas: fc.constantFrom([], ['8925', '8926AB']),
    pingsPerWeek: fc.constantFrom(null, 2),
    quietFrom: fc.constantFrom(null, '20:00'),
    quietUntil: fc.constantFrom(null, '09:00'),
    callFirst: fc.boolean(),
    training: fc.subarray(['driver', 'care', 'first aid']),
    needsBuddy: fc.boolean(),
    sheltered: fc.boolean(),
    urgentAtNight: fc.boolean(),
    vettedOn: fc.constantFrom(null, '2025-02-03'),
    vettingDueOn: fc.constantFrom(null, '2028-02-03'),
    note: maybe,
  }),
  vettedBy: fc.constantFrom(null, 'slack:U0ANKE'),
  pausedUntil: fc.constantFrom(null, '2026-12-05'),
  phone: maybe,
  channel,
  status: fc.constantFrom('applied', 'approved', 'declined', 'left'),
  decidedBy: fc.constantFrom(null, 'slack:U0ANKE'),
  language,
})

const person: fc.Arbitrary<PersonCard> = fc.record({
  kind: fc.constant('person'),
  id: fc.uuid(),
  name: maybe,
  channel,
  why: fc.constantFrom(null, 'asked-for-person', 'danger-112', 'never heard of'),
  words: maybe,
  withDeskUntil,
  zone: fc.constant('Europe/Amsterdam'),
  personLanguage: language,
  understood: fc.option(
    fc.record({
      category: fc.option(fc.constantFrom(...categories)),
      when: fc.constantFrom(null, '2026-11-24@morning'),
      answer: fc.constantFrom(null, 'yes', 'no', 'yes-but'),
    }),
  ),
  language,
})

const followUp: fc.Arbitrary<ReferralCard> = fc.record({
  kind: fc.constant('referral'),
  id: fc.uuid(),
  number: fc.nat(),
  category: fc.constantFrom(...categories),
  residentName: maybe,
  referral,
  isAsked: fc.boolean(),
  zone: fc.constant('Europe/Amsterdam'),
  language,
})

const household: fc.Arbitrary<HouseholdCard> = fc.record({
  kind: fc.constant('household'),
  id: fc.uuid(),
  name: wild,
  contact: fc.oneof(wild, fc.constant('slack:U0ANKE')),
  contactReach: maybe,
  organisation: maybe,
  note: maybe,
  members: fc.array(wild, { maxLength: 8 }),
  consentAt: at,
  consentActor: fc.constant('slack:U0ANKE'),
  isOpen: fc.boolean(),
  going: fc.array(
    fc.record({
      number: fc.nat(),
      category: fc.constantFrom(...categories),
      status: fc.constantFrom('triage', 'searching', 'matched', 'referred'),
      resident: maybe,
      helpers: fc.array(wild, { maxLength: 5 }),
      referred: maybe,
      askedBy: maybe,
      takenBy: fc.constantFrom(null, 'slack:U0ANKE'),
    }),
    { maxLength: 20 },
  ),
  history: fc.array(
    fc.record({
      at,
      kind: fc.constantFrom('opened', 'edited', 'joined', 'left', 'closed'),
      who: fc.constant('slack:U0ANKE'),
    }),
    { minLength: 1, maxLength: 20 },
  ),
  zone: fc.constant('Europe/Amsterdam'),
  language,
})

const professional: fc.Arbitrary<ProfessionalCard> = fc.record({
  kind: fc.constant('professional'),
  id: fc.uuid(),
  name: maybe,
  organisation: wild,
  words: maybe,
  status: fc.constantFrom('applied', 'approved', 'declined'),
  decidedBy: fc.constantFrom(null, 'slack:U0ANKE'),
  phone: maybe,
  channel,
  language,
})

export const anyCard: fc.Arbitrary<DeskCard> = fc.oneof(
  request,
  volunteer,
  person,
  followUp,
  household,
  professional,
)
