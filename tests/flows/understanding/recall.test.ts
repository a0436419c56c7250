import { expect, test } from '@jest/globals'
import type { Memory } from '../../../core/kept-on-disk.ts'
import type { Learnt } from '../../../flows/understanding/logistic.ts'
import { createRecall } from '../../../flows/understanding/recall.ts'
import type { WordFiles } from '../../../flows/understanding/word-files.ts'

const words = (...lines: string[]): WordFiles => ({
  nl: new Map([['examples', { groceries: lines.join('\n') }]]),
  fy: new Map(),
  en: new Map(),
})
const learnt: Learnt = { pieces: new Int32Array(), weights: new Float32Array(), bias: new Float64Array() }

/** By what each lesson is found again. */
function foundBy(files: WordFiles, ...lessons: string[]): string[] {
  const found: string[] = []
  const memory: Memory = (from, make) => {
    found.push(from)
    return make()
  }
  const recall = createRecall(files, memory)
  for (const lesson of lessons) expect(recall(lesson, () => learnt)).toBe(learnt)
  return found
}

test('the same lesson from the same words is found again, another lesson and other words are not', () => {
  const [danger = '', acts = ''] = foundBy(words('brood halen'), 'danger', 'acts')
  expect(foundBy(words('brood halen'), 'danger', 'acts')).toEqual([danger, acts])
  const [other = ''] = foundBy(words('brood en molke halen'), 'danger')
  expect(new Set([danger, acts, other]).size).toBe(3)
})

test('all words and code are gone through once, not once more for every lesson', () => {
  for (const key of foundBy(words('brood halen'.repeat(10_000)), 'danger', 'acts'))
    expect(key.length).toBeLessThan(100)
})
