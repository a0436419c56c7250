import { fold, type Said } from './normalise.ts'

const particles = new Set(['van', 'der', 'den', 'de', 'ter', 'ten', 'te', 'fan', 'la', 'el'])
const written = /\p{L}[\p{L}\p{M}'’]*/gu
const capitalised = /^\p{Lu}\p{M}*\p{Ll}/u

/** Whether a message is nothing but a name with capitals: "Wytske van der Meulen". */
export function looksLikeName(raw: string, fewest: number): boolean {
  const words = raw.match(written) ?? []
  const capitals = words.filter((word) => capitalised.test(word))
  return (
    words.length <= 6 &&
    capitals.length >= fewest &&
    !/[\d?\n]/.test(raw) &&
    words.every((word) => capitalised.test(word) || particles.has(word.toLowerCase()))
  )
}

/** The words with a capital in the middle of a sentence, folded: names, and no typing errors of other words. */
export function ownNames(raw: string): Set<string> {
  const found = new Set<string>()
  const whole = looksLikeName(raw, 2)
  for (const { 0: word, index } of raw.matchAll(written)) {
    if (!capitalised.test(word)) continue
    const opens = /(?:^|[.!?;:\n])[^\p{L}\d,]*$/u.test(raw.slice(Math.max(0, index - 12), index))
    if (whole || !opens) found.add(fold(word.toLowerCase().replace(/['’]/g, '')))
  }
  return found
}

/** "Uit 1985 cd" tells a year, unless the letters are capitals or stand against the digits. */
const postcodes = /(?<!\d)([1-9]\d{3})((?<!19\d\d|20\d\d)\s?[a-z]{2}|[a-z]{2}|\s?[A-Z][A-Za-z])(?!\p{L})/gu

/** The words without the letters of a postcode: the CD of 8925 CD is no disc. */
export function withoutPostcodes(said: Said): string[] {
  const letters = new Map<string, string>()
  for (const [, digits, pair] of said.raw.matchAll(postcodes))
    if (digits !== undefined && pair !== undefined) letters.set(digits, pair.trim().toLowerCase())
  return said.words.filter((word, index) => letters.get(said.words[index - 1] ?? '') !== word)
}
