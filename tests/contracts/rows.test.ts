import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from '@jest/globals'

/** What an adapter must get right, row by row; .github/channels.md says how each channel behaves. */
const rows = [
  ...Array.from({ length: 20 }, (_, index) => `T${index + 1}`),
  ...Array.from({ length: 21 }, (_, index) => `W${index + 1}`),
  ...Array.from({ length: 15 }, (_, index) => `S${index + 1}`),
  ...Array.from({ length: 4 }, (_, index) => `X${index + 1}`),
]

/** A title such as "W16: …" or "T2, W3: …", or a row of a table whose title is "%s: …". */
const named = /['"`]((?:[TWSX]\d{1,2}, )*[TWSX]\d{1,2})(?:: \S|['"],)/g

const filesOf = new Map<string, string[]>()
for (const file of globSync('tests/**/*.ts').sort()) {
  if (basename(file) === 'rows.test.ts') continue
  for (const [, names = ''] of readFileSync(file, 'utf8').matchAll(named))
    for (const row of names.split(', '))
      filesOf.set(row, [...new Set([...(filesOf.get(row) ?? []), basename(file)])])
}

test('there are sixty rows', () => {
  expect(rows).toHaveLength(60)
})

test.each(rows)('%s has a test that is named by it', (row) => {
  expect(filesOf.get(row) ?? []).not.toEqual([])
})

test('no test is named by a row that there is not', () => {
  expect([...filesOf.keys()].filter((row) => !rows.includes(row))).toEqual([])
})
