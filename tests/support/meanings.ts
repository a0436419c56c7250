import type { Meaning } from '../../core/conversations/meaning.ts'
import { nothing } from '../../flows/talk/heard.ts'

/** A message of which nothing was understood, but for what a test names. */
export function meaning(different: Partial<Meaning> = {}): Meaning {
  return {
    ...nothing,
    language: 'nl',
    languageSure: true,
    ...different,
  }
}
