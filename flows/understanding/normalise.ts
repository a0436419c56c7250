import { perWord } from './per-word.ts'

/** A message made ready for reading: the same in every alphabet case, accent and apostrophe. */
export interface Said {
  /** As typed, but well-formed and of a bearable length. */
  raw: string
  /** Small letters, accents kept, straight apostrophes. */
  spelt: string
  /** Small letters without accents. */
  folded: string
  /** Folded words and numbers in order; '.' stands for the end of a sentence. */
  words: string[]
}

const longest = 3000

/** Takes the accents off, so that hûn and hun are the same word. */
export function fold(text: string): string {
  return onlyAscii.test(text) ? text : foldLetters(text)
}

// Most text has no accents, and is read many times faster for it.
const onlyAscii = /^[\0-\x7f]*$/

function foldLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
}

/** Splits folded text into words, numbers, pictures and sentence ends. */
export function split(folded: string): string[] {
  const found = folded
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .match(/\p{L}+|\d+|\p{Extended_Pictographic}|[.!?;\n]+/gu)
  return (found ?? []).map((token) => (/^[.!?;\n]/.test(token) ? '.' : calm(token)))
}

/** Makes a message ready for reading; `shorthand` maps what people type in a hurry to whole words. */
export function normalise(text: string, shorthand: Map<string, string>): Said {
  const sound = text.toWellFormed()
  const raw = sound.length <= longest ? sound : sound.slice(0, longest - 1000) + '\n' + sound.slice(-1000)
  const spelt = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\uFE0E|\uFE0F|\u20E3|[\u200B-\u200F]|\p{Emoji_Modifier}/gu, '')
  const folded = fold(spelt).replace(/[\p{L}\d]+/gu, (word) =>
    /\d/.test(word) ? (shorthand.get(word) ?? word) : word,
  )
  const words = split(folded).flatMap((word) => shorthand.get(word)?.split(' ') ?? [word])
  return { raw, spelt, folded, words }
}

/** A word with its place in the text as typed. */
export interface Token {
  word: string
  from: number
  to: number
}

/** The words of a text with their places, so that a part of it can be given back as it was typed. */
export function tokens(raw: string): Token[] {
  return [...raw.matchAll(/\p{L}[\p{L}\p{M}'’]*|\d+|\p{Extended_Pictographic}|[.!?;,\n]+/gu)].map(
    (found) => ({
      word: wordOf(found[0]),
      from: found.index,
      to: found.index + found[0].length,
    }),
  )
}

const wordOf = perWord((typed) => split(fold(typed.toLowerCase().replace(/['’]/g, '')))[0] ?? ',')

const thrice = /(.)\1\1/

/** neeeee becomes nee: nobody spells a letter three times. */
export function calm(word: string): string {
  return /^\d/.test(word) || !thrice.test(word) ? word : word.replace(/(\p{L})\1{2,}/gu, '$1$1')
}
