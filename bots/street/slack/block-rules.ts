import { type Json, list, object, text } from '../json.ts'

const blockTypes = ['section', 'header', 'context', 'actions', 'divider', 'input', 'image', 'rich_text']

/** What Slack would say against these blocks; empty if nothing. */
export function blockErrors(blocks: Json[], where: 'message' | 'modal'): string[] {
  const errors: string[] = []
  const most = where === 'modal' ? 100 : 50
  if (blocks.length > most) errors.push(`no more than ${most} items allowed [json-pointer:/blocks]`)
  const ids = new Set<string>()
  blocks.forEach((block, index) => {
    const at = `/blocks/${index}`
    const id = text(block.block_id)
    if (id.length > 255) errors.push(tooLong(255, `${at}/block_id`))
    if (id !== '' && ids.has(id)) errors.push(`block_id already exists [json-pointer:${at}/block_id]`)
    ids.add(id)
    if (!blockTypes.includes(text(block.type))) {
      errors.push(`unsupported type: ${text(block.type)} [json-pointer:${at}/type]`)
      return
    }
    errors.push(...oneBlock(block, at))
  })
  return errors
}

function oneBlock(block: Json, at: string): string[] {
  switch (block.type) {
    case 'section':
      return [
        ...(block.text === undefined && block.fields === undefined
          ? [`missing required field: text [json-pointer:${at}]`]
          : []),
        ...(block.text === undefined ? [] : textErrors(block.text, 3000, `${at}/text`)),
        ...(list(block.fields).length > 10
          ? [`no more than 10 items allowed [json-pointer:${at}/fields]`]
          : []),
        ...list(block.fields).flatMap((field, index) => textErrors(field, 2000, `${at}/fields/${index}`)),
        ...(block.accessory === undefined ? [] : elementErrors(object(block.accessory), `${at}/accessory`)),
      ]
    case 'header':
      return [
        ...textErrors(block.text, 150, `${at}/text`),
        ...(object(block.text).type === 'plain_text'
          ? []
          : [`must be a plain_text [json-pointer:${at}/text]`]),
      ]
    case 'context':
      return [
        ...count(list(block.elements), 10, `${at}/elements`),
        ...list(block.elements).flatMap((element, index) =>
          object(element).type === 'image' ? [] : textErrors(element, 3000, `${at}/elements/${index}`),
        ),
      ]
    case 'actions':
      return [
        ...count(list(block.elements), 25, `${at}/elements`),
        ...doubles(
          list(block.elements).map((element) => text(object(element).action_id)),
          `${at}/elements`,
        ),
        ...list(block.elements).flatMap((element, index) =>
          elementErrors(object(element), `${at}/elements/${index}`),
        ),
      ]
    case 'input':
      return [
        ...textErrors(block.label, 2000, `${at}/label`),
        ...(block.hint === undefined ? [] : textErrors(block.hint, 2000, `${at}/hint`)),
        ...elementErrors(object(block.element), `${at}/element`),
      ]
    default:
      return []
  }
}

function elementErrors(element: Json, at: string): string[] {
  const errors: string[] = []
  const type = text(element.type)
  if (text(element.action_id).length > 255) errors.push(tooLong(255, `${at}/action_id`))
  if (type === 'button') {
    errors.push(...textErrors(element.text, 75, `${at}/text`))
    if (text(element.value).length > 2000) errors.push(tooLong(2000, `${at}/value`))
    if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger') {
      errors.push(`failed to match allowed values [json-pointer:${at}/style]`)
    }
  }
  if (element.options !== undefined || type === 'static_select' || type === 'radio_buttons') {
    const most = type === 'radio_buttons' || type === 'checkboxes' ? 10 : type === 'overflow' ? 5 : 100
    const options = list(element.options)
    const grouped = list(element.option_groups)
    if (grouped.length === 0) errors.push(...count(options, most, `${at}/options`))
    options.forEach((option, index) => {
      errors.push(...textErrors(object(option).text, 75, `${at}/options/${index}/text`))
      const value = text(object(option).value)
      if (value === '' || value.length > 150) errors.push(tooLong(150, `${at}/options/${index}/value`))
    })
    const chosen = object(element.initial_option)
    if (chosen.value !== undefined && !options.some((option) => object(option).value === chosen.value)) {
      if (grouped.length === 0) errors.push(`initial_option must be one of the options [json-pointer:${at}]`)
    }
  }
  if (element.placeholder !== undefined)
    errors.push(...textErrors(element.placeholder, 150, `${at}/placeholder`))
  if (
    type === 'datepicker' &&
    element.initial_date !== undefined &&
    !/^\d{4}-\d\d-\d\d$/.test(text(element.initial_date))
  ) {
    errors.push(`failed to match date format [json-pointer:${at}/initial_date]`)
  }
  if (
    type === 'plain_text_input' &&
    text(element.initial_value).length > Number(element.max_length ?? 3000)
  ) {
    errors.push(tooLong(Number(element.max_length ?? 3000), `${at}/initial_value`))
  }
  const confirm = object(element.confirm)
  if (element.confirm !== undefined) {
    errors.push(...textErrors(confirm.title, 100, `${at}/confirm/title`))
    errors.push(...textErrors(confirm.text, 300, `${at}/confirm/text`))
    errors.push(...textErrors(confirm.confirm, 30, `${at}/confirm/confirm`))
    errors.push(...textErrors(confirm.deny, 30, `${at}/confirm/deny`))
  }
  return errors
}

/** What Slack would say against a form. */
export function viewErrors(view: Json): string[] {
  const errors = blockErrors(list(view.blocks).map(object), 'modal')
  if (view.type !== 'modal') errors.push('must be a modal [json-pointer:/view/type]')
  errors.push(...textErrors(view.title, 24, '/view/title'))
  for (const name of ['submit', 'close']) {
    if (view[name] !== undefined) errors.push(...textErrors(view[name], 24, `/view/${name}`))
  }
  if (text(view.private_metadata).length > 3000) errors.push(tooLong(3000, '/view/private_metadata'))
  if (text(view.callback_id).length > 255) errors.push(tooLong(255, '/view/callback_id'))
  const hasInput = list(view.blocks).some((block) => object(block).type === 'input')
  if (hasInput && view.submit === undefined)
    errors.push('missing required field: submit [json-pointer:/view]')
  return errors
}

/** The letters that count for Slack's limit on all blocks together. */
export function weight(blocks: Json[]): number {
  return JSON.stringify(blocks).length
}

function textErrors(value: unknown, most: number, at: string): string[] {
  const given = object(value)
  const words = text(given.text)
  if (given.type !== 'plain_text' && given.type !== 'mrkdwn')
    return [`missing required field: type [json-pointer:${at}]`]
  if (words === '') return [`must be more than 0 characters [json-pointer:${at}/text]`]
  return words.length > most ? [tooLong(most, `${at}/text`)] : []
}

function count(items: unknown[], most: number, at: string): string[] {
  if (items.length === 0) return [`no fewer than 1 items allowed [json-pointer:${at}]`]
  return items.length > most ? [`no more than ${most} items allowed [json-pointer:${at}]`] : []
}

function doubles(names: string[], at: string): string[] {
  const given = names.filter((name) => name !== '')
  return new Set(given).size < given.length ? [`\`action_id\` already exists [json-pointer:${at}]`] : []
}

function tooLong(most: number, at: string): string {
  return `must be less than ${most + 1} characters [json-pointer:${at}]`
}
