import { list, object, text } from '../json.ts'
import type { FilledContent } from './content.ts'

/** Why Twilio does not make a content of these types; null if it does. */
export function wrongTypes(types: Record<string, unknown>): string | null {
  const names = Object.keys(types)
  if (names.length === 0 || names.some((name) => !/^(twilio|whatsapp)\/[a-z-]+$/.test(name)))
    return 'there is no such content type'
  for (const type of Object.values(types).map(object)) {
    const actions = list(type.actions).map(object)
    const items = list(type.items).map(object)
    if (actions.length > 10 || items.length > 10) return 'too many choices'
    if (actions.some(({ title }) => !isShort(title, 20))) return 'a title is empty or too long'
    if (items.some(({ item }) => !isShort(item, 24))) return 'an item is empty or too long'
    if (items.length > 0 && !isShort(type.button, 20)) return 'a list needs a short button'
    if ([...actions, ...items].some(({ id }) => text(id).length > 200)) return 'an id is too long'
  }
  return null
}

/** Whether WhatsApp shows this within the 24 hours without having approved it. */
export function isShownInSession({ text: body, buttons, list: opens }: FilledContent): boolean {
  const most = opens === undefined ? { choices: 3, label: 20 } : { choices: 10, label: 24 }
  const all = buttons.flat()
  return (
    body.length <= 1024 &&
    all.length <= most.choices &&
    new Set(all.map(({ label }) => label)).size === all.length &&
    all.every(({ label, value }) => label.length <= most.label && value.length <= 200)
  )
}

function isShort(value: unknown, most: number): boolean {
  const title = text(value)
  return title !== '' && title.length <= most
}
