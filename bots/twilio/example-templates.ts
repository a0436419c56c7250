import { createHash } from 'node:crypto'
import type { Words } from '../../core/words.ts'
import { providerTemplate } from './templates.ts'

/** What we may have to say first, to somebody who did not write in the last 24 hours: WhatsApp wants these approved. */
export const templateKeys = [
  'offers.ping',
  'offers.ping-urgent',
  'offers.taken',
  'offers.cancelled',
  'offers.called-off',
  'offers.assigned',
  'offers.helper-found',
  'offers.helper-found-nameless',
  'offers.looking-for-another',
  'visits.remind',
  'visits.remind-resident',
  'visits.remind-resident-nameless',
  'visits.ask-done',
  'visits.ask-done-again',
  'visits.ask-resident',
]

/** A template as Twilio's Content API holds it. */
export interface ContentTemplate {
  sid: string
  friendly_name: string
  language: string
  variables: Record<string, string>
  types: Record<string, unknown>
  approved: boolean
}

/** The templates of all lines in all languages, as the stand-in on the street has them approved. */
export function exampleTemplates(words: Words): {
  resources: ContentTemplate[]
  sids: Record<string, Record<string, string>>
} {
  const resources: ContentTemplate[] = []
  const sids: Record<string, Record<string, string>> = {}
  for (const key of templateKeys) {
    for (const language of words.languages) {
      const sid = `HX${createHash('md5').update(`${key} ${language}`).digest('hex')}`
      const { body, variables } = providerTemplate(words.raw(language, key))
      const samples = Object.fromEntries(variables.map((name, index) => [String(index + 1), name]))
      resources.push({
        sid,
        friendly_name: `${key} ${language}`,
        language,
        variables: samples,
        types: { 'twilio/text': { body } },
        approved: true,
      })
      sids[key] = { ...sids[key], [language]: sid }
    }
  }
  return { resources, sids }
}
