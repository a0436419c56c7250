import { list, object, readJson, text } from '../json.ts'
import type { PhoneButton } from '../phones.ts'

/** A message template as Twilio's Content API knows it. */
export interface ContentResource {
  sid: string
  friendly_name: string
  language: string
  variables: Record<string, string>
  types: Record<string, unknown>
  /** Approved by WhatsApp: may be sent outside the 24 hours. */
  approved?: boolean
}

/** What somebody sees of a template once its variables are filled in. */
export interface FilledContent {
  text: string
  buttons: PhoneButton[][]
  /** What opens the choices, where they are a list. */
  list?: string
}

/** Fills a template's variables; a number of Twilio's errors if they do not fit. */
export function fillContent(content: ContentResource, contentVariables: string): FilledContent | 21656 {
  const given = contentVariables === '' ? {} : readJson(contentVariables)
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 21656
  const values = { ...content.variables, ...object(given) }
  if (Object.values(values).some((value) => !isValue(text(value)))) return 21656
  const fill = (pattern: unknown): string =>
    text(pattern).replace(/\{\{\s*([\w-]+)\s*\}\}/g, (_match, name: string) => text(values[name]))
  const kinds = Object.values(content.types).map(object)
  const rich = kinds.find((kind) => kind.actions !== undefined || kind.items !== undefined) ?? kinds[0] ?? {}
  const actions = [...list(rich.actions), ...list(rich.items)].map(object)
  const buttons = actions
    .map((action) => ({ label: fill(action.title ?? action.item), value: fill(action.id) }))
    .filter((button) => button.label !== '')
    .map((button) => [{ ...button, value: button.value === '' ? button.label : button.value }])
  return {
    text: fill(rich.body),
    buttons,
    ...(rich.items === undefined ? {} : { list: fill(rich.button) }),
  }
}

/** Twilio takes no empty values, no line breaks or tabs, and no long runs of spaces. */
function isValue(value: string): boolean {
  return value !== '' && value.length <= 1600 && !/[\n\r\t]| {5}/.test(value)
}
