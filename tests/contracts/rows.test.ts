import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from '@jest/globals'

/** What an adapter must get right, by its rows in .github/channels.md. */
const rows = [
  ...Array.from({ length: 20 }, (_, index) => `T${index + 1}`),
  ...Array.from({ length: 21 }, (_, index) => `W${index + 1}`),
  ...Array.from({ length: 15 }, (_, index) => `S${index + 1}`),
  ...Array.from({ length: 4 }, (_, index) => `X${index + 1}`),
]

/** Rows that no test is named by yet. This list only shrinks. */
const awaited = [...['T2', 'T3', 'T5', 'T11', 'T17', 'T20'], ...['X1', 'X2', 'X3', 'X4']]

const titles = new Map<string, string[]>()
for (const file of globSync('tests/**/*.test.ts').sort()) {
  for (const [, row = ''] of readFileSync(file, 'utf8').matchAll(/['"`]([TWSX]\d{1,2}): \S/g))
    titles.set(row, [...new Set([...(titles.get(row) ?? []), basename(file)])])
}

test('each of the sixty rows has a test that is named by it', () => {
  expect(rows).toHaveLength(60)
  expect(rows.filter((row) => !titles.has(row) && !awaited.includes(row))).toEqual([])
})

test('no test is named by a row that there is not', () => {
  expect([...titles.keys()].filter((row) => !rows.includes(row))).toEqual([])
})
