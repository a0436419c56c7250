import type { Facts } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import { languages } from '../../core/conversations/meaning.ts'
import { ask } from '../talk/lines.ts'
import type { Wish } from './wish.ts'

/** What can be changed; a volunteer can change more. */
export function askWish(facts: Facts): Intent {
  const paused = facts.volunteer?.pausedUntil != null
  const ofVolunteer: Wish[] = isHelper(facts) ? [paused ? 'resume' : 'pause', 'what', 'when', 'leave'] : []
  const offered: Wish[] = ['language', ...ofVolunteer, 'stop', 'forget']
  const choices: ChoiceKey[] = offered.map((value) => ({ value, key: `my-settings.choice-${value}` }))
  return ask('my-settings.menu', 'choice', [
    ...choices,
    { value: 'nothing', key: 'common.choice-never-mind' },
  ])
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
