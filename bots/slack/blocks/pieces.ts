import type { types } from '@slack/bolt'
import { clip, limits } from './text.ts'

export type Block = types.KnownBlock

/** A heading, which Slack shows as it is. */
export function header(text: string): Block {
  return { type: 'header', text: plain(text, limits.header) }
}

/** A paragraph. `text` must have been made literal where it holds words of others. */
export function section(text: string): Block {
  return { type: 'section', text: markdown(text, limits.section) }
}

/** Short facts side by side. */
export function facts(pairs: [label: string, value: string | null][]): Block[] {
  const fields = pairs.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [markdown(`*${label}*\n${value}`, limits.field)],
  )
  return fields.length === 0 ? [] : [{ type: 'section', fields: fields.slice(0, limits.fields) }]
}

/** A small grey line. */
export function aside(text: string): Block {
  return { type: 'context', elements: [markdown(text, limits.section)] }
}

/** A button: its `action_id` says what it does, its value to whom or what. */
export function button(
  actionId: string,
  label: string,
  value: string,
  style?: 'primary' | 'danger',
): types.Button {
  const made: types.Button = {
    type: 'button',
    action_id: actionId,
    text: plain(label, limits.button),
    value,
  }
  return style ? { ...made, style } : made
}

/** A row of buttons. */
export function buttons(elements: types.Button[]): Block[] {
  return elements.length === 0 ? [] : [{ type: 'actions', elements: elements.slice(0, limits.elements) }]
}

/** A text that Slack does not interpret. */
export function plain(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: clip(text, most) || ' ', emoji: true }
}

/** Formatted text; `verbatim` keeps Slack from making links and mentions of what people type. */
export function markdown(text: string, most: number): types.MrkdwnElement {
  return { type: 'mrkdwn', text: clip(text, most) || ' ', verbatim: true }
}
