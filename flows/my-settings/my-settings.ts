import { z } from 'zod'
import type { Intent } from '../../core/conversations/intent.ts'
import { languages } from '../../core/conversations/meaning.ts'
import type { When } from '../../core/when.ts'
import { defineFlow } from '../define-flow.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, picks, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Answer, type Patience, talk } from '../talk/talk.ts'
import { askCategories, askWeek } from '../volunteer/questions.ts'
import { readAvailability, readCategories } from '../volunteer/sign-up.ts'
import { askLanguage, askWish, isHelper } from './questions.ts'
import { type Wish, wishIn } from './wish.ts'

const context = z.strictObject({ misses: z.number(), nudged: z.boolean() })
type Kept = z.infer<typeof context> & Patience

const { createMachine, begin, question, otherwise } = talk<Kept>({ always: [toFrontDoor()] })

const wants = (wish: Wish, when?: (heard: Heard) => boolean) => (heard: Heard) =>
  (heard.meaning.choice === wish || (heard.meaning.choice === null && wishIn(heard.text) === wish)) &&
  (when === undefined || when(heard))
const helper = (heard: Heard) => isHelper(heard.facts)
const saying =
  (key: string): Answer<Kept>['tell'] =>
  () => [say(key)]

/** Each thing that can be changed. */
const wishes: Answer<Kept>[] = [
  { when: ({ meaning }) => meaning.wishedLanguage !== null, tell: setLanguage, to: 'done' },
  { when: (heard) => heard.meaning.act === 'language' || wants('language')(heard), to: 'language' },
  { when: wants('forget'), to: 'sureToForget' },
  { when: wants('stop'), tell: saying('my-settings.how-to-stop'), to: 'done' },
  {
    when: wants('resume', helper),
    tell: () => [{ do: 'changeVolunteer', pausedUntil: null }, say('my-settings.resumed')],
    to: 'done',
  },
  { when: (heard) => wants('pause', helper)(heard) && lastDay(heard) !== null, tell: pause, to: 'done' },
  { when: wants('pause', helper), to: 'until' },
  { when: wants('what', helper), to: 'what' },
  { when: wants('when', helper), to: 'week' },
  { when: wants('leave', helper), to: 'sureToLeave' },
  { when: picks('nothing'), tell: saying('my-settings.nothing-changed'), to: 'done' },
]

const machine = createMachine({
  id: 'my-settings',
  context: { misses: 0, nudged: false },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([...wishes, { when: () => true, to: 'menu' }]),
    menu: question('menu', (_kept, facts) => [askWish(facts)], [
      ...wishes,
      { when: saysNo, tell: saying('my-settings.nothing-changed'), to: 'done' },
    ]),
    language: question('language', () => [askLanguage()], [
      { when: (heard) => wishedLanguage(heard) !== null, tell: setLanguage, to: 'done' },
    ]),
    until: question('until', () => [ask('my-settings.until', 'when')], [
      { when: (heard) => lastDay(heard) !== null, tell: pause, to: 'done' },
    ]),
    what: question('what', (_kept, facts) => [askCategories(facts)], [
      {
        when: (heard) => readCategories(heard) !== null,
        tell: (heard) => [{ do: 'changeVolunteer', ...readCategories(heard) }, say('my-settings.changed')],
        to: 'done',
      },
    ]),
    week: question('week', () => [askWeek()], [
      {
        when: (heard) => readAvailability(heard) !== null,
        tell: (heard) => [{ do: 'changeVolunteer', ...readAvailability(heard) }, say('my-settings.changed')],
        to: 'done',
      },
    ]),
    sureToLeave: question('sureToLeave', () => [askYesNo('my-settings.sure-to-leave')], [
      {
        when: saysYes,
        tell: () => [{ do: 'changeVolunteer', leave: true }, say('my-settings.left')],
        to: 'done',
      },
      { when: saysNo, tell: saying('my-settings.nothing-changed'), to: 'done' },
    ]),
    sureToForget: question('sureToForget', () => [askYesNo('my-settings.sure-to-forget')], [
      {
        when: saysYes,
        tell: () => [{ do: 'tellDesk', why: 'forget-me', words: null }, say('my-settings.forgetting')],
        to: 'done',
      },
      { when: saysNo, tell: saying('my-settings.nothing-changed'), to: 'done' },
    ]),
    done: { type: 'final' },
  },
})

/** What people can change about how we treat them. */
export const mySettings = defineFlow({ name: 'my-settings', version: 1, machine, context })

function wishedLanguage({ meaning }: Heard) {
  return meaning.wishedLanguage ?? languages.find((language) => language === meaning.choice) ?? null
}

function setLanguage(heard: Heard): Intent[] {
  const language = wishedLanguage(heard)
  return language === null ? [] : [{ do: 'setLanguage', language }, say('common.language-set')]
}

/** The last day that somebody named, which is when their pause ends. */
function lastDay({ meaning }: Heard): When | null {
  return /(\d{4}-\d{2}-\d{2})(?!.*\d{4}-\d{2}-\d{2})/.exec(meaning.when ?? '')?.[1] ?? null
}

function pause(heard: Heard): Intent[] {
  const pausedUntil = lastDay(heard)
  return [{ do: 'changeVolunteer', pausedUntil }, say('my-settings.paused', { until: { when: pausedUntil } })]
}
