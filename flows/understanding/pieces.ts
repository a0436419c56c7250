import { perWord } from './per-word.ts'

const seed = 0x811c9dc5
const prime = 0x01000193
const [open, close, whole] = [60, 62, 61]

/** The number of a word as a whole. */
export function pieceOf(word: string): number {
  let piece = Math.imul(seed ^ whole, prime)
  for (let at = 0; at < word.length; at++) piece = Math.imul(piece ^ word.charCodeAt(at), prime)
  return piece
}

/** The number of two pieces together, in this order. */
export function pairOf(one: number, other: number): number {
  return Math.imul(Math.imul(seed ^ one, prime) ^ other, prime)
}

/** The number of the first `size` letters of a word. */
function stemOf(word: string, size: number): number {
  let piece = Math.imul(seed ^ open, prime)
  for (let at = 0; at < size; at++) piece = Math.imul(piece ^ word.charCodeAt(at), prime)
  return piece
}

/** Adds the numbers of the pieces of a word of `from` to `to` letters, with its borders marked; no text is made of them. */
export function addPieces(found: number[], word: string, from: number, to: number): void {
  const last = word.length + 1
  for (let start = 0; start <= last; start++) {
    let piece = seed
    for (let at = start; at <= last && at < start + to; at++) {
      const letter = at === 0 ? open : at === last ? close : word.charCodeAt(at - 1)
      piece = Math.imul(piece ^ letter, prime)
      if (at - start + 1 >= from) found.push(piece)
    }
  }
}

const pieceSize = 4
const cut = perWord((word) => {
  const pieces: number[] = []
  addPieces(pieces, word, pieceSize, pieceSize)
  return { whole: pieceOf(word), pieces }
})

/** Adds what tells a word however it is spelt or joined: itself, its stem if it is longer than that, and its pieces. */
export function addWord(found: number[], word: string, stem: number): number {
  const { whole, pieces } = cut(word)
  found.push(whole)
  if (word.length > stem) found.push(stemOf(word, stem))
  for (const piece of pieces) found.push(piece)
  return whole
}

const opening = pieceOf('^')

/** Adds what tells each of these words, and each with the one before it; gives the last as a whole, or the opening before all. */
export function addWords(found: number[], words: readonly string[], stem: number): number {
  let before = opening
  for (const word of words) {
    const whole = addWord(found, word, stem)
    found.push(pairOf(before, whole))
    before = whole
  }
  return before
}

/** Each number once. */
export function once(numbers: readonly number[]): Int32Array {
  const sorted = new Int32Array(numbers).sort()
  let size = 0
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[size++] = sorted[at] ?? 0
  return sorted.subarray(0, size)
}
