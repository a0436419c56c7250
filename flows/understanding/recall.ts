import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, type Memory } from '../../core/kept-on-disk.ts'
import type { Learnt } from './logistic.ts'
import type { WordFiles } from './word-files.ts'

/** What these lessons teach: recalled, if they were learnt before from the same words by the same code. */
export type Recall = (lessons: string, learn: () => Learnt) => Learnt

/** Learns only what was not learnt before. */
export function createRecall(files: WordFiles, memory: Memory): Recall {
  const ground = fingerprint(wordsOf(files) + codeIn(import.meta.dirname))
  return (lessons, learn) => memory(`${lessons}\n${ground}`, learn)
}

function wordsOf(files: WordFiles): string {
  return JSON.stringify(Object.entries(files).map(([language, each]) => [language, [...each]]))
}

function codeIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}
