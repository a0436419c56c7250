import type { Facts } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import type { Category } from '../../core/conversations/meaning.ts'
import { namedFor } from '../../core/people/shared-phone.ts'
import { addressLine } from '../talk/about-you.ts'
import { statusLines } from '../talk/asides.ts'
import { ownWords } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import type { Draft } from './draft.ts'
import { needsPart } from './wanted-when.ts'

const choice = (value: string, key: string): ChoiceKey => ({ value, key })

/** What we understood so far, and whether we may keep what is needed. */
export function askConsent({ category, wantedAt }: Draft): Intent[] {
  const consent = askYesNo('ask-for-help.consent')
  if (category === null) return [consent]
  const what = { category }
  const understood =
    wantedAt === null
      ? say('ask-for-help.understood-what', { what })
      : say('ask-for-help.understood', { what, when: { when: wantedAt } })
  return [understood, consent]
}

/** What a request that had to wait is about, before something is asked of it; a read-back says it anyway. */
export function nowAbout({ category, wantedAt }: Draft): Intent[] {
  const known = wantedAt !== null && !needsPart(wantedAt)
  return category === null || known ? [] : [say('ask-for-help.understood-what', { what: { category } })]
}

/** What somebody needs: the likely ones, or all that this neighbourhood knows where there is hardly anything to go by. */
export function askWhat({ guesses }: Draft, { neighbourhood }: Facts): Intent {
  const likely: Category[] =
    guesses.length > 1 ? [...new Set([...guesses, 'other' as const])] : neighbourhood.categories
  const choices = likely.map((category) => ({
    value: category,
    key: 'common.kind',
    slots: { what: { category } },
  }))
  return ask('ask-for-help.what', 'choice', choices)
}

/** On which day; of what comes back no answer can be "as soon as possible". */
export function askWhen({ everyWeeks }: Draft): Intent {
  if (everyWeeks !== null) return ask('ask-for-help.which-day', 'when', [choice('any', 'common.when-open')])
  return ask('ask-for-help.when', 'when', [choice('asap', 'common.asap'), choice('any', 'common.when-open')])
}

/** At which part of that day. */
export function askPart({ wantedAt }: Draft): Intent {
  const choices = [
    choice('morning', 'common.part-morning'),
    choice('afternoon', 'common.part-afternoon'),
    choice('evening', 'common.part-evening'),
    choice('any', 'common.when-open'),
  ]
  return ask('ask-for-help.part', 'when', choices, { when: { when: wantedAt } })
}

/** The whole request, read back. */
export function readBack(draft: Draft): Intent {
  const slots = {
    when: { when: draft.wantedAt },
    name: namedFor(draft.forWhom, draft.name) ?? '',
    address: addressLine(draft),
  }
  const choices = [choice('yes', 'common.choice-right'), choice('other', 'common.choice-something-else')]
  const { category } = draft
  return category === null || category === 'other'
    ? ask('ask-for-help.read-back-words', 'yes-no', choices, { ...slots, words: ownWords(draft.words, 80) })
    : ask('ask-for-help.read-back', 'yes-no', choices, { ...slots, what: { category } })
}

/** What should be different. */
export function askChange({ housemates }: Facts): Intent {
  return ask('ask-for-help.change', 'choice', [
    choice('what', 'ask-for-help.choice-what'),
    choice('when', 'ask-for-help.choice-when'),
    choice('where', 'ask-for-help.choice-where'),
    ...(housemates.length > 0 ? [choice('who', 'shared-phone.choice-for-whom')] : []),
    choice('leave', 'common.choice-never-mind'),
  ])
}

/** This is not asked for; what was asked before stands as it stood, and is named so that nobody thinks it gone. */
export function left(facts: Facts): Intent[] {
  return [say('ask-for-help.left'), ...(facts.requests.length > 0 ? statusLines(facts) : [])]
}

/** We cannot help there, and who can. */
export function outside({ neighbourhood: { elsewhere } }: Facts): Intent {
  return elsewhere === null
    ? say('ask-for-help.outside')
    : say('ask-for-help.outside-elsewhere', { elsewhere })
}

/** What happens next with the request that was just opened. */
export function opened(number: number, urgent: boolean, facts: Facts): Intent[] {
  const { deskPhone, deskOpensAt } = facts.neighbourhood
  const lines = [say('ask-for-help.opened', { number })]
  if (deskOpensAt !== null) return [...lines, say('ask-for-help.looked-at', { when: { when: deskOpensAt } })]
  return urgent && deskPhone !== null ? [...lines, say('ask-for-help.hurry', { deskPhone })] : lines
}
