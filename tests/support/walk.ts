import type { Facts, FlowEvent, FlowStep, MessageExtra } from '../../core/conversations/flow.ts'
import type { Intent, Seed } from '../../core/conversations/intent.ts'
import { acts, categories, type Meaning } from '../../core/conversations/meaning.ts'
import { tellers } from '../../core/referrals/referral.ts'
import { misfits } from '../../core/rides/check-ride.ts'
import type { MachineFlow } from '../../flows/define-flow.ts'
import { meaning } from './meanings.ts'
import { facts, gardener, known, someRecord } from './talking.ts'

/** One step that the machine took: from where, on what, and what came of it. */
export interface Stride {
  flow: string
  from: string
  event: FlowEvent
  step: FlowStep
}

/** All that was walked: every stride, the states that were seen, and those from which the end can be reached. */
export interface Walk {
  strides: Stride[]
  states: Set<string>
  stuck: string[]
}

interface Place {
  saved: unknown
  facts: Facts
  choices: string[]
  awaits: Intent['do'] | null
}

/** Of all that a talk can keep at once, so many combinations are walked on from; every state is among them. */
const most = 200

/** Walks a flow from every beginning, with every kind of event in every state that it meets. */
export function walk(flow: MachineFlow): Walk {
  const strides: Stride[] = []
  const states = new Set<string>()
  const roads = new Map<string, Set<string>>()
  const ends = new Set<string>()
  const seen = new Set<string>()
  const firsts = new Map<string, string>()
  /** The states from which every answer was tried that nobody waited for. */
  const left = new Set<string>()

  const walkFrom = (openings: Arrived[], most: number): void => {
    const met = new Set<string>()
    const queue: Place[] = []
    const take = (from: string, event: FlowEvent, step: FlowStep): void => {
      strides.push({ flow: flow.name, from, event, step })
      const to = step.done ? 'done' : placeKey(step.saved, event.facts)
      const state = stateOf(step.saved)
      // a place beyond the walk counts as the first of its state
      const road = seen.has(to) || seen.size < most ? to : (firsts.get(state) ?? to)
      roads.set(from, (roads.get(from) ?? new Set()).add(road))
      states.add(state)
      if (step.done) ends.add(from)
      const isNewState = !met.has(state)
      if (step.done || seen.has(to) || (seen.size >= most && !isNewState)) return
      met.add(state)
      seen.add(to)
      if (!firsts.has(state)) firsts.set(state, to)
      const ask = step.intents.findLast((intent) => intent.do === 'ask')
      const choices = ask?.do === 'ask' ? (ask.choices ?? []).map(({ value }) => value) : []
      const place = { saved: thaw(step.saved), facts: event.facts, choices, awaits: awaited(step) }
      // a long talk is walked to its end first, and from side to side after that
      if (isNewState) queue.unshift(place)
      else queue.push(place)
    }

    for (const who of everybody) {
      for (const { text, meaning: meant, about, with: extra } of openings) {
        const started = { type: 'started' as const, facts: who, text, meaning: meant, with: extra }
        const seeds: Seed[] = [{ about }, { words: 'eerder gezegd' }, { instead: true, words: 'later' }]
        for (const seed of seeds) {
          take('begin', { ...started, seed }, flow.start({ ...started, seed }))
        }
      }
    }
    for (let place = queue.shift(); place; place = queue.shift()) {
      const from = placeKey(place.saved, place.facts)
      const state = stateOf(place.saved)
      const isFirst = !left.has(state)
      left.add(state)
      for (const event of eventsAt(place, isFirst)) {
        const here = { ...event, facts: place.facts } as FlowEvent
        take(from, here, flow.resume(thaw(place.saved), here))
      }
    }
  }

  walkFrom([...messages([]), message({}, '')], most)
  // what only such a beginning leads to is walked once through every state, apart from the rest
  walkFrom([severalDays, toWait], 0)
  return { strides, states, stuck: [...seen].filter((place) => !canEnd(place, roads, ends)) }
}

/** What a step waits for, if its last intent is a deed that answers. */
export function awaited({ intents, done }: FlowStep): Intent['do'] | null {
  const last = intents.at(-1)
  return !done && last && last.do in answersTo ? last.do : null
}

