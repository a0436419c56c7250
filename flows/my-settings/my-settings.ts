import { z } from 'zod'
import type { Intent } from '../../core/conversations/intent.ts'
import { languages } from '../../core/conversations/meaning.ts'
import type { When } from '../../core/when.ts'
import { defineFlow } from '../define-flow.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, picks, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Answer, type Patience, talk } from '../talk/talk.ts'
import { changedLines } from './file.ts'
import { askLanguage, askPhones, askWish, fileQuestions, isHelper } from './questions.ts'
import { readers } from './reading.ts'
import { isNameOfWish, type Wish, wishIn } from './wish.ts'

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

/** What a helper can change about their file; each has a question of its own. */
const inFile = Object.keys(readers) as Wish[]

/** Each thing that can be changed: at once where it was said in so many words, else after a question. */
const wishes: Answer<Kept>[] = [
  {
    when: (heard) =>
      heard.meaning.choice === null && wants('spoken', helper)(heard) && reads('spoken', heard),
    tell: (heard) => change('spoken', heard),
    to: 'done',
  },
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
  { when: wants('leave', helper), to: 'sureToLeave' },
  ...inFile.flatMap((wish): Answer<Kept>[] => [
    {
      when: (heard) => heard.meaning.choice === null && wants(wish, helper)(heard) && reads(wish, heard),
      tell: (heard) => change(wish, heard),
      to: 'done',
    },
    { when: wants(wish, helper), to: wish },
  ]),
  { when: wants('here'), tell: () => [{ do: 'preferHere' }, say('my-settings.messages-here')], to: 'done' },
  { when: wants('phones'), to: 'phones' },
  { when: picks('nothing'), tell: saying('my-settings.nothing-changed'), to: 'done' },
]

const askFor = (wish: Wish) =>
  question(wish, (_kept, facts) => [fileQuestions[wish]?.(facts) ?? askLanguage()], [
    { when: picks('often'), to: 'often' },
    { when: (heard) => reads(wish, heard), tell: (heard) => change(wish, heard), to: 'done' },
  ])

const machine = createMachine({
  id: 'my-settings',
  context: { misses: 0, nudged: false },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([...wishes, { when: () => true, to: 'menu' }]),
    menu: question('menu', (_kept, facts) => askWish(facts), [
      ...wishes,
      { when: saysNo, tell: saying('my-settings.nothing-changed'), to: 'done' },
    ]),
    language: question('language', () => [askLanguage()], [
      { when: (heard) => wishedLanguage(heard) !== null, tell: setLanguage, to: 'done' },
    ]),
    until: question('until', () => [ask('my-settings.until', 'when')], [
      { when: (heard) => lastDay(heard) !== null, tell: pause, to: 'done' },
    ]),
    what: askFor('what'),
    when: askFor('when'),
    where: askFor('where'),
    spoken: askFor('spoken'),
    often: askFor('often'),
    reach: askFor('reach'),
    phones: question('phones', () => [askPhones()], [
      { when: picks('link'), tell: () => [{ do: 'goTo', flow: 'link-addresses' }], to: 'done' },
      { when: picks('share'), tell: () => [{ do: 'goTo', flow: 'shared-phone' }], to: 'done' },
      {
        when: picks('messages-here'),
        tell: () => [{ do: 'preferHere' }, say('my-settings.messages-here')],
        to: 'done',
      },
      {
        when: (heard) => picks('nothing')(heard) || saysNo(heard),
        tell: saying('my-settings.nothing-changed'),
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
export const mySettings = defineFlow({ name: 'my-settings', version: 2, machine, context })

function wishedLanguage({ meaning }: Heard) {
  return meaning.wishedLanguage ?? languages.find((language) => language === meaning.choice) ?? null
}

function setLanguage(heard: Heard): Intent[] {
  const language = wishedLanguage(heard)
  return language === null ? [] : [{ do: 'setLanguage', language }, say('common.language-set')]
}

/** "Andere hulp" names what is to change, and is no kind of help. */
function reads(wish: Wish, heard: Heard): boolean {
  return !isNameOfWish(heard.text) && (readers[wish]?.(heard) ?? null) !== null
}

/** Changes one thing, and says how it is from now on. */
function change(wish: Wish, heard: Heard): Intent[] {
  const changes = readers[wish]?.(heard)
  if (!changes) return []
  const { volunteer } = heard.facts
  const whole = volunteer && 'quietFrom' in changes ? { ...changes, callFirst: volunteer.callFirst } : changes
  return [
    { do: 'changeVolunteer', ...changes },
    say('my-settings.changed'),
    ...changedLines(whole, heard.facts),
  ]
}

/** The last day that somebody named, which is when their pause ends. */
function lastDay({ meaning }: Heard): When | null {
  return /(\d{4}-\d{2}-\d{2})(?!.*\d{4}-\d{2}-\d{2})/.exec(meaning.when ?? '')?.[1] ?? null
}

function pause(heard: Heard): Intent[] {
  const pausedUntil = lastDay(heard)
  return [{ do: 'changeVolunteer', pausedUntil }, say('my-settings.paused', { until: { when: pausedUntil } })]
}
