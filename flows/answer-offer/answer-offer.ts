import { z } from 'zod'
import type { Facts, FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { askWhoComes, whoComes } from '../shared-phone/who-comes.ts'
import { statusLines } from '../talk/asides.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, ownWords, saysNo, saysYes, wordCount } from '../talk/heard.ts'
import { say, sayWithPhone } from '../talk/lines.ts'
import { type Answer, type Patience, talk } from '../talk/talk.ts'
import {
  accepted,
  askCanYou,
  askHandBack,
  askWhich,
  askWhichOfBoth,
  askWhichVisit,
  declined,
  declinedBesides,
  detailsOf,
  gone,
} from './lines.ts'
import {
  answers,
  askedAnew,
  askedOffers,
  claims,
  comesBackTo,
  couldBeEither,
  handsBack,
  isQuestion,
  meantOffer,
  meantRequest,
  meantVisit,
  offersHelp,
  openFor,
  taggedOffer,
  unknownCode,
  visitAgain,
} from './reading.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** The offer that is answered, the job that is handed back, or the own request that is called off. */
  offerId: z.string().nullable(),
  answer: z.enum(['yes', 'yes-but', 'no']).nullable(),
  /** What followed the yes or no. */
  tail: z.string().nullable(),
  /** Who of the household comes. */
  comer: z.string().nullable().default(null),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({ always: [toFrontDoor()] })

/** Yes or no to one offer. */
const toOne: Answer<Kept>[] = [
  {
    when: (heard) => unknownCode(heard) !== null,
    tell: (heard) => [say('answer-offer.unknown-code', { code: unknownCode(heard) ?? '' })],
    to: 'done',
  },
  {
    when: (heard) => (saysYes(heard) || offersHelp(heard)) && meantOffer(heard) !== null,
    keep: keepAnswer,
    to: 'accepting',
  },
  { when: (heard) => saysNo(heard) && meantOffer(heard) !== null, keep: keepAnswer, to: 'declining' },
]

const machine = createMachine({
  id: 'answer-offer',
  context: { misses: 0, nudged: false, offerId: null, answer: null, tail: null, comer: null },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: couldBeEither, keep: keepSaid, to: 'whichOfBoth' },
      { when: handsBackOne, keep: keepVisit, to: 'sureToHandBack' },
      { when: handsBack, keep: keepVisit, to: 'whichVisit' },
      { when: (heard) => visitAgain(heard) !== null && saysNo(heard), keep: keepAgain, to: 'sureToHandBack' },
      { when: (heard) => visitAgain(heard) !== null, keep: keepAgain, to: 'tellingAgain' },
      {
        when: (heard) => taggedOffer(heard) === null && comesBackTo(heard),
        tell: ({ facts }) => statusLines(facts),
        to: 'done',
      },
      // the button of a ping that was asked anew since: a yes to it is none to the new time
      { when: (heard) => saysYes(heard) && askedAnew(heard) !== null, keep: keepAnew, to: 'canYou' },
      {
        when: (heard) => taggedOffer(heard) !== null && meantOffer(heard) === null,
        tell: (heard) => [say(saysNo(heard) ? 'answer-offer.declined' : 'answer-offer.gone-closed-it')],
        to: 'done',
      },
      ...toOne,
      {
        when: (heard) => saysNo(heard) && openFor(heard).length === 0,
        tell: ({ facts }) => declinedBesides(facts),
        to: 'done',
      },
      { when: (heard) => answers(heard) && openFor(heard).length > 1, keep: keepAnswer, to: 'which' },
      {
        when: ({ meaning, facts }) => meaning.instead === 'not-yet' && askedOffers(facts).length > 0,
        tell: () => [say('answer-offer.take-your-time')],
        to: 'done',
      },
      {
        when: (heard) => meantOffer(heard) !== null && isQuestion(heard),
        keep: keepOffer,
        tell: (heard) => [
          { do: 'askAboutOffer', offerId: meantOffer(heard)?.id ?? '', words: ownWords(heard.text) },
          sayWithPhone('answer-offer.more-after-yes', heard.facts),
        ],
        to: 'canYou',
      },
      { when: (heard) => meantOffer(heard) !== null, keep: keepUnclear, to: 'canYou' },
      {
        when: ({ facts }) => askedOffers(facts).length > 1,
        tell: ({ facts }) => [say('answer-offer.several-open', { code: lastCode(facts) })],
        to: 'done',
      },
      { when: () => true, tell: () => [say('answer-offer.nothing-open')], to: 'done' },
    ]),
    which: question('which', (_kept, facts) => [askWhich(facts)], [
      { when: (heard, kept) => picksOffer(heard) && kept.answer === 'no', keep: keepOffer, to: 'declining' },
      { when: (heard, kept) => picksOffer(heard) && kept.answer !== null, keep: keepOffer, to: 'accepting' },
      { when: saysNo, tell: () => [say('answer-offer.declined')], to: 'done' },
    ]),
    canYou: question('canYou', (kept, facts) => [askCanYou(kept.offerId, facts)], [
      { when: saysYes, keep: keepMore, to: 'accepting' },
      { when: saysNo, keep: keepTail, to: 'declining' },
      {
        when: ({ meaning }) => meaning.instead === 'not-yet',
        tell: () => [say('answer-offer.take-your-time')],
        to: 'done',
      },
      {
        when: isQuestion,
        tell: (heard, { offerId }) => [
          { do: 'askAboutOffer', offerId: offerId ?? '', words: ownWords(heard.text) },
          sayWithPhone('answer-offer.more-after-yes', heard.facts),
        ],
        to: 'canYou',
      },
    ]),
    whichOfBoth: question('whichOfBoth', (_kept, facts) => [askWhichOfBoth(facts)], [
      { when: (heard) => meantRequest(heard) !== null, keep: keepRequest, to: 'cancelling' },
      { when: (heard) => picksVisit(heard), keep: keepVisit, to: 'handingBack' },
      { when: saysNo, tell: () => [say('answer-offer.not-handed-back')], to: 'done' },
    ]),
    whichVisit: question('whichVisit', (_kept, facts) => [askWhichVisit(facts)], [
      { when: (heard) => meantVisit(heard) !== null, keep: keepVisit, to: 'handingBack' },
      { when: saysNo, tell: () => [say('answer-offer.not-handed-back')], to: 'done' },
    ]),
    sureToHandBack: question('sureToHandBack', (kept, facts) => [askHandBack(kept.offerId, facts)], [
      { when: saysYes, to: 'handingBack' },
      { when: ({ meaning }) => meaning.act === 'hand-back' || meaning.act === 'cancel', to: 'handingBack' },
      { when: saysNo, tell: () => [say('answer-offer.not-handed-back')], to: 'done' },
    ]),
    accepting: {
      entry: tell(({ offerId, tail, answer }) => [
        { do: 'acceptOffer', offerId: offerId ?? '', tail, condition: answer === 'yes-but' },
      ]),
      on: {
        offerAccepted: [
          {
            guard: ({ event }) => event.type === 'offerAccepted' && event.mayChoose,
            actions: tell(tellAccepted),
            target: 'whoComes',
          },
          { actions: tell(tellAccepted), target: 'done' },
        ],
        offerMoved: { actions: tell(() => [say('answer-offer.moved')]), target: 'canYou' },
        offerGone: { actions: tell(({ offerId }, event) => gone(event, offerId)), target: 'done' },
      },
    },
    whoComes: question('whoComes', (_kept, facts) => [askWhoComes(facts)], [
      { when: (heard) => whoComes(heard) !== null, keep: keepComer, to: 'choosing' },
    ]),
    choosing: {
      entry: tell(({ offerId, comer }) => [
        { do: 'chooseWhoComes', offerId: offerId ?? '', name: comer ?? '' },
      ]),
      on: {
        comerKept: {
          actions: tell((_kept, event): Intent[] =>
            event.type === 'comerKept' ? [say('shared-phone.comes', { name: event.name })] : [],
          ),
          target: 'done',
        },
        offerGone: { actions: tell(({ offerId }, event) => gone(event, offerId)), target: 'done' },
      },
    },
    // the yes is long given: it does nothing more than to bring all that they need once again
    tellingAgain: {
      entry: tell(({ offerId }) => [
        { do: 'acceptOffer', offerId: offerId ?? '', tail: null, condition: false },
      ]),
      on: {
        offerAccepted: {
          actions: tell((_kept, event): Intent[] =>
            event.type === 'offerAccepted' ? detailsOf(event.details, 'answer-offer.again') : [],
          ),
          target: 'done',
        },
        offerGone: { actions: tell(({ offerId }, event) => gone(event, offerId)), target: 'done' },
      },
    },
    declining: {
      entry: tell(({ offerId, tail }) => [{ do: 'declineOffer', offerId: offerId ?? '', tail }]),
      on: {
        offerDeclined: { actions: tell(({ offerId }, event) => declined(event, offerId)), target: 'done' },
        offerGone: { actions: tell(() => [say('answer-offer.declined')]), target: 'done' },
      },
    },
    cancelling: {
      entry: tell(({ offerId }) => [{ do: 'cancelRequest', requestId: offerId ?? '' }]),
      on: {
        requestCancelled: {
          actions: tell((_kept, event): Intent[] =>
            event.type === 'requestCancelled' ? [say('front-door.cancelled', { number: event.number })] : [],
          ),
          target: 'done',
        },
        requestNotFound: { actions: tell(() => [say('front-door.nothing-to-cancel')]), target: 'done' },
      },
    },
    handingBack: {
      entry: tell(({ offerId, tail }) => [{ do: 'handBack', offerId: offerId ?? '', tail }]),
      on: {
        handedBack: {
          actions: tell((_kept, event): Intent[] =>
            event.type === 'handedBack' ? [say('answer-offer.handed-back', { number: event.number })] : [],
          ),
          target: 'done',
        },
        offerGone: { actions: tell(({ offerId }, event) => gone(event, offerId)), target: 'done' },
      },
    },
    done: { type: 'final' },
  },
})

