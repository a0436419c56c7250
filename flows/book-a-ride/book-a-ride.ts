import { aids } from '../../core/rides/ride-scheme.ts'
import { isMoment, laterOnClock } from '../../core/when.ts'
import { defineFlow } from '../define-flow.ts'
import { askForWhom, asksForWhom } from '../shared-phone/for-whom.ts'
import {
  askPlace,
  askPostcode,
  consentAnswers,
  knownOf,
  missing,
  nameAnswers,
  placeAnswers,
  postcodeAnswers,
  remember,
} from '../talk/about-you.ts'
import { picks, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Answer, reads, talk } from '../talk/talk.ts'
import { changes, newRider, newTime, otherRider } from './changing.ts'
import { beginDraft, type Draft, draft, emptyDraft, homeOf, shortName, soFar, wishOf } from './draft.ts'
import {
  alsoAt,
  askNeighbours,
  askPostcodeThere,
  booked,
  keepAlsoOn,
  keepCondition,
  keepFound,
  keepQuote,
  lacksPostcode,
  mayNot,
  moved,
  pickedPlace,
  unfit,
  unknownPlace,
  waits,
  weeklyBooked,
} from './keeping.ts'
import {
  askAid,
  askAlsoOn,
  askChange,
  askConsent,
  askExactly,
  askFrom,
  askInstead,
  askMayRide,
  askReturn,
  askTime,
  askWay,
  canWait,
  lookTogether,
  noRides,
  readBack,
} from './questions.ts'
import { addressIn, aidIn, readReturn, wantsToWait } from './reading.ts'

const { createMachine, tell, begin, question, otherwise, assign } = talk<Draft>({
  always: [{ when: ({ meaning }) => meaning.act === 'cancel', tell: () => [say('rides.left')], to: 'done' }],
  soFar,
  leave: (kept) => {
    const words = kept.consented ? soFar(kept, '') : null
    return words === null ? [] : [{ do: 'tellDesk', why: 'left-halfway', words }]
  },
})

/** What is told besides an answer about the rider themself. */
const besides = () => ({})

