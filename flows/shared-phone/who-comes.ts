import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { householdOf } from '../../core/people/shared-phone.ts'
import type { Heard } from '../talk/heard.ts'
import { ask } from '../talk/lines.ts'
import { relation } from './reading.ts'

/** Who of the household comes: the one who signed up, or a housemate who helps too. */
export function askWhoComes(facts: Facts): Intent {
  const choices = helping(facts).map((name) => ({ value: name, key: 'shared-phone.who', slots: { name } }))
  return ask('shared-phone.who-comes', 'choice', choices)
}

const myRelation = new RegExp(`(?<!\\p{L})(mijn|m'n|mn|myn|my) ${relation}(?!\\p{L})`, 'iu')
const myself = /^\s*(ik|ik zelf|ikzelf|ik sels|mysels|i do|me|myself|ik kom|ik kom zelf)[\s.!]*$/iu

/** Who somebody says comes; null if that is nobody, or not one of them alone. */
export function whoComes({ text, meaning, facts }: Heard): string | null {
  const names = helping(facts)
  const picked = names.find((name) => name === meaning.choice)
  if (picked) return picked
  const said = text.normalize('NFC')
  const named = names.filter((name) =>
    said
      .toLowerCase()
      .split(/[^\p{L}\p{M}'-]+/u)
      .includes(name.toLowerCase()),
  )
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null
  if (myself.test(said) && facts.person.name !== null) return names[0] ?? null
  return names.length === 2 && myRelation.test(said) ? (names[1] ?? null) : null
}

function helping({ person, housemates }: Facts): string[] {
  return householdOf(
    person.name,
    housemates.filter(({ helps }) => helps),
  )
}