/** A volunteer answers a ping, or hands back a job they said yes to. */
export const answerOffer = defineFlow({ name: 'answer-offer', version: 1, machine, context, claims })

function handsBackOne(heard: Heard): boolean {
  return handsBack(heard) && meantVisit(heard) !== null
}

/** At this question only one that is named counts, never the only one that is left. */
function picksOffer({ meaning, facts }: Heard): boolean {
  return facts.offers.some(
    ({ id, code, number }) =>
      id === meaning.choice || (code !== null && code === meaning.code) || number === meaning.requestNumber,
  )
}

function picksVisit({ meaning, facts }: Heard): boolean {
  return facts.visits.some(
    ({ offerId, number }) => offerId === meaning.choice || number === meaning.requestNumber,
  )
}

function tellAccepted(kept: Kept, event: FlowEvent): Intent[] {
  return event.type === 'offerAccepted' ? accepted(event.details, kept.answer === 'yes-but') : []
}

function keepComer(heard: Heard): Partial<Kept> {
  return { comer: whoComes(heard) }
}

function keepSaid({ text }: Heard): Partial<Kept> {
  return { tail: ownWords(text) }
}

/** Of both, the one that is called off may be a request of their own. */
function keepRequest(heard: Heard): Partial<Kept> {
  return { offerId: meantRequest(heard) }
}

