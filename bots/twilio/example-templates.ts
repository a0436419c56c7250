import { createHash } from 'node:crypto'
import type { Words } from '../../core/words.ts'
import { approvedLines, approvedTemplate } from './approved-templates.ts'
import type { ContentDefinition } from './rich-content.ts'

/** A template as Twilio's Content API holds it. */
export interface ContentTemplate extends ContentDefinition {
  sid: string
  approved: boolean
}

/** The templates of all lines in all languages, as the stand-in on the street has them approved. */
export function exampleTemplates(words: Words): {
  resources: ContentTemplate[]
  sids: Record<string, Record<string, string>>
} {
  const resources: ContentTemplate[] = []
  const sids: Record<string, Record<string, string>> = {}
  for (const key of Object.keys(approvedLines)) {
    for (const language of words.languages) {
      const sid = `HX${createHash('md5').update(`${key} ${language}`).digest('hex')}`
      resources.push({ sid, ...approvedTemplate(words, language, key), approved: true })
      sids[key] = { ...sids[key], [language]: sid }
    }
  }
  return { resources, sids }
}
