import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { plainMeaning } from './plain-meaning.ts'
import { createUnderstanding } from './understand.ts'

const labelled = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  lang: z.string().optional(),
  intent: z.string().optional(),
  category: z.string().nullish(),
  when: z.string().nullish(),
  emergency: z.string().nullish(),
})

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    now: { type: 'string', default: '2026-11-23T09:15' },
    zone: { type: 'string', default: 'Europe/Amsterdam' },
    misses: { type: 'boolean', default: false },
  },
})
const file = positionals[0]
if (file === undefined)
  throw new Error('say which labelled file: npm run understand:score -- FILE [--misses]')
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => labelled.parse(JSON.parse(line)))
const started = performance.now()
const understand = createUnderstanding(join(import.meta.dirname, '../../locales'))
const learnt = performance.now() - started
const now = new Date(Temporal.PlainDateTime.from(values.now).toZonedDateTime(values.zone).epochMilliseconds)

const tally = new Map<string, { right: number; of: number }>()
const count = (name: string, right: boolean, row: { text: string }, got: unknown, want: unknown) => {
  const entry = tally.get(name) ?? { right: 0, of: 0 }
  entry.of++
  if (right) entry.right++
  else if (values.misses) console.log(`${name} | ${row.text} | read ${String(got)} | meant ${String(want)}`)
  tally.set(name, entry)
}

const times: number[] = []
for (const row of rows) {
  const began = performance.now()
  const meaning = understand(row.text, { language: null, now, zone: values.zone })
  times.push(performance.now() - began)
  const read = plainMeaning(meaning)
  if (row.lang !== undefined && /\p{L}{2}/u.test(row.text))
    count('language', read.lang === row.lang, row, read.lang, row.lang)
  if (row.category) {
    count(
      'category first',
      read.category === row.category,
      row,
      `${read.category} (${read.intent})`,
      row.category,
    )
    count(
      'category in first three',
      read.top3.some((category) => category === row.category),
      row,
      read.top3.join(' '),
      row.category,
    )
  }
  const meant = row.intent === 'unknown' ? 'other' : row.intent
  if (meant !== undefined) count('intent', read.intent === meant, row, read.intent, meant)
  if (meant !== undefined) count(`intent ${meant}`, read.intent === meant, row, read.intent, meant)
  if (row.when) count('when', read.when === row.when, row, read.when, row.when)
  else if (row.when === null) count('no time invented', read.when === null, row, read.when, 'no time')
  if (row.emergency) {
    count('danger found', read.emergency !== null, row, read.emergency, row.emergency)
    count(
      'danger certain, right number',
      read.emergency === row.emergency && read.level === 'certain',
      row,
      `${read.emergency} ${read.level}`,
      row.emergency,
    )
  } else if (row.emergency === null) {
    count('no false alarm', read.emergency === null, row, `${read.emergency} ${read.level}`, 'no danger')
    count('no certain false alarm', read.level !== 'certain', row, read.emergency, 'no danger')
  }
}

times.sort((a, b) => a - b)
const at = (share: number) =>
  (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2)
for (const [name, { right, of }] of [...tally].sort(([a], [b]) => a.localeCompare(b)))
  console.log(`${name.padEnd(30)} ${((100 * right) / of).toFixed(1).padStart(5)} %  ${right}/${of}`)
console.log(
  `learnt in ${learnt.toFixed(0)} ms; a message takes p50 ${at(0.5)} ms, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`,
)
console.log(`memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`)
