import { object, text } from '../json.ts'

/** What Slack would say against a text object, plain or formatted. */
export function textErrors(value: unknown, most: number, at: string): string[] {
  const given = object(value)
  const words = text(given.text)
  if (given.type !== 'plain_text' && given.type !== 'mrkdwn')
    return [`missing required field: type [json-pointer:${at}]`]
  if (words === '') return [`must be more than 0 characters [json-pointer:${at}/text]`]
  return words.length > most ? [tooLong(most, `${at}/text`)] : []
}

/** What Slack would say against a text that may not be formatted. */
export function plainErrors(value: unknown, most: number, at: string): string[] {
  return [
    ...textErrors(value, most, at),
    ...(object(value).type === 'plain_text' ? [] : [`must be a plain_text [json-pointer:${at}]`]),
  ]
}

/** Too few or too many. */
export function count(items: unknown[], most: number, at: string): string[] {
  if (items.length === 0) return [`no fewer than 1 items allowed [json-pointer:${at}]`]
  return items.length > most ? [`no more than ${most} items allowed [json-pointer:${at}]`] : []
}

/** The same name given twice. */
export function doubles(names: string[], at: string): string[] {
  const given = names.filter((name) => name !== '')
  return new Set(given).size < given.length ? [`\`action_id\` already exists [json-pointer:${at}]`] : []
}

/** Slack's words for too many characters. */
export function tooLong(most: number, at: string): string {
  return `must be less than ${most + 1} characters [json-pointer:${at}]`
}