const details = {
  number: 217,
  category: 'groceries' as const,
  wantedAt: null,
  words: 'boodschappen',
  name: null,
  address: null,
  phone: null,
  ride: null,
}
const who = facts()
const notice = { key: 'rides.notice-day', slots: { time: '15:00' } }
const somewhere = { name: 'Huisarts', street: 'Dorpsstraat', houseNumber: '10', postcode: '8925 EK' }
const quote = {
  pickupAt: '2026-11-24T09:57',
  arriveAt: '2026-11-24T10:15',
  returnAt: '2026-11-24T11:15',
  homeAt: '2026-11-24T11:30',
  cents: 100,
  voluntary: false,
  about: false,
}
const answersTo: Partial<Record<Intent['do'], FlowEvent[]>> = {
  openRequest: [{ type: 'requestOpened', facts: who, number: 217 }],
  cancelRequest: [
    { type: 'requestCancelled', facts: who, number: 217 },
    { type: 'requestNotFound', facts: who },
  ],
  lookUpRides: [
    { type: 'ridesFound', facts: who, rides: { scheme: null, places: [], mayRide: null, aid: null } },
    ...[null, false, true].map(
      (mayRide): FlowEvent => ({
        type: 'ridesFound',
        facts: who,
        rides: {
          scheme: { waitMinutes: mayRide ? 0 : 30, mostPassengers: 2, from: '09:00', until: '17:00', notice },
          places: mayRide ? [] : [{ ...somewhere, words: ['dokter'] }],
          mayRide,
          aid: mayRide ? 'rollator' : null,
        },
      }),
    ),
  ],
  checkRide: [
    { type: 'rideFits', facts: who, quote, notYet: null },
    { type: 'rideFits', facts: who, quote, notYet: 'holiday' },
    {
      type: 'rideFits',
      facts: who,
      quote: { ...quote, returnAt: null, homeAt: null, cents: 0 },
      notYet: null,
    },
    { type: 'rideFits', facts: who, quote: { ...quote, about: true }, notYet: null },
    ...misfits.map((why): FlowEvent => ({ type: 'rideUnfit', facts: who, why, times: [] })),
    { type: 'rideUnfit', facts: who, why: 'full', times: ['2026-11-24T11:15', '2026-11-25T10:15'] },
    { type: 'rideNotFound', facts: who },
  ],
  moveRide: [
    { type: 'rideMoved', facts: who, pickupAt: '2026-11-24T09:57', referral: null },
    ...tellers.map(
      (by): FlowEvent => ({
        type: 'rideMoved',
        facts: who,
        pickupAt: '2026-11-24T09:57',
        referral: { organisation: 'Amaryllis', by, arriveAt: '2026-11-24T10:15' },
      }),
    ),
    { type: 'rideUnfit', facts: who, why: 'full', times: ['2026-11-24T11:15'] },
    { type: 'rideNotFound', facts: who },
  ],
  waitForRide: [
    { type: 'rideWaits', facts: who, until: '2026-11-23T15:00' },
    { type: 'rideFits', facts: who, quote, notYet: null },
    { type: 'rideUnfit', facts: who, why: 'too-late', times: [] },
    { type: 'rideNotFound', facts: who },
  ],
  waitInstead: [
    { type: 'rideWaits', facts: who, until: '2026-11-23T15:00' },
    { type: 'rideBooked', facts: who, number: 217 },
    { type: 'rideUnfit', facts: who, why: 'too-late', times: ['2026-11-24T11:15'] },
    { type: 'rideNotFound', facts: who },
  ],
  answerRoom: [
    { type: 'rideBooked', facts: who, number: 217 },
    { type: 'roomGone', facts: who, why: 'gone' },
    { type: 'roomGone', facts: who, why: 'declined' },
  ],
  leaveWaiting: [
    { type: 'waitingLeft', facts: who },
    { type: 'roomGone', facts: who, why: 'gone' },
  ],
  skipRides: [
    { type: 'ridesSkipped', facts: who, next: '2026-12-03T10:15' },
    { type: 'ridesSkipped', facts: who, next: null },
    { type: 'rideNotFound', facts: who },
  ],
  bookRide: [
    { type: 'rideBooked', facts: who, number: 217 },
    {
      type: 'weeklyRideBooked',
      facts: who,
      times: [
        { when: '2026-11-26T10:15', number: 217 },
        { when: '2026-12-24T10:15', why: 'holiday' },
      ],
    },
    { type: 'rideUnfit', facts: who, why: 'full', times: ['2026-11-24T11:15'] },
    { type: 'rideNotFound', facts: who },
  ],
  applyAsVolunteer: [
    { type: 'applied', facts: who, again: false },
    { type: 'applied', facts: who, again: true },
  ],
  giveCode: [{ type: 'codeGiven', facts: who, code: '123456' }],
  useCode: [
    ...(['linked', 'own', 'for-desk', 'nothing'] as const).map((what) => ({
      type: 'codeUsed' as const,
      facts: who,
      used: { what },
    })),
    ...[null, 'help' as const, 'volunteer' as const].map((wants) => ({
      type: 'codeUsed' as const,
      facts: who,
      used: { what: 'poster' as const, language: 'fy', wants },
    })),
  ],
  acceptOffer: [
    { type: 'offerAccepted', facts: who, details, mayChoose: false },
    {
      type: 'offerAccepted',
      facts: who,
      details: { ...details, name: 'Jan', address: 'Kerkstraat 5', phone: '06-1' },
      mayChoose: true,
    },
    { type: 'offerMoved', facts: who },
    { type: 'offerGone', facts: who, why: 'taken' },
    { type: 'offerGone', facts: who, why: 'cancelled' },
    { type: 'offerGone', facts: who, why: 'closed' },
    { type: 'offerGone', facts: who, why: 'over' },
    { type: 'offerGone', facts: who, why: 'on-the-road' },
    { type: 'offerGone', facts: who, why: 'no-car' },
  ],
  chooseWhoComes: [
    { type: 'comerKept', facts: who, name: 'Wytze' },
    { type: 'offerGone', facts: who, why: 'closed' },
  ],
  declineOffer: [
    { type: 'offerDeclined', facts: who },
    { type: 'offerGone', facts: who, why: 'taken' },
  ],
  answerConsent: [
    { type: 'consentKept', facts: who, organisation: 'Amaryllis', phone: null, choices: [] },
    {
      type: 'consentKept',
      facts: who,
      organisation: 'Amaryllis',
      phone: null,
      choices: [{ key: 'referred-rides.choose' }],
    },
    { type: 'consentKept', facts: who, organisation: 'Amaryllis', phone: '058-1', choices: [] },
    { type: 'consentGone', facts: who },
  ],
  beginAdvice: [
    { type: 'adviceBegun', facts: who, words: 'Waar vraag ik huurtoeslag aan?' },
    { type: 'adviceGone', facts: who, why: 'over' },
    { type: 'adviceGone', facts: who, why: 'taken' },
  ],
  declineAdvice: [{ type: 'adviceDeclined', facts: who }],
  giveAdvice: [
    { type: 'adviceGiven', facts: who, how: 'sent' },
    { type: 'adviceGiven', facts: who, how: 'desk' },
    { type: 'adviceGone', facts: who, why: 'over' },
  ],
  askQuestion: [{ type: 'requestOpened', facts: who, number: 217 }],
  askAfterClients: [
    { type: 'clientsStand', facts: who, clients: [] },
    {
      type: 'clientsStand',
      facts: who,
      clients: [{ number: 217, category: 'groceries', status: 'matched' }],
    },
  ],
  applyAsProfessional: [{ type: 'professionalApplied', facts: who }],
  openForClient: [{ type: 'requestOpened', facts: who, number: 217 }],
  answerContact: [
    { type: 'contactKept', facts: who, asks: true },
    { type: 'contactKept', facts: who, asks: false },
    { type: 'contactGone', facts: who },
  ],
  endArrangement: [
    { type: 'arrangementEnded', facts: who, ok: true },
    { type: 'arrangementEnded', facts: who, ok: false },
  ],
  answerPair: (['waits', 'began', 'declined', 'fine', 'told-desk', 'gone'] as const).map((how) => ({
    type: 'pairAnswered',
    facts: who,
    how,
  })),
  proposeTime: (['asked', 'desk', 'past', 'gone'] as const).map((how) => ({
    type: 'timeProposed',
    facts: who,
    how,
  })),
  answerProposal: [
    { type: 'proposalAnswered', facts: who, ok: true },
    { type: 'proposalAnswered', facts: who, ok: false },
  ],
  passWord: [
    { type: 'wordPassed', facts: who, passed: { how: 'told', names: ['Anna'] } },
    { type: 'wordPassed', facts: who, passed: { how: 'told', names: [''] } },
    { type: 'wordPassed', facts: who, passed: { how: 'not-reached', names: ['Anna'] } },
    { type: 'wordPassed', facts: who, passed: { how: 'desk', names: [] } },
    { type: 'wordPassed', facts: who, passed: { how: 'gone' } },
  ],
  readRecord: [{ type: 'recordRead', facts: who, record: someRecord }],
  handBack: [
    { type: 'handedBack', facts: who, number: 217 },
    { type: 'offerGone', facts: who, why: 'closed' },
  ],
}

