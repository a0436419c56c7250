import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { plainMeaning } from '../../../flows/understanding/plain-meaning.ts'
import { reading } from './reading.ts'

interface Labelled {
  text: string
  lang: string
  intent?: string
  category?: string | null
  when?: string | null
  emergency: string | null
}

const messages = ['messages', 'mended'].flatMap((name) =>
  readFileSync(join(import.meta.dirname, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): Labelled => JSON.parse(line)),
)
const read = messages.map((message) => ({ message, got: plainMeaning(reading(message.text)) }))
const share = (rows: typeof read, right: (row: (typeof read)[number]) => boolean) =>
  rows.filter(right).length / rows.length

describe('how many messages are understood', () => {
  test('the language', () => {
    expect(share(read, ({ message, got }) => got.lang === message.lang)).toBeGreaterThan(0.98)
  })

  test('the kind of help', () => {
    const requests = read.filter(({ message }) => message.category)
    expect(share(requests, ({ message, got }) => got.category === message.category)).toBeGreaterThan(0.88)
    expect(
      share(requests, ({ message, got }) => got.top3.some((c) => c === message.category)),
    ).toBeGreaterThan(0.96)
  })

  test('what is meant', () => {
    const meant = read.filter(({ message }) => message.intent)
    expect(share(meant, ({ message, got }) => got.intent === message.intent)).toBeGreaterThan(0.88)
  })

  test('the time', () => {
    const timed = read.filter(({ message }) => message.when)
    expect(share(timed, ({ message, got }) => got.when === message.when)).toBeGreaterThan(0.95)
    const untimed = read.filter(({ message }) => message.when === null)
    expect(share(untimed, ({ got }) => got.when !== null)).toBeLessThan(0.02)
  })

  test('danger, and nothing that is none', () => {
    const danger = read.filter(({ message }) => message.emergency !== null)
    expect(share(danger, ({ got }) => got.emergency !== null)).toBeGreaterThan(0.95)
    const safe = read.filter(({ message }) => message.emergency === null)
    expect(share(safe, ({ got }) => got.emergency !== null)).toBeLessThan(0.015)
    expect(share(safe, ({ got }) => got.level === 'certain')).toBeLessThan(0.003)
  })
})
