import { z } from 'zod'
import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, ownWords, picks, saysNo, saysYes, wordCount } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Answer, type Patience, talk } from '../talk/talk.ts'
import { askedVisits, claims, isAboutVisit, meantRequest, meantVisit, saysDone } from './reading.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  offerId: z.string().nullable(),
  requestId: z.string().nullable(),
  done: z.boolean().nullable(),
  minutes: z.number().nullable(),
  tail: z.string().nullable(),
  /** Of a ride that was not driven: whose doing it was. */
  whose: z.enum(['no-show', 'missed-by-us']).nullable(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, begin, question, otherwise, tell } = talk<Kept>({
  always: [toFrontDoor()],
  // Who said that it is done and then falls silent has still done it.
  leave: (kept) => (kept.done === null ? [] : report(kept)),
})

/** What a helper may say of a job that we know. */
const ofVisit: Answer<Kept>[] = [
  {
    when: (heard) => knowsVisit(heard) && saysNo(heard) && heard.meaning.when !== null,
    tell: moveIt,
    to: 'done',
  },
  {
    when: (heard) => knowsVisit(heard) && saysNo(heard) && heard.meaning.tail !== null,
    keep: keepReport,
    to: 'reporting',
  },
  { when: (heard) => knowsVisit(heard) && saysNo(heard), keep: keepReport, to: 'whatHappened' },
  { when: (heard) => knowsVisit(heard) && heard.meaning.minutes !== null, keep: keepReport, to: 'reporting' },
  { when: (heard) => isRideTold(heard), keep: keepReport, to: 'reporting' },
  { when: (heard) => knowsVisit(heard) && saysDone(heard), keep: keepReport, to: 'howLong' },
]

/** What a resident may say of the help they had. */
const ofHelp: Answer<Kept>[] = [
  { when: (heard) => saysNo(heard) && heard.meaning.tail === null, keep: keepReport, to: 'whatWasWrong' },
  { when: (heard) => saysNo(heard) || saysYes(heard), keep: keepReport, to: 'thanking' },
]

const machine = createMachine({
  id: 'after-care',
  context: {
    misses: 0,
    nudged: false,
    offerId: null,
    requestId: null,
    done: null,
    minutes: null,
    tail: null,
    whose: null,
  },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      ...ofVisit.map((answer) => ({ ...answer, when: both(isAboutVisit, answer.when) })),
      { when: both(isAboutVisit, (heard) => knowsVisit(heard)), keep: keepReport, to: 'isItDone' },
      {
        when: both(isAboutVisit, (heard) => heard.about === null && askedVisits(heard).length > 1),
        keep: keepReport,
        to: 'which',
      },
      ...ofHelp.map((answer) => ({ ...answer, when: both(asksResident, answer.when) })),
      { when: asksResident, keep: keepReport, to: 'wasItAllRight' },
      { when: () => true, tell: () => [say('after-care.known-already')], to: 'done' },
    ]),
    which: question('which', (_kept, facts) => [askWhich(facts)], [
      { when: (heard, { done }) => knowsVisit(heard) && done === false, keep: keepVisit, to: 'whatHappened' },
      { when: (heard, kept) => knowsVisit(heard) && kept.minutes !== null, keep: keepVisit, to: 'reporting' },
      { when: (heard) => knowsVisit(heard), keep: keepVisit, to: 'howLong' },
    ]),
    isItDone: question('isItDone', () => [askYesNo('after-care.is-it-done')], [
      {
        when: (heard) => knowsVisit(heard) && saysNo(heard) && heard.meaning.when !== null,
        tell: moveIt,
        to: 'done',
      },
      { when: (heard) => saysNo(heard) && heard.meaning.tail !== null, keep: keepAnswer, to: 'reporting' },
      { when: saysNo, keep: keepAnswer, to: 'whatHappened' },
      { when: ({ meaning }) => meaning.minutes !== null, keep: keepAnswer, to: 'reporting' },
      { when: saysYes, keep: keepAnswer, to: 'howLong' },
    ]),
    howLong: question('howLong', (kept, facts) => [askHowLong(kept, facts)], [
      { when: ({ meaning }) => meaning.minutes !== null, keep: keepMinutes, to: 'reporting' },
      // It is asked once: an answer without hours is kept as it is.
      { when: hasWords, keep: keepWords, to: 'reporting' },
    ]),
    whatHappened: question('whatHappened', (kept, facts) => [askWhatHappened(kept, facts)], [
      { when: picks('no-show', 'missed-by-us'), keep: keepWhose, to: 'reporting' },
      {
        when: (heard, kept) => !isRide(kept, heard.facts) && namesOtherTime(heard),
        tell: (heard, kept) => moveIt(heard, kept),
        to: 'done',
      },
      { when: hasWords, keep: keepWords, to: 'reporting' },
    ]),
    reporting: {
      entry: tell((kept) => [
        ...report(kept),
        say(kept.done ? 'after-care.thanks-done' : 'after-care.thanks-not-done'),
      ]),
      always: 'done',
    },
    wasItAllRight: question('wasItAllRight', () => [askYesNo('after-care.was-it-all-right')], ofHelp),
    whatWasWrong: question('whatWasWrong', () => [ask('after-care.what-was-wrong', 'words')], [
      { when: hasWords, keep: keepWords, to: 'thanking' },
    ]),
    thanking: {
      entry: tell((kept) => [
        ...report(kept),
        say(kept.done ? 'after-care.thanks-all-right' : 'after-care.thanks-not-all-right'),
      ]),
      always: 'done',
    },
    done: { type: 'final' },
  },
})

