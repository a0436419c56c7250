import { createHash } from 'node:crypto'
import type { Templates } from '../twilio/envelope.ts'
import { providerTemplate } from '../twilio/templates.ts'
import type { ContentResource } from './twilio/content.ts'

/** A line of locales/ as it stands there, with its slots still open. */
export interface OpenLine {
  key: string
  language: string
  line: string
}

/** Plays WhatsApp's approval: every line becomes a template that both the program and the street know. */
export function approve(lines: OpenLine[]): { templates: Templates; contents: ContentResource[] } {
  const templates: Templates = {}
  const contents = lines.map(({ key, language, line }) => {
    const sid = `HX${createHash('md5').update(`${language}/${key}`).digest('hex')}`
    templates[key] = { ...templates[key], [language]: sid }
    const { body } = providerTemplate(line)
    const types = { 'twilio/text': { body } }
    return { sid, friendly_name: key, language, variables: {}, types, approved: true }
  })
  return { templates, contents }
}