/** Everything that may happen in a place; what nobody waited for, as after a talk that was cut off, in one place of each state. */
function eventsAt({ choices, awaits }: Place, isFirst: boolean): FlowEvent[] {
  const others = isFirst ? Object.values(answersTo).flat() : []
  const silence: FlowEvent[] = [
    { type: 'resumed', facts: who },
    { type: 'noReply', facts: who },
  ]
  return awaits === null ? [...messages(choices), ...silence, ...others] : (answersTo[awaits] ?? [])
}

const job = { number: 217, category: 'groceries' as const, wantedAt: '2026-11-23@afternoon' }
const askedAt = '2026-11-22T08:00:00Z'
const helper = gardener
const offer = { ...job, code: null, askedAt, status: 'asked' as const }
const visit = { ...job, code: null, requestId: 'r1', resident: 'Jan', askedDoneAt: askedAt }

/** People of every kind: new, known, with requests, with offers, with jobs to do, asked how it was. */
const everybody: Facts[] = [
  facts({
    person: known,
    requests: [
      {
        ...job,
        id: 'r1',
        category: 'ride',
        wantedAt: '2026-11-24T10:00/2026-11-24T11:00',
        status: 'matched',
        helper: 'Anna',
        nextStep: 'ask-done',
      },
    ],
  }),
  facts({
    person: known,
    requests: [
      {
        ...{ ...job, id: 'r1', category: 'ride', status: 'referred', helper: null },
        wantedAt: '2026-11-24T10:00/2026-11-24T11:00',
      },
    ],
  }),
  facts({
    person: known,
    volunteer: gardener,
    visits: [{ ...visit, category: 'ride', offerId: 'o1' }],
    requests: ['2026-11-24', '2026-11-26'].map((day, at) => ({
      ...{ ...job, number: 220 + at, id: `r${at + 1}`, category: 'ride', status: 'matched', helper: 'Anna' },
      wantedAt: `${day}T10:00/${day}T11:00`,
    })),
  }),
  facts(),
  facts({ person: known }),
  facts({
    person: { ...known, postcode: null, houseNumber: null },
    neighbourhood: {
      name: 'Bilgaard',
      categories: ['garden', 'groceries'],
      deskPhone: null,
      deskHours: null,
      deskOpensAt: null,
      pingsPerWeek: 5,
      rides: 'Max-mobiel',
      ridesElsewhere: null,
      areas: [],
      elsewhere: null,
    },
  }),
  facts({
    person: known,
    requests: [{ ...job, id: 'r1', status: 'matched', helper: 'Anna' }],
  }),
  facts({
    person: known,
    requests: [
      { ...job, id: 'r1', status: 'triage', helper: null },
      { ...job, number: 218, id: 'r2', status: 'searching', helper: null },
      { ...job, number: 219, id: 'r3', status: 'matched', helper: null },
    ],
  }),
  facts({ person: known, volunteer: helper, offers: [{ ...offer, id: 'o1' }] }),
  facts({
    person: known,
    volunteer: { ...helper, pausedUntil: '2027-01-01' },
    offers: [
      { ...offer, id: 'o1', code: 1 },
      { ...offer, id: 'o2', code: 2, number: 218 },
    ],
  }),
  facts({ person: known, volunteer: helper, offers: [{ ...offer, id: 'o1', status: 'lapsed' }] }),
  facts({ person: known, volunteer: helper, visits: [{ ...visit, offerId: 'o1' }] }),
  facts({
    person: known,
    volunteer: helper,
    visits: [
      {
        ...{ ...visit, wantedAt: '2026-11-22', offerId: 'o1', askedDoneAt: null },
        word: { at: askedAt, from: 'desk', answered: false },
      },
    ],
  }),
  facts({
    person: known,
    volunteer: helper,
    visits: ['r3', 'r4'].map((requestId, at) => ({
      ...{ ...visit, wantedAt: '2026-11-22', offerId: `o${at + 3}`, askedDoneAt: null },
      requestId,
      number: 230 + at,
    })),
  }),
  facts({
    person: known,
    volunteer: helper,
    visits: [{ ...visit, wantedAt: '2026-11-22', offerId: 'o1', askedDoneAt: null }],
  }),
  facts({
    person: known,
    volunteer: { ...helper, status: 'applied' },
    visits: [
      { ...visit, offerId: 'o1' },
      { ...visit, offerId: 'o2', number: 218 },
    ],
  }),
  facts({ person: known, volunteer: helper, housemates: [{ name: 'Wytze', helps: true }] }),
  facts({
    person: known,
    housemates: ['Wytze', 'Sjoukje', 'Ale', 'Doutzen'].map((name) => ({ name, helps: false })),
  }),
  facts({ person: { ...known, postcode: '9999 XX' } }),
  facts({ person: known, neighbourhood: { ...facts().neighbourhood, deskOpensAt: '2026-11-23T09:00' } }),
  facts({
    person: { ...known, postcode: '9999 XX' },
    neighbourhood: { ...facts().neighbourhood, elsewhere: 'de gemeente, 14 0512' },
  }),
  facts({ person: known, feedback: { ...job, requestId: 'r1', askedAt } }),
  facts({
    person: known,
    requests: [
      { ...job, id: 'r1', status: 'referred', helper: null },
      { ...job, number: 218, id: 'r2', status: 'referred', helper: 'Amaryllis' },
    ],
    consents: [{ referralId: 'c1', organisation: 'Amaryllis', askedAt }],
  }),
  ...(['applied', 'approved', 'declined'] as const).map((status) =>
    facts({ person: known, professional: { status, organisation: 'Thuiszorg' } }),
  ),
  facts({
    person: known,
    requests: [{ ...job, id: 'r1', status: 'triage', helper: null }],
    prescriptions: [{ requestId: 'r1', organisation: 'Huisartsenpraktijk', askedAt }],
  }),
  facts({
    person: known,
    volunteer: helper,
    visits: [{ ...visit, offerId: 'o1', requestId: 'r2', askedDoneAt: null }],
    requests: [{ ...job, number: 218, id: 'r1', status: 'matched', helper: 'Anna' }],
  }),
  facts({
    person: known,
    volunteer: helper,
    advice: [{ id: 'q1', words: 'Waar vraag ik huurtoeslag aan?', askedAt }],
  }),
  facts({ person: known, waits: [{ id: 'w1', when: '2026-11-26T10:15', askedAt: null }] }),
  facts({ person: known, waits: [{ id: 'w1', when: '2026-11-26T10:15', askedAt }] }),
  facts({
    person: known,
    volunteer: helper,
    arrangements: [
      { id: 'a3', category: 'company', when: null, other: 'Anna', gives: true, isPair: true },
      { id: 'a4', category: 'company', when: null, other: null, gives: false, isPair: true },
    ],
    pairQuestions: [
      { id: 'a3', about: 'check-in', askedAt },
      { id: 'a5', about: 'agree', askedAt },
    ],
  }),
  ...[['R/2026-12-10T10:15/P1W'], ['R/2026-12-10T10:15/P1W', 'R/2026-12-08T09:00/P1W']].map((whens) =>
    facts({
      person: known,
      arrangements: whens.map((when, at) => ({
        ...{ id: `a${at + 1}`, category: 'ride' as const, when, other: null, gives: false, isPair: false },
      })),
    }),
  ),
  facts({
    person: known,
    requests: [{ ...job, id: 'r1', status: 'matched', helper: 'Anna' }],
    proposals: [{ ...job, requestId: 'r1', proposedAt: '2026-11-24@morning', askedAt }],
    arrangements: [
      {
        id: 'a1',
        category: 'groceries',
        when: 'R/2026-11-26/P1W',
        other: 'Anna',
        gives: false,
        isPair: false,
      },
      { id: 'a2', category: 'pets', when: 'R/2026-11-27/P1W', other: null, gives: true, isPair: false },
    ],
  }),
]

