import { type Json, list, object, text } from '../json.ts'
import { elementsOf } from './slack-message.ts'

/** What somebody fills in: by action id, block id or the label they see. */
export type FormValues = Record<string, string | null>

/** The form as Slack sends it, or what Slack itself would not let pass. */
export interface FilledForm {
  values: Record<string, Json>
  errors: Record<string, string>
}

/** Fills in a form as Slack's own client does: begins with what was filled in before, and minds what is required. */
export function fillForm(blocks: Json[], given: FormValues): FilledForm {
  const values: Record<string, Json> = {}
  const errors: Record<string, string> = {}
  const used = new Set<string>()
  for (const { blockId, element } of elementsOf(blocks)) {
    const block = blocks.find((one) => one.block_id === blockId) ?? {}
    if (block.type === 'actions' && element.type === 'button') continue
    const names = [text(element.action_id), blockId, text(object(block.label).text)]
    const name = names.find((one) => one in given)
    if (name !== undefined) used.add(name)
    const value = name === undefined ? initialValue(element) : given[name]
    const filled = elementState(element, value || null)
    if (filled === null) errors[blockId] = 'choose one of the options'
    else values[blockId] = { ...values[blockId], [text(element.action_id)]: filled }
    const isEmpty = value === null || value === undefined || value === ''
    if (block.type === 'input' && block.optional !== true && isEmpty)
      errors[blockId] = 'Please complete this required field'
    if (typeof value === 'string' && value.length > Number(element.max_length ?? 3000)) {
      errors[blockId] = 'This is too long'
    }
  }
  const unknown = Object.keys(given).filter((name) => !used.has(name))
  if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`)
  return { values, errors }
}

/** What a field shows before anybody touched it. */
function initialValue(element: Json): string | null {
  return (
    text(element.initial_value) ||
    text(object(element.initial_option).value) ||
    text(element.initial_date) ||
    text(element.initial_time) ||
    list(element.initial_options)
      .map((option) => text(object(option).value))
      .join() ||
    null
  )
}

/** One field in the shape of `state.values`; null if the choice is not offered. */
export function elementState(element: Json, value: string | null): Json | null {
  const type = text(element.type)
  if (type === 'datepicker') return { type, selected_date: value }
  if (type === 'timepicker') return { type, selected_time: value }
  if (type === 'static_select' || type === 'radio_buttons' || type === 'overflow') {
    if (value === null) return { type, selected_option: null }
    const option = optionsOf(element).find((one) => one.value === value || object(one.text).text === value)
    return option ? { type, selected_option: option } : null
  }
  if (type === 'checkboxes' || type === 'multi_static_select') {
    const wanted = (value ?? '').split(',').filter((one) => one !== '')
    return { type, selected_options: optionsOf(element).filter((one) => wanted.includes(text(one.value))) }
  }
  return { type, value }
}

function optionsOf(element: Json): Json[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.map(object) : []
  const options = [element.options, ...groups.map((group) => group.options)]
  return options.flatMap((some) => (Array.isArray(some) ? some.map(object) : []))
}
