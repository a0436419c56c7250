import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { reading } from './reading.ts'

const times = readFileSync(join(import.meta.dirname, 'times.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): { text: string; when: string | null } => JSON.parse(line))

test.each(times)('$text', ({ text, when }) => {
  expect(reading(text).when).toBe(when)
})