function keepOffer(heard: Heard): Partial<Kept> {
  return { offerId: meantOffer(heard)?.id ?? null }
}

function keepTail(heard: Heard): Partial<Kept> {
  const { meaning } = heard
  if (offersHelp(heard)) return { answer: 'yes', tail: null }
  const picked = meaning.choice === 'yes' || meaning.choice === 'no' ? meaning.choice : null
  return { answer: meaning.answer ?? picked, tail: meaning.tail === null ? null : ownWords(meaning.tail) }
}

function keepAnswer(heard: Heard): Partial<Kept> {
  return { ...keepOffer(heard), ...keepTail(heard) }
}

function keepAnew(heard: Heard): Partial<Kept> {
  return { offerId: askedAnew(heard)?.id ?? null }
}

/** Words before the yes that named a time or a wish belong to it: the desk hears them. */
function keepUnclear(heard: Heard): Partial<Kept> {
  const says = heard.meaning.when !== null || wordCount(heard.text) > 2
  return { ...keepOffer(heard), answer: null, tail: says ? ownWords(heard.text) : null }
}

function keepMore(heard: Heard, before: Kept): Partial<Kept> {
  const { answer = null, tail = null } = keepTail(heard)
  if (before.tail === null) return { answer, tail }
  return { answer: 'yes-but', tail: ownWords([before.tail, tail].filter(Boolean).join(' / ')) }
}

function keepAgain(heard: Heard): Partial<Kept> {
  return { offerId: visitAgain(heard)?.offerId ?? null }
}

function lastCode({ offers }: Facts): number {
  return Math.max(1, ...offers.map(({ code }) => code ?? 1))
}

function keepVisit(heard: Heard): Partial<Kept> {
  const said = handsBack(heard) ? { tail: ownWords(heard.text) } : {}
  return { offerId: meantVisit(heard)?.offerId ?? null, ...said }
}
