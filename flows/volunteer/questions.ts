import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { languages } from '../../core/conversations/meaning.ts'
import { ask } from '../talk/lines.ts'
import { weekChoices } from './sign-up.ts'

/** With what kinds of help. */
export function askCategories({ neighbourhood }: Facts): Intent {
  const choices = neighbourhood.categories.map((value) => ({
    value,
    key: 'common.kind',
    slots: { what: { category: value } },
  }))
  return ask('volunteer.what', 'choices', [...choices, { value: 'all', key: 'volunteer.choice-all' }])
}

/** In which parts of the week. */
export function askWeek(): Intent {
  const choices = Object.keys(weekChoices).map((value) => ({ value, key: `volunteer.choice-${value}` }))
  return ask('volunteer.when', 'choices', choices)
}

/** In which languages. */
export function askLanguages(): Intent {
  return ask(
    'volunteer.languages',
    'choices',
    languages.map((value) => ({ value, key: `common.language-${value}` })),
  )
}
