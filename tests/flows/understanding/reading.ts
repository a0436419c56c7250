import { join } from 'node:path'
import type { Meaning, UnderstandContext } from '../../../core/conversations/meaning.ts'
import { keptOnDisk } from '../../../core/kept-on-disk.ts'
import { createUnderstanding } from '../../../flows/understanding/understand.ts'

const understand = createUnderstanding(join(import.meta.dirname, '../../../locales'), [], keptOnDisk())

/** A Monday morning in November, on the clock of Leeuwarden. */
export const monday = new Date('2026-11-23T08:15:00Z')

/** Reads a message as it would be read on that Monday, with nothing asked unless said otherwise. */
export function reading(text: string, context: Partial<UnderstandContext> = {}): Meaning {
  return understand(text, { language: null, now: monday, zone: 'Europe/Amsterdam', ...context })
}
