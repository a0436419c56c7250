import { type Json, list, object, text } from '../json.ts'
import { elementErrors } from './element-rules.ts'
import { count, doubles, plainErrors, textErrors, tooLong } from './text-rules.ts'

const blockTypes = ['section', 'header', 'context', 'actions', 'divider', 'input', 'image', 'rich_text']

const inputTypes = [
  'plain_text_input',
  'static_select',
  'multi_static_select',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
]

/** What Slack would say against these blocks; empty if nothing. */
export function blockErrors(blocks: Json[], where: 'message' | 'view'): string[] {
  const errors: string[] = []
  const most = where === 'view' ? 100 : 50
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
      return plainErrors(block.text, 150, `${at}/text`)
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
        ...plainErrors(block.label, 2000, `${at}/label`),
        ...(block.hint === undefined ? [] : plainErrors(block.hint, 2000, `${at}/hint`)),
        ...(inputTypes.includes(text(object(block.element).type))
          ? []
          : [`unsupported type: ${text(object(block.element).type)} [json-pointer:${at}/element/type]`]),
        ...elementErrors(object(block.element), `${at}/element`),
      ]
    case 'image':
      return [
        ...(text(block.image_url) === '' && block.slack_file === undefined
          ? [`missing required field: image_url [json-pointer:${at}]`]
          : []),
        ...(text(block.alt_text) === '' ? [`missing required field: alt_text [json-pointer:${at}]`] : []),
      ]
    default:
      return []
  }
}

/** What Slack would say against a form, or against somebody's Home. */
export function viewErrors(view: Json, type: 'modal' | 'home' = 'modal'): string[] {
  const errors = blockErrors(list(view.blocks).map(object), 'view')
  if (view.type !== type) errors.push(`must be a ${type} [json-pointer:/view/type]`)
  if (type === 'modal') errors.push(...plainErrors(view.title, 24, '/view/title'))
  for (const name of type === 'modal' ? ['submit', 'close'] : []) {
    if (view[name] !== undefined) errors.push(...plainErrors(view[name], 24, `/view/${name}`))
  }
  if (text(view.private_metadata).length > 3000) errors.push(tooLong(3000, '/view/private_metadata'))
  if (text(view.callback_id).length > 255) errors.push(tooLong(255, '/view/callback_id'))
  const hasInput = list(view.blocks).some((block) => object(block).type === 'input')
  if (type === 'modal' && hasInput && view.submit === undefined)
    errors.push('missing required field: submit [json-pointer:/view]')
  return errors
}

/** The letters that count for Slack's limit on all blocks together. */
export function weight(blocks: Json[]): number {
  return JSON.stringify(blocks).length
}