const extras: MessageExtra[] = [
  { kind: 'attachment', type: 'photo' },
  { kind: 'location' },
  { kind: 'contact', own: true },
  { kind: 'stale-button' },
  { kind: 'unsupported' },
  { kind: 'edited' },
  { kind: 'code', code: '123456' },
  { kind: 'code', code: 'aLinkOfAPoster' },
]

type Arrived = Extract<FlowEvent, { type: 'messageArrived' }>

function message(
  meant: Partial<Meaning>,
  text = 'iets',
  about: string | null = null,
  extra: MessageExtra | null = null,
): Arrived {
  return { type: 'messageArrived', facts: who, text, meaning: meaning(meant), about, with: extra }
}

const severalDays = message(
  { when: 'R/2026-11-24T10:15/P1W', weekdays: [2, 4] },
  'elke dinsdag en donderdag om kwart over tien',
)

const toWait = message({}, 'zet mij maar op de wachtlijst')

/** Messages of every kind, with each of the choices that were offered. */
function messages(choices: string[]): Arrived[] {
  const place = { street: 'Kerkstraat', houseNumber: '5', postcode: '8925 AB' }
  return [
    message({}, ''),
    message({}, '👍🏽'),
    message({}, 'een heel verhaal dat over van alles gaat en nergens over'),
    message({}, 'x'.repeat(10_000)),
    ...acts.map((act) => message({ act })),
    ...categories.map((category) =>
      message({ act: 'request', category, top3: [category] }, 'kan iemand dat doen voor mij'),
    ),
    message({ category: 'garden', top3: ['garden', 'pets'] }),
    message({ act: 'request', top3: ['garden', 'pets'], category: 'other' }, 'kan iemand mij helpen'),
    message({ answer: 'yes', act: 'accept' }, 'ja'),
    message({ answer: 'yes', choice: 'yes', chosen: ['yes'] }, 'ja'),
    message({ answer: 'yes-but', tail: 'pas om 4 uur' }, 'ja maar pas om 4 uur'),
    message({ answer: 'yes', minutes: 90 }, 'ja, 1,5 uur'),
    message({ answer: 'yes', code: 2 }, 'ja 2'),
    message({ answer: 'yes', code: 9 }, 'ja 9'),
    message({ answer: 'no', act: 'decline' }, 'nee'),
    message({ answer: 'no', tail: 'ik ben ziek' }, 'nee, ik ben ziek'),
    message({ answer: 'no', when: '2026-11-24' }, 'nee morgen bedoel ik'),
    message({ answer: 'no', category: 'garden' }, 'nee, de tuin'),
    message({ act: 'greeting' }, 'hallo, ik ben Sjoerd'),
    ...[
      '2026-11-23',
      '2026-11-23T15:00',
      '2026-11-23@morning',
      '2026-11-20',
      'asap',
      'R/2026-11-24/P1W',
      '/2026-11-25T17:00',
    ].map((when) => message({ when }, 'dan')),
    message({ name: 'Jan' }, 'Jan'),
    message({ place }, 'Kerkstraat 5'),
    message({ place: { street: 'Kerkstraat' } }, 'Kerkstraat'),
    message({ place: { houseNumber: '5' } }, '5'),
    message({ place: { postcode: '8925 AB' } }, '8925 AB'),
    message({ minutes: 45 }, 'drie kwartier'),
    message({ requestNumber: 218, act: 'cancel' }, 'zeg 218 maar af'),
    message({ requestNumber: 218, act: 'hand-back' }, 'ik kan 218 niet'),
    message({ language: 'other' }, 'Guten Tag'),
    message({ wishedLanguage: 'fy', act: 'language' }, 'frysk'),
    message({}, 'maandagochtend en in het weekend'),
    message({}, 'vakantie'),
    message({}, 'ik ben er over tien minuten'),
    message({}, 'er doet niemand open'),
    message({}, 'dit is ook het nummer van mijn man Wytze'),
    message({}, 'mijn vrouw Sjoukje wil ook helpen'),
    message({}, 'mijn man gebruikt deze telefoon niet meer'),
    message({}, 'mijn uren'),
    message({}, 'elke week hoeft niet meer'),
    message({ when: '2026-11-23/2026-11-29' }, 'deze week niet'),
    message({ when: '2026-11-23/2026-12-13' }, 'een paar weken niet'),
    message({}, 'ik maak me zorgen'),
    message({ act: 'cancel' }, 'ik kan toch niet'),
    message({}, 'kan het ook op een andere dag'),
    message({ when: '2026-11-24@morning' }, 'kan het ook dinsdagochtend'),
    ...extras.map((extra) => message({}, '', null, extra)),
    message({ answer: 'yes' }, 'ja', null, { kind: 'attachment', type: 'photo' }),
    message({}, 'nieuwe tekst', null, { kind: 'edited' }),
    ...[
      'o:o1',
      'o:gone',
      'v:o1',
      'v:gone',
      'f:r1',
      'f:gone',
      'c:c1',
      'c:gone',
      'a:q1',
      'a:gone',
      'p:r1',
      'p:gone',
      'w:w1',
      'w:gone',
      'm:a3',
      'm:a5',
      'm:gone',
    ].flatMap((about) => [
      message({ answer: 'yes', choice: 'yes' }, 'ja', about),
      message({ answer: 'no', choice: 'no' }, 'nee', about),
      message({}, 'anders', about),
    ]),
    ...['r:r1', 'r:gone'].flatMap((about) =>
      ['ok', 'other', 'off', 'human'].map((choice) => message({ choice }, choice, about)),
    ),
    ...choices.flatMap((choice) => [
      message({ choice, chosen: [choice] }, choice, 'q:1'),
      message(
        { choice, chosen: [choice], when: '2026-11-24T10:00' },
        `${choice} en nog iets meer erbij gezegd`,
      ),
    ]),
    message({ chosen: choices }, 'allemaal'),
  ]
}

