import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { keptOnDisk } from '../../core/kept-on-disk.ts'
import { plainMeaning } from './plain-meaning.ts'
import { createUnderstanding } from './understand.ts'

const { values } = parseArgs({
  options: {
    now: { type: 'string' },
    zone: { type: 'string', default: 'Europe/Amsterdam' },
    why: { type: 'boolean', default: false },
  },
})
const local =
  values.now === undefined
    ? Temporal.Now.plainDateTimeISO(values.zone)
    : Temporal.PlainDateTime.from(values.now)
const now = new Date(local.toZonedDateTime(values.zone).epochMilliseconds)
const line = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })
const understand = createUnderstanding(join(import.meta.dirname, '../../locales'), [], keptOnDisk())

for await (const written of createInterface({ input: process.stdin })) {
  if (written.trim() === '') continue
  const { id, text } = line.parse(JSON.parse(written))
  const meaning = understand(text, { language: null, now, zone: values.zone })
  const why = values.why ? { why: meaning.reasons } : {}
  const room = process.stdout.write(`${JSON.stringify({ id, ...plainMeaning(meaning), ...why })}\n`)
  if (!room) await once(process.stdout, 'drain')
}
