import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { fold } from '../../../flows/understanding/normalise.ts'
import { headings, lines, list, readWordFiles } from '../../../flows/understanding/word-files.ts'

const files = readWordFiles(join(import.meta.dirname, '../../../locales'))
const wordsOf = (text: string) =>
  fold(text.toLowerCase())
    .replace(/'/g, '')
    .match(/\p{L}+/gu) ?? []

/** Words that are spelt alike and mean much the same, or do no harm. */
const cousins = new Set(['alles', 'dochter', 'help', 'koken', 'kom', 'man', 'my', 'op', 'us'])

/** Words that only tell where something stands, and are no danger. */
const prepositions = new Set(['by', 'of'])

/** How often each word stands in the examples of each language; the common words count for more. */
const common = new Map<string, number>()
for (const { language, heading, text } of headings(files, 'examples'))
  for (const line of heading === 'words' ? list(text) : lines(text))
    for (const word of wordsOf(line))
      common.set(`${language} ${word}`, (common.get(`${language} ${word}`) ?? 0) + 1)
const often = (language: string, word: string) => common.get(`${language} ${word}`) ?? 0

// All lists are read at once, because people mix languages: English "van" must not set a Dutch sentence on fire.
test.each(['danger', 'categories'])(
  'no word alone in %s means something everyday in another language',
  (file) => {
    const clashes = headings(files, file).flatMap(({ language, heading, text }) =>
      prepositions.has(heading)
        ? []
        : list(text).flatMap((pattern) => {
            if (/[\s/*^$-]/.test(pattern)) return []
            const [word = ''] = wordsOf(pattern)
            if (cousins.has(word)) return []
            const rival = (['nl', 'fy', 'en'] as const).find(
              (other) =>
                other !== language &&
                often(other, word) >= 24 &&
                often(language, word) * 2 < often(other, word),
            )
            return rival === undefined ? [] : [`${language} ${heading}: ${pattern} is everyday ${rival}`]
          }),
    )
    expect(clashes).toEqual([])
  },
)

test('every list of words about time is read', () => {
  const folder = join(import.meta.dirname, '../../../flows/understanding')
  const code = ['when', '.']
    .flatMap((part) => readdirSync(join(folder, part)).map((name) => join(folder, part, name)))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const kinds = headings(files, 'when').map(({ heading }) =>
    heading.startsWith('word.') ? heading : (heading.split('.')[0] ?? heading),
  )
  expect([...new Set(kinds)].filter((kind) => !new RegExp(`['\`]${kind}['.]`).test(code))).toEqual([])
})
