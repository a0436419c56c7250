import type { Facts } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import { householdOf, together } from '../../core/people/shared-phone.ts'
import type { Heard } from '../talk/heard.ts'
import { ask } from '../talk/lines.ts'
import { introduces, relation } from './reading.ts'

/** Whether it matters for whom it is: more than one person uses this phone, and nobody said yet. */
export function asksForWhom({ forWhom }: { forWhom: string | null }, { housemates }: Facts): boolean {
  return housemates.length > 0 && forWhom === null
}

/** For whom of the household it is. */
export function askForWhom(owner: string | null, { housemates }: Facts): Intent {
  const names = householdOf(owner, housemates)
  const choices: ChoiceKey[] = names.map((name) => ({
    value: name,
    key: 'shared-phone.who',
    slots: { name },
  }))
  const all = names.length > 1 ? [{ value: 'together', key: 'shared-phone.choice-together' }] : []
  return ask('shared-phone.for-whom', 'choice', [...choices, ...all])
}

const ourselves =
  /(?<!\p{L})(ons (beiden?|allebei|samen|tweeën)|voor ons|ús (beide|allebeide|tegearre|beiden)|foar ús|both of us|us both|the two of us|for us)(?!\p{L})/iu

/** For whom of the household somebody says that it is; null if they do not. */
export function readForWhom({ text, meaning, facts }: Heard, owner: string | null): string | null {
  const { housemates } = facts
  const names = householdOf(owner, housemates)
  if (housemates.length === 0) return null
  const said = text.normalize('NFC')
  if (meaning.choice === 'together' || ourselves.test(said)) return together(names)
  const picked = names.find((name) => name === meaning.choice)
  if (picked) return picked
  const named = names.filter((name) => isFor(name, said))
  if (named.length > 0) return together(named)
  const [only] = housemates
  return only && housemates.length === 1 && forRelation.test(said) ? only.name : null
}

const myself =
  /^\s*(?:(?:voor|foar|for)\s+)?(?:ik|ikzelf|mij|mijzelf|mezelf|me|my|mysels|myself)(?:\s+(?:zelf|sels))?[\s.!]*$/iu

/** The same where that was the question: "mij" is whoever the phone belongs to. */
export function answerForWhom(heard: Heard, owner: string | null): string | null {
  const named = readForWhom(heard, owner)
  if (named !== null || !myself.test(heard.text.normalize('NFC'))) return named
  return householdOf(owner, [])[0] ?? null
}

const forRelation = new RegExp(
  `(?<!\\p{L})(voor|foar|for) (mijn|m'n|mn|myn|my|onze|ús|our) ${relation}`,
  'iu',
)

/** "Voor Wytze", "ik ben Wytze", "Wytze hier", "groetjes Wytze": not every name in a text is whom it is for. */
function isFor(name: string, text: string): boolean {
  const own = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const ways = [
    `(?<!\\p{L})(voor|foar|for) (${relation} |mijn ${relation} |myn ${relation} |my ${relation} )?${own}(?!\\p{L})`,
    `(?<!\\p{L})${own} (hier|hjir|here)(?!\\p{L})`,
    `^\\s*(nee|no|né|nee,|no,)?\\s*${own}[\\s.!]*$`,
    `(groet(jes|en)?|groeten|groetnis|regards|love),? (van |fan |from )?${own}[\\s.!]*$`,
  ]
  return introduces(text, own) || ways.some((way) => new RegExp(way, 'iu').test(text))
}
