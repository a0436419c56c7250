import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { plainMeaning } from './plain-meaning.ts'
import { createBeside } from './score-beside.ts'
import { Tally } from './tally.ts'
import { createUnderstanding } from './understand.ts'
import { warmUp } from './warm-up.ts'
import { readWordFiles } from './word-files.ts'

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
const locales = join(import.meta.dirname, '../../locales')
const { zone } = values
const now = new Date(Temporal.PlainDateTime.from(values.now).toZonedDateTime(zone).epochMilliseconds)
setFlagsFromString('--expose-gc')
const throwAway: () => void = runInNewContext('gc')
/** Bytes in use, without what only waits to be thrown away. */
const held = () => {
  throwAway()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
const heldBefore = held()
/** Milliseconds of the processor, so that a busy machine does not blur what a message costs. */
const spent = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
const started = spent()
const understand = createUnderstanding(locales)
const learnt = spent() - started
// as the program does at its start
warmUp(locales, understand)
const memory = held() - heldBefore
const others = createBeside(readWordFiles(locales), now, zone)

const ours = new Tally()
const beside = new Tally()
const count = (name: string, right: boolean, row: { text: string }, got: unknown, want: unknown) => {
  ours.count(name, right)
  if (!right && values.misses)
    console.log(`${name} | ${row.text} | read ${String(got)} | meant ${String(want)}`)
}

const times: number[] = []
for (const row of rows) {
  const began = spent()
  const meaning = understand(row.text, { language: null, now, zone })
  times.push(spent() - began)
  const read = plainMeaning(meaning)
  if (row.lang !== undefined && /\p{L}{2}/u.test(row.text)) {
    count('language', read.lang === row.lang, row, read.lang, row.lang)
    beside.count('language', others.language(row.text) === row.lang)
  }
  if (row.category) {
    const { category } = row
    count(
      'kind of help, first',
      read.category === category,
      row,
      `${read.category} (${read.intent})`,
      category,
    )
    count(
      'kind of help, in three',
      read.top3.some((one) => one === category),
      row,
      read.top3.join(' '),
      category,
    )
    const kinds = others.kinds(row.text)
    beside.count('kind of help, first', kinds[0] === category)
    beside.count(
      'kind of help, in three',
      kinds.slice(0, 3).some((one) => one === category),
    )
  }
  const meant = row.intent === 'unknown' ? 'other' : row.intent
  if (meant !== undefined) {
    count('what is meant', read.intent === meant, row, read.intent, meant)
    ours.count(`  ${meant}`, read.intent === meant)
  }
  if (row.when !== undefined) {
    const chrono = others.when(row.text, row.lang ?? 'nl')
    const name = row.when === null ? 'times invented' : 'when'
    if (row.when === null) {
      ours.count(name, read.when !== null)
      beside.count(name, chrono !== null)
      if (read.when !== null && values.misses) console.log(`${name} | ${row.text} | read ${read.when}`)
    } else {
      count(name, read.when === row.when, row, read.when, row.when)
      beside.count(name, chrono === row.when)
    }
  }
  if (row.emergency) {
    const { emergency } = row
    count('danger found', read.emergency !== null, row, read.emergency, emergency)
    const exact = read.emergency === emergency && read.level === 'certain'
    count('  certain, and the right number', exact, row, `${read.emergency} ${read.level}`, emergency)
  } else if (row.emergency === null) {
    ours.count('alarmed for nothing', read.emergency !== null)
    ours.count('certain for nothing', read.level === 'certain')
    if (read.emergency !== null && values.misses)
      console.log(`alarmed for nothing | ${row.text} | read ${read.emergency} ${read.level}`)
  }
}

times.sort((a, b) => a - b)
const p99 = times[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? 0
const table: [name: string, aim: string, other: string][] = [
  ['language', '99 %', 'franc-all'],
  ['kind of help, first', '88 %', 'plain classifier'],
  ['kind of help, in three', '96 %', 'plain classifier'],
  ['what is meant', '88 %', ''],
  ['when', '95 %', 'chrono-node'],
  ['times invented', 'under 2 %', 'chrono-node'],
  ['danger found', '95 %', ''],
  ['alarmed for nothing', 'under 1.5 %', ''],
  ['certain for nothing', 'under 0.3 %', ''],
]
const say = (name: string, figure: string, aim: string, other: string) =>
  console.log(`${name.padEnd(32)}${figure.padEnd(24)}${aim.padEnd(14)}${other}`.trimEnd())
say('', 'here', 'aim', 'beside it')
for (const [name, aim, other] of table)
  say(
    name,
    ours.say(name) ?? 'none labelled',
    aim,
    other && `${other} ${beside.say(name) ?? 'none labelled'}`,
  )
say('p99', `${p99.toFixed(2)} ms`, 'under 5 ms', '')
say('memory', `${(memory / 2 ** 20).toFixed(0)} MB`, 'under 60 MB', '')
say('learnt in', `${(learnt / 1000).toFixed(2)} s`, 'under 2 s', '')
if (values.misses) for (const name of ours.names('  ')) say(name, ours.say(name) ?? '', '', '')
