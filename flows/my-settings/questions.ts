import type { Facts } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import { languages } from '../../core/conversations/meaning.ts'
import { ask, say } from '../talk/lines.ts'
import { askCategories, askLanguages, askWeek } from '../volunteer/questions.ts'
import { fileLines } from './file.ts'
import type { Wish } from './wish.ts'

/** What can be changed: a helper first sees their file, and can change more. Ten choices are all that a list can hold. */
export function askWish(facts: Facts): Intent[] {
  const pause: Wish = facts.volunteer?.pausedUntil != null ? 'resume' : 'pause'
  const offered: Wish[] = isHelper(facts)
    ? [pause, 'what', 'when', 'where', 'spoken', 'reach', 'phones', 'leave', 'forget']
    : ['language', 'phones', 'stop', 'forget']
  const choices: ChoiceKey[] = offered.map((value) => ({ value, key: `my-settings.choice-${value}` }))
  return [
    ...(isHelper(facts) ? [say('my-settings.show'), ...fileLines(facts)] : []),
    ask('my-settings.menu', 'choice', [...choices, { value: 'nothing', key: 'common.choice-never-mind' }]),
  ]
}

/** Somebody who helps, or applied to. */
export function isHelper({ volunteer }: Facts): boolean {
  return volunteer?.status === 'approved' || volunteer?.status === 'applied'
}

/** In which language we should talk. */
export function askLanguage(): Intent {
  const choices = languages.map((value) => ({ value, key: `common.own-language-${value}` }))
  return ask('common.ask-language', 'choice', choices)
}

/** What somebody can arrange about their phones: another one, this one with somebody else, and where our messages come. */
export function askPhones(): Intent {
  const choices = ['link', 'share', 'messages-here'].map(choice)
  return ask('my-settings.phones', 'choice', [
    ...choices,
    { value: 'nothing', key: 'common.choice-never-mind' },
  ])
}

/** The question for each thing that a helper can change. */
export const fileQuestions: Partial<Record<Wish, (facts: Facts) => Intent>> = {
  what: askCategories,
  when: askWeek,
  where: () => ask('my-settings.where', 'choice', [choice('everywhere')]),
  spoken: askLanguages,
  often: ({ neighbourhood }) =>
    ask(
      'my-settings.often',
      'choice',
      [
        ...[1, 2, 3].map((times) => ({
          value: String(times),
          key: `my-settings.choice-times-${times}`,
        })),
        choice('usual'),
      ],
      { times: neighbourhood.pingsPerWeek },
    ),
  reach: () =>
    ask('my-settings.reach', 'choice', [
      choice('here'),
      choice('phone'),
      choice('any-hour'),
      choice('often'),
    ]),
}

function choice(value: string): ChoiceKey {
  return { value, key: `my-settings.choice-${value}` }
}
