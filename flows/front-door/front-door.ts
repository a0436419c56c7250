import { z } from 'zod'
import type { Intent } from '../../core/conversations/intent.ts'
import type { Act } from '../../core/conversations/meaning.ts'
import { askedOffers, asksAboutPing } from '../answer-offer/reading.ts'
import { asksToKnow } from '../ask-a-question/asks-to-know.ts'
import { defineFlow } from '../define-flow.ts'
import { isNewsOfClient, passNews } from '../for-a-client/news.ts'
import { saysForMyself } from '../for-a-client/says-professional.ts'
import { isHelper } from '../my-settings/questions.ts'
import { saysWish } from '../my-settings/reading.ts'
import { aboutUs, captionLines, extraLines, hasOwn, statusLines } from '../talk/asides.ts'
import { complains } from '../talk/complains.ts'
import { goOnWith } from '../talk/elsewhere.ts'
import { type Heard, isWordless, ownWords, picks, saysNo, saysYes } from '../talk/heard.ts'
import { say, toDesk } from '../talk/lines.ts'
import { type Answer, type Patience, talk } from '../talk/talk.ts'
import { maybeOf } from '../visit-words/reading.ts'
import { askBelongs, askLanguage, askSure, askWhat, askWhich, hello, isNew } from './questions.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** What somebody said before we understood what it was about. */
  words: z.string(),
  /** The request that may have to be cancelled, or added to. */
  requestId: z.string().nullable(),
  /** What kind of help was asked for besides, while it may belong with that request. */
  category: z.string().max(40).nullable(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({
  soFar: (kept, said) => ownWords(`${kept.words} ${said}`) || null,
  keepLost: (kept, said) => ({ words: ownWords(`${kept.words} ${said}`) }),
})

const goTo = (flow: string, when: (heard: Heard) => boolean): Answer<Kept> => ({
  when,
  tell: (_heard, _now, { words }) => [words ? { do: 'goTo', flow, seed: { words } } : { do: 'goTo', flow }],
  to: 'done',
})

const acts =
  (...wanted: Act[]) =>
  ({ meaning }: Heard): boolean =>
    wanted.includes(meaning.act)

/** What somebody can come to the door with; the first that fits. */
const doors: Answer<Kept>[] = [
  {
    when: (heard) => picks('human')(heard) || acts('human')(heard),
    tell: ({ facts }) => toDesk('asked-for-person', facts),
    to: 'done',
  },
  goTo('ask-for-help', ({ facts, text }) => facts.professional !== null && saysForMyself(text)),
  { when: isNewsOfClient, tell: passNews, to: 'done' },
  goTo('ask-a-question', ({ text, meaning }) => meaning.choice === null && asksToKnow(text, meaning)),
  goTo('ask-for-help', picks('help')),
  goTo('volunteer', picks('volunteer')),
  goTo('my-settings', (heard) => isHelper(heard.facts) && saysWish(heard)),
  goTo('my-settings', acts('language', 'settings')),
  {
    when: (heard) => acts('cancel')(heard) && heard.facts.requests.length === 0,
    tell: () => [say('front-door.nothing-to-cancel')],
    to: 'done',
  },
  { when: (heard) => callsOff(heard) && meant(heard) !== null, keep: keepMeant, to: 'sureToCancel' },
  { when: callsOff, to: 'whichToCancel' },
  {
    // nothing of theirs is open, so what they ask after is something else
    when: (heard) => acts('status')(heard) && !hasOwn(heard.facts),
    tell: ({ facts }) => statusLines(facts),
    to: 'asking',
  },
  { when: acts('status'), tell: ({ facts }) => statusLines(facts), to: 'done' },
  goTo('answer-offer', asksAboutPing),
  goTo('visit-words', (heard) => maybeOf(heard) !== null),
  goTo('book-a-ride', wantsRide),
  { when: (heard) => maybeMore(heard) !== null, keep: keepMore, to: 'maybeMore' },
  goTo('ask-for-help', acts('request')),
  goTo('volunteer', acts('volunteer')),
  // "ja" is no answer to what we ask here, but there is a ping that waits for one
  goTo('answer-offer', ({ meaning, facts }) => meaning.answer !== null && askedOffers(facts).length > 0),
  { when: complains, tell: ({ facts }) => toDesk('complaint', facts), to: 'done' },
  { when: acts('question'), tell: ({ facts }) => [aboutUs(facts)], to: 'asking' },
  { when: acts('thanks'), tell: () => [say('common.welcome')], to: 'done' },
  { when: acts('hand-back'), tell: () => [say('front-door.nothing-to-hand-back')], to: 'done' },
  goTo('ask-for-help', ({ meaning }) => meaning.category !== null && meaning.answer === null),
]

/** "Ik kan toch niet" of somebody who is only helped calls their own request off. */
function callsOff(heard: Heard): boolean {
  return acts('cancel')(heard) || (acts('hand-back')(heard) && heard.facts.requests.length > 0)
}

/** How a talk begins. */
const openings: Answer<Kept>[] = [
  { when: isWordless, tell: (heard) => extraLines(heard.with), to: 'asking' },
  {
    when: ({ meaning }) =>
      meaning.language === 'other' && (meaning.category === null || meaning.category === 'other'),
    keep: keepUnclear,
    to: 'choosingLanguage',
  },
  ...doors,
  { when: acts('greeting'), tell: ({ facts }) => (isNew(facts) ? [] : [say('common.hello')]), to: 'asking' },
  {
    when: ({ meaning }) => meaning.answer !== null,
    tell: () => [say('front-door.no-question-open')],
    to: 'asking',
  },
  { when: () => true, keep: keepUnclear, to: 'asking' },
]

/** Who comes in for the first time hears who we are, before anything else. */
const firstHello: Answer<Kept>[] = openings.map((opening) => ({
  ...opening,
  tell: (heard, now, before) => [
    ...hello(heard),
    ...captionLines(heard),
    ...(opening.tell?.(heard, now, before) ?? []),
  ],
}))

const machine = createMachine({
  id: 'front-door',
  context: { misses: 0, nudged: false, words: '', requestId: null, category: null },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin(firstHello),
    asking: question('asking', () => [askWhat()], doors),
    choosingLanguage: question('choosingLanguage', () => [askLanguage()], [
      { when: picks('nl', 'fy', 'en'), tell: setPicked, to: 'asking' },
      ...doors,
    ]),
    whichToCancel: question('whichToCancel', (_kept, facts) => [askWhich(facts)], [
      { when: (heard) => meant(heard) !== null, keep: keepMeant, to: 'sureToCancel' },
      { when: saysNo, tell: () => [say('front-door.not-cancelled')], to: 'done' },
    ]),
    sureToCancel: question('sureToCancel', (kept, facts) => [askSure(kept.requestId, facts)], [
      { when: saysYes, to: 'cancelling' },
      { when: saysNo, tell: () => [say('front-door.not-cancelled')], to: 'done' },
    ]),
    maybeMore: question('maybeMore', (kept, facts) => [askBelongs(kept.requestId, facts)], [
      { when: saysYes, tell: addMore, to: 'done' },
      { when: saysNo, tell: somethingNew, to: 'done' },
    ]),
    cancelling: {
      entry: tell((kept) => [{ do: 'cancelRequest', requestId: kept.requestId ?? '' }]),
      on: {
        requestCancelled: {
          actions: tell((_kept, event) =>
            event.type === 'requestCancelled' ? [say('front-door.cancelled', { number: event.number })] : [],
          ),
          target: 'done',
        },
        requestNotFound: { actions: tell(() => [say('front-door.nothing-to-cancel')]), target: 'done' },
      },
    },
    done: { type: 'final' },
  },
})