/** Afterwards: was it done, how long did it take, and was it all right? */
export const afterCare = defineFlow({ name: 'after-care', version: 2, machine, context, claims })

/** The deed that goes with what somebody said. */
function report({ offerId, requestId, done, minutes, tail, whose }: Kept): Intent[] {
  if (requestId !== null) return [{ do: 'giveFeedback', requestId, allRight: done === true, tail }]
  if (offerId === null) return []
  return done
    ? [{ do: 'reportDone', offerId, minutes, tail }]
    : [{ do: 'reportNotDone', offerId, tail, ...(whose && { whose }) }]
}

function both(first: (heard: Heard) => boolean, second: Answer<Kept>['when']): Answer<Kept>['when'] {
  return (heard, kept) => first(heard) && second(heard, kept)
}

function knowsVisit(heard: Heard): boolean {
  return meantVisit(heard) !== null
}

function asksResident(heard: Heard): boolean {
  return meantRequest(heard) !== null
}

/** Not done yet, and when it will be: another time for the same visit. */
function moveIt(heard: Heard, kept: Kept): Intent[] {
  const visit = heard.facts.visits.find(({ offerId }) => offerId === kept.offerId) ?? meantVisit(heard)
  return [{ do: 'goTo', flow: 'my-help', seed: { moves: visit?.requestId ?? '' } }]
}

/** A short answer with a time in it is when it will be; a longer story goes to the desk. */
function namesOtherTime({ meaning, text }: Heard): boolean {
  return meaning.when !== null && wordCount(text) <= 6
}

function hasWords({ text, meaning }: Heard): boolean {
  return text.trim() !== '' && meaning.act !== 'language' && meaning.act !== 'human'
}

function keepVisit(heard: Heard): Partial<Kept> {
  return { offerId: meantVisit(heard)?.offerId ?? null }
}

function keepAnswer(heard: Heard): Partial<Kept> {
  const { meaning } = heard
  const done = saysNo(heard) ? false : saysDone(heard) ? true : null
  return { done, minutes: meaning.minutes, tail: tailOf(meaning) }
}

/** Without choices: in a numbered list "2" could be the second choice or two hours. */
function askHowLong(kept: Kept, facts: Facts): Intent {
  if (isRide(kept, facts)) return ask('rides.how-far', 'words')
  return ask('after-care.how-long', 'minutes')
}

/** Of a ride it counts whose doing it was that nobody was driven. */
function askWhatHappened(kept: Kept, facts: Facts): Intent {
  if (!isRide(kept, facts)) return ask('after-care.what-happened', 'words')
  return ask('rides.what-happened', 'words', [
    { value: 'no-show', key: 'rides.choice-no-show' },
    { value: 'missed-by-us', key: 'rides.choice-missed' },
  ])
}

function isRide({ offerId }: Kept, { visits, neighbourhood }: Facts): boolean {
  return (
    neighbourhood.rides !== null &&
    visits.some((each) => each.offerId === offerId && each.category === 'ride')
  )
}

/** Of a ride, whatever is said behind a yes is its kilometres or something for the desk. */
function isRideTold(heard: Heard): boolean {
  const visit = meantVisit(heard)
  const isRide = visit?.category === 'ride' && heard.facts.neighbourhood.rides !== null
  return isRide && saysDone(heard) && heard.meaning.tail !== null
}

function keepWhose({ meaning, text }: Heard): Partial<Kept> {
  const whose = meaning.choice === 'no-show' || meaning.choice === 'missed-by-us' ? meaning.choice : null
  return { whose, tail: ownWords(text) }
}

/** What was said besides; the hours alone are kept as hours. */
function tailOf({ tail, minutes }: Heard['meaning']): string | null {
  const onlyHours = tail !== null && minutes !== null && wordCount(tail) <= 2
  return tail === null || onlyHours ? null : ownWords(tail)
}

function keepReport(heard: Heard): Partial<Kept> {
  const subject = isAboutVisit(heard) ? keepVisit(heard) : { requestId: meantRequest(heard) }
  return { ...keepAnswer(heard), ...subject }
}

function keepMinutes({ meaning, text }: Heard): Partial<Kept> {
  return { minutes: meaning.minutes, ...(wordCount(text) > 2 && { tail: ownWords(text) }) }
}

function keepWords({ text }: Heard): Partial<Kept> {
  return { tail: ownWords(text) }
}

function askWhich({ visits }: Facts): Intent {
  const choices = visits
    .filter(({ askedDoneAt }) => askedDoneAt !== null)
    .map(({ offerId, number, category, wantedAt }) => ({
      value: offerId,
      key: 'common.choice-job',
      slots: { number, what: { category }, when: { when: wantedAt } },
    }))
  return ask('after-care.which', 'choice', choices)
}
