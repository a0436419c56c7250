import { z } from 'zod'
import type { Facts, FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { goOnWith, toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, ownWords, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Patience, talk } from '../talk/talk.ts'
import { answeredSide, atClosedDoor, claims, maybeOf, mayMeanAnother, pickedSide, saidOf } from './reading.ts'
import { type Side, sidesOf } from './sides.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  requestId: z.string().nullable(),
  to: z.enum(['desk', 'other']),
  words: z.string(),
  atClosedDoor: z.boolean(),
  /** The kind of help that it would be, if it is about no visit. */
  category: z.string().max(40).nullable(),
  /** Something else waits for a yes or no, and this may have been meant for it. */
  besides: z.boolean(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({ always: [toFrontDoor()] })

const machine = createMachine({
  id: 'visit-words',
  context: {
    misses: 0,
    nudged: false,
    requestId: null,
    to: 'other',
    words: '',
    atClosedDoor: false,
    category: null,
    besides: false,
  },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: (heard) => saidOf(heard).length > 1, keep: keepWords, to: 'which' },
      { when: (heard) => saidOf(heard).length === 1, keep: keepSaid, to: 'passing' },
      { when: (heard) => answeredSide(heard) !== null, keep: keepAnswer, to: 'passing' },
      { when: (heard) => maybeOf(heard) !== null, keep: keepMaybe, to: 'isItAbout' },
      { when: () => true, tell: () => [say('my-help.proposed-gone')], to: 'done' },
    ]),
    which: question('which', (_kept, facts) => [askWhich(facts)], [
      { when: (heard) => pickedSide(heard) !== null, keep: keepPicked, to: 'passing' },
      { when: saysNo, tell: () => [say('visit-words.not-passed')], to: 'done' },
    ]),
    isItAbout: question('isItAbout', (kept, facts) => [askAbout(kept, facts)], [
      { when: saysYes, to: 'passing' },
      { when: (heard, { category }) => saysNo(heard) && category !== null, tell: askForHelp, to: 'done' },
      { when: saysNo, tell: () => [say('visit-words.not-passed')], to: 'done' },
    ]),
    passing: {
      entry: tell(({ requestId, words, to, atClosedDoor: closed }) => [
        { do: 'passWord', requestId: requestId ?? '', words, to, atClosedDoor: closed },
      ]),
      on: {
        wordPassed: { actions: tell(passed), target: 'done' },
      },
    },
    done: { type: 'final' },
  },
})

/** A word about a visit: "10 minuten later", "ik sta voor de deur", or an answer to what the desk told who comes. */
export const visitWords = defineFlow({ name: 'visit-words', version: 1, machine, context, claims })

function keepWords(heard: Heard): Partial<Kept> {
  return { words: ownWords(heard.text), atClosedDoor: atClosedDoor(heard) }
}

function keepSaid(heard: Heard): Partial<Kept> {
  return { ...keepWords(heard), requestId: saidOf(heard)[0]?.requestId ?? null }
}

function keepAnswer(heard: Heard): Partial<Kept> {
  const side = answeredSide(heard)
  return {
    words: ownWords(heard.text),
    requestId: side?.requestId ?? null,
    to: side?.word?.from ?? 'other',
    besides: mayMeanAnother(heard),
  }
}

function keepMaybe(heard: Heard): Partial<Kept> {
  const { act, category } = heard.meaning
  return {
    words: ownWords(heard.text),
    requestId: maybeOf(heard)?.requestId ?? null,
    category: act === 'request' ? category : null,
  }
}

/** It was about no visit: then it is help of their own. */
function askForHelp(_heard: Heard, { category, words }: Kept): Intent[] {
  return [goOnWith('ask-for-help', { category, words, wantedAt: null })]
}

function keepPicked(heard: Heard): Partial<Kept> {
  return { requestId: pickedSide(heard)?.requestId ?? null }
}

function askWhich(facts: Facts): Intent {
  const choices = sidesOf(facts).map((side) => ({
    value: side.requestId,
    key: `answer-offer.choice-help-${side.helps ? 'given' : 'got'}`,
    slots: jobSlots(side),
  }))
  return ask('visit-words.which', 'choice', choices)
}

function askAbout({ requestId }: Kept, facts: Facts): Intent {
  const side = sidesOf(facts).find((each) => each.requestId === requestId)
  return side ? askYesNo('visit-words.is-it-about', jobSlots(side)) : askYesNo('visit-words.is-it-about-it')
}

function jobSlots({ number, category, wantedAt }: Side) {
  return { number, what: { category }, when: { when: wantedAt } }
}

/** Whom it reached; and what else may have been meant. */
function passed({ atClosedDoor: closed, besides }: Kept, event: FlowEvent): Intent[] {
  if (event.type !== 'wordPassed') return []
  const { passed: done } = event
  if (done.how === 'gone') return [say('my-help.proposed-gone')]
  return [...reached(done, closed), ...(besides ? [say('visit-words.also-open')] : [])]
}

function reached(
  { how, names }: { how: 'told' | 'not-reached' | 'desk'; names: string[] },
  closed: boolean,
): Intent[] {
  if (how === 'desk') return [say('visit-words.told-desk')]
  if (how === 'not-reached') return [say('visit-words.not-reached')]
  const known = names.every((name) => name !== '')
  const told = known ? say('visit-words.told', { names: { names } }) : say('visit-words.told-nameless')
  return closed ? [told, say('visit-words.closed-door')] : [told]
}
