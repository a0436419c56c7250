import { createHash } from 'node:crypto'
import type { ChannelLimits } from '../../core/outbox/channel.ts'
import type { OutgoingText } from '../../core/outbox/outgoing-message.ts'

/** What WhatsApp shows within the 24 hours, where nothing is approved beforehand. */
export const whatsappChoices = {
  buttons: 3,
  buttonLabel: 20,
  list: { items: 10, label: 24 },
} satisfies Partial<ChannelLimits>

const longestBody = 1024
const longestLine = 255
const longestId = 200

/** A resource of Twilio's Content API, in its own words. */
export interface ContentDefinition {
  friendly_name: string
  language: string
  variables: Record<string, string>
  types: Record<string, unknown>
}

/** A message with buttons or a list: the resource that it needs, what fills it, and how it then reads. */
export interface RichContent {
  definition: ContentDefinition
  contentVariables: string
  reads: string
}

/** WhatsApp knows no Frisian; our Frisian goes under the Dutch flag. */
export function contentLanguage(language: string): string {
  return language === 'fy' ? 'nl' : language
}

/**
 * Makes buttons of up to three choices and a list of up to ten; null where WhatsApp would not take them as they are.
 * Only the titles are part of the resource, so that one serves every message that offers the same.
 */
export function richContent(content: OutgoingText, openList: string): RichContent | null {
  const { about, choices = [] } = content
  // a variable may hold no line break, so each line is a variable of its own
  const lines = content.text
    .toWellFormed()
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
  const reads = lines.join('\n').trim()
  const titles = choices.map(({ label }) => label)
  const ids = choices.map(({ value }) => `${about}|${value}`)
  if (!about || about.includes('|') || ids.some((id) => id.length > longestId)) return null
  if (reads === '' || reads.length > longestBody || lines.some((line) => line.length > longestLine))
    return null
  if (!areTitles(titles)) return null

  const values: string[] = []
  const variable = (value: string): string => `{{${values.push(value)}}}`
  const body = reads
    .split('\n')
    .map((line) => (line === '' ? '' : variable(line)))
    .join('\n')
  const { buttons, buttonLabel, list } = whatsappChoices
  const short = titles.length <= buttons
  if (!titles.every((title) => title.length <= (short ? buttonLabel : list.label))) return null
  if (!short && (titles.length > list.items || openList === '' || openList.length > buttonLabel)) return null
  const types = short
    ? {
        'twilio/quick-reply': {
          body,
          actions: titles.map((title, index) => ({
            type: 'QUICK_REPLY',
            title,
            id: variable(ids[index] ?? ''),
          })),
        },
      }
    : {
        'twilio/list-picker': {
          body,
          button: openList,
          items: titles.map((item, index) => ({ item, id: variable(ids[index] ?? '') })),
        },
      }
  const numbered = (value: (index: number) => string) =>
    Object.fromEntries(values.map((_value, index) => [String(index + 1), value(index)]))
  const definition = {
    language: contentLanguage(content.language),
    variables: numbered((index) => `sample ${index + 1}`),
    types,
  }
  return {
    definition: { friendly_name: nameOf(definition), ...definition },
    contentVariables: JSON.stringify(numbered((index) => values[index] ?? '')),
    reads,
  }
}

/** WhatsApp wants titles that differ, and Twilio reads braces as variables. */
function areTitles(titles: string[]): boolean {
  const trimmed = titles.map((title) => title.trim())
  return (
    titles.length > 0 &&
    new Set(trimmed).size === titles.length &&
    trimmed.every((title) => title !== '' && !/[\n{}]/.test(title) && title.isWellFormed())
  )
}

/** The same content has the same name, so that it is found again after a restart. */
function nameOf(definition: object): string {
  return `foardoar ${createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 32)}`
}
