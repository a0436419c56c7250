import type { Meaning } from '../../core/conversations/meaning.ts'

/** A message of which nothing was understood, but for what a test names. */
export function meaning(different: Partial<Meaning> = {}): Meaning {
  return {
    language: 'nl',
    languageSure: true,
    act: 'other',
    category: null,
    top3: [],
    when: null,
    danger: null,
    choice: null,
    chosen: [],
    answer: null,
    tail: null,
    code: null,
    wishedLanguage: null,
    place: null,
    name: null,
    minutes: null,
    requestNumber: null,
    reasons: [],
    ...different,
  }
}
