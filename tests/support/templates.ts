import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleTemplates } from '../../bots/twilio/example-templates.ts'
import { Words } from '../../core/words.ts'

/** Writes WhatsApp's templates once for all test files of a run: making them reads every text in locales/. */
export function writeTemplates(folder: string): void {
  const words = new Words(new URL('../../locales', import.meta.url).pathname)
  process.env.TEST_TEMPLATES = join(folder, 'templates.json')
  writeFileSync(process.env.TEST_TEMPLATES, JSON.stringify(exampleTemplates(words)))
}

/** WhatsApp's templates, as Twilio has approved them. */
export function approvedTemplates(): ReturnType<typeof exampleTemplates> {
  return JSON.parse(readFileSync(process.env.TEST_TEMPLATES ?? '', 'utf8'))
}