/** First contact: whatever somebody begins with, in any words. */
export const frontDoor = defineFlow({ name: 'front-door', version: 3, machine, context })

/** Not to have understood the first words is the first of two misunderstandings. */
function keepUnclear({ text }: Heard): Partial<Kept> {
  return { words: ownWords(text), misses: text.trim() === '' ? 0 : 1 }
}

/** The request that is meant: the one that was named or picked, or the only one. */
function meant({ meaning, facts }: Heard): string | null {
  const named = facts.requests.find(
    ({ id, number }) => number === meaning.requestNumber || id === meaning.choice,
  )
  const only = facts.requests.length === 1 ? facts.requests[0] : undefined
  return (named ?? only)?.id ?? null
}

function keepMeant(heard: Heard): Partial<Kept> {
  return { requestId: meant(heard) }
}

function setPicked({ meaning: { choice } }: Heard): ReturnType<typeof hello> {
  if (choice !== 'nl' && choice !== 'fy' && choice !== 'en') return []
  return [{ do: 'setLanguage', language: choice }, say('common.language-set')]
}

/** The open request that this may belong with: the same kind of help, and no other time for it. */
function maybeMore({ meaning, facts }: Heard): string | null {
  if (meaning.act !== 'request' || meaning.category === null || meaning.answer !== null) return null
  // somebody who tells their address tells a whole request
  if (meaning.place !== null) return null
  const same = facts.requests.find(({ category }) => category === meaning.category)
  return same && (meaning.when === null || meaning.when === same.wantedAt) ? same.id : null
}

function keepMore(heard: Heard): Partial<Kept> {
  return { requestId: maybeMore(heard), category: heard.meaning.category, words: ownWords(heard.text) }
}

function addMore({ facts }: Heard, { requestId, words }: Kept): Intent[] {
  const request = facts.requests.find(({ id }) => id === requestId)
  // it was closed in the meantime: then it is asked for anew
  if (!request) return [{ do: 'goTo', flow: 'ask-for-help', seed: { words } }]
  return [
    { do: 'addToRequest', requestId: request.id, words },
    say('front-door.added', { number: request.number }),
  ]
}

function somethingNew(_heard: Heard, { category, words }: Kept): Intent[] {
  return [goOnWith('ask-for-help', { category, words, wantedAt: null })]
}

/** Somebody has to get somewhere. */
function wantsRide({ meaning }: Heard): boolean {
  return (
    meaning.category === 'ride' &&
    (meaning.act === 'request' || meaning.act === 'other') &&
    meaning.answer === null
  )
}
