import type { types } from '@slack/bolt'
import { type Block, plain } from '../blocks/pieces.ts'
import { limits } from '../blocks/text.ts'

/** An entry of a list to choose from. */
export interface Option {
  value: string
  label: string
}

/** A field to type in. */
export function textInput(
  field: string,
  label: string,
  more: {
    initial?: string
    multiline?: boolean
    optional?: boolean
    most?: number
    hint?: string
    tells?: string
  } = {},
): Block {
  const { initial, multiline = false, optional = false, most = 200, hint, tells } = more
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: tells ?? 'value',
    multiline,
    ...(tells ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : {}),
    max_length: most,
    ...(initial ? { initial_value: initial.toWellFormed().slice(0, most) } : {}),
  }
  const block = input(field, label, element, optional, hint)
  return tells ? { ...block, dispatch_action: true } : block
}

/** A list to choose one from; `initial` must be one of the values. */
export function selectInput(
  field: string,
  label: string,
  options: Option[],
  initial?: string,
  { optional = false, tells }: { optional?: boolean; tells?: string } = {},
): Block {
  const shown = options.slice(0, limits.options).map(({ value, label: text }) => ({
    value,
    text: plain(text, limits.option),
  }))
  const first = shown.find(({ value }) => value === initial)
  const block = input(
    field,
    label,
    {
      type: 'static_select',
      action_id: tells ?? 'value',
      options: shown,
      ...(first ? { initial_option: first } : {}),
    },
    optional,
  )
  return tells ? { ...block, dispatch_action: true } : block
}

/** Something to be ticked before the form can go. */
export function tickInput(field: string, label: string, words: string): Block {
  const option = { value: 'yes', text: plain(words, limits.option) }
  return input(field, label, { type: 'checkboxes', action_id: 'value', options: [option] }, false)
}

/** A list to choose any number from. */
export function severalInput(field: string, label: string, options: Option[], initial: string[]): Block {
  const shown = options.slice(0, limits.options).map(({ value, label: text }) => ({
    value,
    text: plain(text, limits.option),
  }))
  const chosen = shown.filter(({ value }) => initial.includes(value))
  const element: types.MultiStaticSelect = {
    type: 'multi_static_select',
    action_id: 'value',
    options: shown,
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
  }
  return input(field, label, element, true)
}

/** A day to choose. */
export function dateInput(
  field: string,
  label: string,
  initial: string | null,
  { optional = true, tells }: { optional?: boolean; tells?: string } = {},
): Block {
  const block = input(
    field,
    label,
    { type: 'datepicker', action_id: tells ?? 'value', ...(initial ? { initial_date: initial } : {}) },
    optional,
  )
  return tells ? { ...block, dispatch_action: true } : block
}

/** A time of the day to choose; it may be left empty. */
export function timeInput(field: string, label: string, initial: string | null): Block {
  return input(
    field,
    label,
    { type: 'timepicker', action_id: 'value', ...(initial ? { initial_time: initial } : {}) },
    true,
  )
}

function input(
  field: string,
  label: string,
  element: types.InputBlock['element'],
  optional: boolean,
  hint?: string,
): types.InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plain(label, limits.field),
    element,
    optional,
    ...(hint ? { hint: plain(hint, limits.field) } : {}),
  }
}
