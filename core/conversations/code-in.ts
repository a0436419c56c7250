/** A code alone, or behind the word that we taught for it in any language. */
const typed =
  /^\s*(?:(?:koppel(?:en|code)?|keppel(?:je|koade)?|link|code|koade)\W+)?(\d{3})[ -]?(\d{3})\W*$/iu

/** The code that somebody typed; null if this is no code. */
export function codeIn(text: string): string | null {
  const found = typed.exec(text)
  return found ? `${found[1]}${found[2]}` : null
}
