import { type Language, languages, type Meaning } from './meaning.ts'

/** The language of a talk and the one it may be drifting to. */
export interface Tongue {
  /** What we answer in. */
  speaks: Language
  /** What is written down for this person; null as long as we are not sure. */
  known: Language | null
  drift: Language | null
}

/** Follows somebody's language: the first clear words settle it, later ones change it only when two in a row agree. */
export function followLanguage(
  before: { known: Language | null; drift: Language | null },
  meaning: Meaning | null,
  usual: Language,
): Tongue {
  const said = languages.find((language) => language === meaning?.language) ?? null
  if (before.known === null) {
    if (said && meaning?.languageSure) return { speaks: said, known: said, drift: null }
    // a name or a slip of the keyboard looks like some language too: only words that were understood count
    const guess = said && isUnderstood(meaning) ? said : before.drift
    return { speaks: guess ?? usual, known: null, drift: guess }
  }
  const stay = { speaks: before.known, known: before.known }
  if (!said || !meaning?.languageSure) return { ...stay, drift: before.drift }
  if (said === before.known) return { ...stay, drift: null }
  return said === before.drift ? { speaks: said, known: said, drift: null } : { ...stay, drift: said }
}

function isUnderstood(meaning: Meaning | null): boolean {
  return meaning !== null && (meaning.act !== 'other' || meaning.category !== null)
}