/** Where a talk is: the state, and of everything it keeps only whether it is there. */
function placeKey(saved: unknown, facts: Facts): string {
  const { person, offers, visits, requests, feedback, consents, arrangements } = facts
  const { context } = saved as { context: Record<string, unknown> }
  const kept = Object.entries(context).map(([name, value]) => `${name}:${kind(value)}`)
  const about = [
    person.consented,
    person.postcode,
    offers.length,
    visits.length,
    requests.length,
    feedback === null,
    consents.length,
    arrangements.length,
  ]
  return [stateOf(saved), ...kept, ...about].join(' ')
}

function kind(value: unknown): string {
  if (typeof value === 'boolean' || typeof value === 'number')
    return String(Number(value) > 1 ? 'more' : value)
  if (value === null || value === '') return 'none'
  return typeof value === 'object' && Object.keys(value).length === 0 ? 'none' : 'some'
}

function stateOf(saved: unknown): string {
  return String((saved as { value: unknown }).value)
}

function thaw(saved: unknown): unknown {
  return JSON.parse(JSON.stringify(saved))
}

function canEnd(place: string, roads: Map<string, Set<string>>, ends: Set<string>): boolean {
  const been = new Set([place])
  for (const here of been) {
    if (ends.has(here)) return true
    for (const next of roads.get(here) ?? []) been.add(next)
  }
  return false
}