const machine = createMachine({
  id: 'book-a-ride',
  context: emptyDraft,
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: ({ facts }) => facts.neighbourhood.rides === null,
        tell: ({ facts, text, seed, meaning }) => [
          ...noRides(facts),
          ...lookTogether(facts),
          ...askNeighbours(facts, text, seed, meaning),
        ],
        to: 'done',
      },
      {
        when: () => true,
        keep: beginDraft,
        tell: ({ facts }, now) => remember(now, knownOf(facts)),
        to: 'deciding',
      },
    ]),
    deciding: {
      always: [
        { guard: ({ context }) => missing.consent(context), target: 'consent' },
        { guard: ({ context }) => missing.name(context), target: 'name' },
        { guard: ({ context }) => missing.place(context), target: 'place' },
        { guard: ({ context }) => missing.postcode(context), target: 'postcode' },
        { guard: ({ context, event }) => asksForWhom(context, event.facts), target: 'forWhom' },
        { guard: ({ context }) => context.destination === null, target: 'whereTo' },
        { guard: ({ context }) => context.found === null, target: 'lookingUp' },
        { guard: ({ context }) => context.found?.mayRide === null, target: 'mayRide' },
        { guard: ({ context }) => context.to === null, target: 'exactly' },
        { guard: ({ context }) => lacksPostcode(context), target: 'postcodeTo' },
        { guard: ({ context }) => !isMoment(context.wantedAt), target: 'when' },
        { guard: ({ context }) => context.from === null, target: 'from' },
        { guard: ({ context }) => context.way === null, target: 'way' },
        { guard: ({ context }) => context.way !== 'one-way' && context.returnAt === null, target: 'ready' },
        { guard: ({ context }) => context.aid === null, target: 'aid' },
        { guard: ({ context }) => context.passengers === null, target: 'along' },
        { guard: ({ context }) => context.quote === null, target: 'checking' },
        { target: 'confirming' },
      ],
    },
    consent: question('consent', (kept) => askConsent(kept), consentAnswers(besides)),
    name: question('name', () => [ask('common.ask-name', 'name')], nameAnswers(besides)),
    place: question('place', (kept) => [askPlace(kept)], placeAnswers(besides)),
    postcode: question('postcode', () => [askPostcode()], postcodeAnswers(besides)),
    forWhom: question('forWhom', ({ name }, facts) => [askForWhom(name, facts)], [
      reads<Draft>(newRider, 'deciding'),
    ]),
    whereTo: question('whereTo', () => [ask('rides.where-to', 'words')], [
      {
        when: ({ text, meaning }) => text.trim() !== '' && meaning.act !== 'human',
        keep: ({ text, meaning }) => ({ destination: shortName(meaning.destination ?? text), to: null }),
        to: 'deciding',
      },
    ]),
    lookingUp: {
      entry: tell(() => [{ do: 'lookUpRides' }]),
      on: {
        ridesFound: [
          {
            guard: ({ event }) => event.type === 'ridesFound' && event.rides.scheme === null,
            actions: tell((_kept, event) => noRides(event.facts)),
            target: 'done',
          },
          {
            guard: ({ event }) => event.type === 'ridesFound' && event.rides.mayRide === false,
            actions: tell((_kept, event) => mayNot(event.facts)),
            target: 'done',
          },
          { actions: assign(({ context, event }) => keepFound(context, event)), target: 'deciding' },
        ],
      },
    },
    mayRide: question('mayRide', (_kept, facts) => [askMayRide(facts)], [
      {
        when: saysYes,
        keep: (_heard, kept) => ({ found: kept.found && { ...kept.found, mayRide: true } }),
        tell: () => [{ do: 'rememberMayRide', mayRide: true }],
        to: 'deciding',
      },
      {
        when: saysNo,
        tell: ({ facts }) => [{ do: 'rememberMayRide', mayRide: false }, ...mayNot(facts)],
        to: 'done',
      },
    ]),
    exactly: question('exactly', (kept) => [askExactly(kept)], [
      reads<Draft>((heard, kept) => pickedPlace(heard, kept), 'deciding'),
      {
        when: picks('skip'),
        keep: (_heard, kept) => ({ to: unknownPlace(kept), withoutPostcodeTo: true }),
        tell: () => [say('rides.place-to-desk')],
        to: 'deciding',
      },
      {
        when: picks('elsewhere'),
        keep: (_heard, kept) => ({ found: kept.found && { ...kept.found, options: [] } }),
        to: 'exactly',
      },
      reads<Draft>((heard, kept) => {
        const to = addressIn(heard, kept.destination ?? '')
        return to && { to }
      }, 'deciding'),
    ]),
    postcodeTo: question('postcodeTo', () => [askPostcodeThere()], [
      reads<Draft>((heard, kept) => {
        const postcode = heard.meaning.place?.postcode
        return postcode && kept.to ? { to: { ...kept.to, postcode: postcode.slice(0, 80) } } : null
      }, 'deciding'),
      {
        when: (heard) => saysNo(heard) || picks('skip')(heard),
        keep: () => ({ withoutPostcodeTo: true }),
        to: 'deciding',
      },
    ]),
    when: question('when', (kept) => [askTime(kept)], [
      newTime,
      {
        when: ({ meaning }) => meaning.when !== null,
        tell: () => [say('ask-for-help.when-passed')],
        to: 'when',
      },
    ]),
    from: question('from', (kept) => [askFrom(kept)], [
      {
        when: (heard) => picks('home')(heard) || saysYes(heard),
        keep: (_heard, kept) => ({ from: homeOf(kept) }),
        to: 'deciding',
      },
      reads<Draft>((heard) => {
        const from = addressIn(heard, '')
        return from && { from }
      }, 'deciding'),
      { when: (heard) => picks('elsewhere')(heard) || saysNo(heard), to: 'fromElsewhere' },
    ]),
    fromElsewhere: question('fromElsewhere', () => [ask('rides.from-which-address', 'place')], [
      reads<Draft>((heard) => {
        const from = addressIn(heard, '')
        return from && { from }
      }, 'deciding'),
    ]),
    way: question('way', (kept) => [askWay(kept)], [
      { when: picks('one-way'), keep: () => ({ way: 'one-way' as const }), to: 'deciding' },
      {
        when: (heard, kept) => picks('wait')(heard) && (kept.found?.waitMinutes ?? 0) > 0,
        keep: (_heard, kept) => ({
          way: 'wait' as const,
          returnAt: laterOnClock(kept.wantedAt ?? '', kept.found?.waitMinutes ?? 0),
        }),
        to: 'deciding',
      },
      { when: picks('fetch'), keep: () => ({ way: 'fetch' as const }), to: 'deciding' },
    ]),
    ready: question('ready', (kept) => [askReturn(kept)], [
      {
        when: picks('skip'),
        keep: (_heard, kept) => ({ returnAt: laterOnClock(kept.wantedAt ?? '', 60), returnGuessed: true }),
        to: 'deciding',
      },
      reads<Draft>((heard, kept) => {
        const returnAt = readReturn(heard, kept.wantedAt ?? '')
        return returnAt === null ? null : { returnAt, returnGuessed: false }
      }, 'deciding'),
    ]),
    aid: question('aid', () => [askAid()], [
      reads<Draft>((heard) => {
        const aid = aids.find((each) => each === heard.meaning.choice) ?? aidIn(heard.text)
        return aid ? { aid } : null
      }, 'deciding'),
      { when: saysNo, keep: () => ({ aid: 'none' as const }), to: 'deciding' },
    ]),
    along: question('along', () => [askYesNo('rides.somebody-along')], [
      { when: saysYes, keep: () => ({ passengers: 2 }), to: 'deciding' },
      { when: saysNo, keep: () => ({ passengers: 1 }), to: 'deciding' },
    ]),
    checking: {
      entry: tell((kept) => [{ do: 'checkRide', wish: wishOf(kept), weekly: kept.weekly }]),
      on: {
        rideFits: {
          actions: assign(({ context, event }) => keepQuote(context, event)),
          target: 'deciding',
        },
        rideUnfit: { actions: assign(({ context, event }) => unfit(context, event)), target: 'instead' },
        rideNotFound: { actions: tell((_kept, event) => noRides(event.facts)), target: 'done' },
      },
    },
    confirming: question('confirming', (kept) => readBack(kept), [
      otherRider,
      { ...newTime, when: (heard, kept) => !saysYes(heard) && newTime.when(heard, kept) },
      { when: saysYes, keep: keepCondition, to: 'booking' },
      { when: (heard) => saysNo(heard) || picks('other')(heard), to: 'changing' },
    ]),
    changing: question('changing', (kept) => [askChange(kept)], [...changes, newTime, back()]),
    instead: question('instead', (kept, facts) => askInstead(kept, facts), [
      {
        when: (heard) => isMoment(heard.meaning.choice),
        keep: ({ meaning }, kept) => ({
          wantedAt: meaning.choice,
          ...moved(kept, meaning.choice ?? ''),
        }),
        to: 'deciding',
      },
      { when: (heard, kept) => canWait(kept) && wantsToWait(heard), to: 'waitingForRoom' },
      ...changes,
      newTime,
      { when: saysNo, to: 'changing' },
    ]),
    waitingForRoom: {
      entry: tell((kept) => [
        {
          do: 'waitForRide',
          wish: wishOf(kept),
          words: kept.words || (kept.destination ?? ''),
          forWhom: kept.forWhom,
        },
      ]),
      on: {
        rideWaits: { actions: tell((kept, event) => waits(kept, event)), target: 'done' },
        rideFits: {
          actions: assign(({ context, event }) => keepQuote(context, event)),
          target: 'deciding',
        },
        rideUnfit: { actions: assign(({ context, event }) => unfit(context, event)), target: 'instead' },
        rideNotFound: { actions: tell((_kept, event) => noRides(event.facts)), target: 'done' },
      },
    },
    booking: {
      entry: tell((kept) => [
        {
          do: 'bookRide',
          wish: wishOf(kept),
          words: kept.words || (kept.destination ?? ''),
          weekly: kept.weekly,
          forWhom: kept.forWhom,
        },
      ]),
      on: {
        rideBooked: { actions: tell((_kept, event) => booked(event)), target: 'done' },
        weeklyRideBooked: [
          {
            guard: ({ context }) => alsoAt(context) !== null,
            actions: tell((kept, event) => weeklyBooked(kept, event)),
            target: 'alsoOn',
          },
          { actions: tell((kept, event) => weeklyBooked(kept, event)), target: 'done' },
        ],
        rideUnfit: { actions: assign(({ context, event }) => unfit(context, event)), target: 'instead' },
        rideNotFound: { actions: tell((_kept, event) => noRides(event.facts)), target: 'done' },
      },
    },
    alsoOn: question('alsoOn', (kept) => [askAlsoOn(kept)], [
      { when: saysYes, keep: keepAlsoOn, to: 'deciding' },
      { when: saysNo, tell: () => [say('weekly-rides.stays')], to: 'done' },
    ]),
    done: { type: 'final' },
  },
})

/** A resident is driven somewhere: everything is asked once, held against the rules, read back with its cost, and booked. */
export const bookARide = defineFlow({ name: 'book-a-ride', version: 2, machine, context: draft })

/** Nothing should be different after all. */
function back(): Answer<Draft> {
  return { when: (heard) => saysYes(heard) || saysNo(heard), to: 'deciding' }
}
