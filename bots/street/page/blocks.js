import { el } from './dom.js'
import { mrkdwn, withEmoji } from './mrkdwn.js'

/** A text object of Block Kit. */
export function words(object, names) {
  if (!object) return []
  return object.type === 'mrkdwn' ? mrkdwn(object.text, names) : [withEmoji(object.text ?? '')]
}

/** One block of a message or form. */
export function drawBlock(block, context) {
  const { names } = context
  switch (block.type) {
    case 'header':
      return el('h3', { class: 'block header' }, words(block.text, names))
    case 'divider':
      return el('hr', { class: 'block' })
    case 'section':
      return el(
        'div',
        { class: 'block section' },
        el(
          'div',
          { class: 'body' },
          block.text ? el('p', {}, words(block.text, names)) : null,
          block.fields
            ? el(
                'div',
                { class: 'fields' },
                block.fields.map((field) => el('p', {}, words(field, names))),
              )
            : null,
        ),
        block.accessory ? drawElement(block.accessory, context) : null,
      )
    case 'context':
      return el(
        'p',
        { class: 'block context' },
        (block.elements ?? []).map((element) =>
          el('span', {}, element.type === 'image' ? `[${element.alt_text}]` : words(element, names)),
        ),
      )
    case 'actions':
      return el(
        'div',
        { class: 'block actions' },
        (block.elements ?? []).map((element) => drawElement(element, context)),
      )
    case 'input':
      return drawInput(block, context)
    default:
      return null
  }
}

function drawElement(element, { names, onPress }) {
  if (element.type === 'button') {
    return el(
      'button',
      {
        type: 'button',
        class: `action ${element.style ?? ''}`,
        'data-action': element.action_id,
        onclick: () => {
          const ask = element.confirm
          if (!ask || confirm(`${ask.title?.text ?? ''}\n\n${ask.text?.text ?? ''}`))
            onPress(element.action_id, element.value)
        },
      },
      words(element.text, names),
    )
  }
  if (element.type === 'static_select' || element.type === 'overflow') {
    const select = drawSelect(element)
    select.addEventListener('change', () => onPress(element.action_id, select.value))
    select.setAttribute('aria-label', element.placeholder?.text ?? 'Choose')
    return select
  }
  return null
}

function drawInput(block, { names, errors = {} }) {
  const { element } = block
  const id = `field-${block.block_id}`
  const error = errors[block.block_id]
  const about = [block.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim()
  // of a form's fields only the block is sure to be named differently from all others
  const common = {
    id,
    name: block.block_id,
    'aria-describedby': about || undefined,
    'aria-invalid': error ? 'true' : undefined,
    'data-focus': element.focus_on_load ? 'true' : undefined,
  }
  const label = [
    words(block.label, names),
    block.optional ? el('span', { class: 'optional' }, ' (optional)') : null,
  ].flat()
  const rest = [
    block.hint ? el('p', { class: 'hint', id: `${id}-hint` }, words(block.hint, names)) : null,
    error ? el('p', { class: 'error', id: `${id}-error` }, error) : null,
  ]
  if (['radio_buttons', 'checkboxes', 'multi_static_select'].includes(element.type)) {
    const type = element.type === 'radio_buttons' ? 'radio' : 'checkbox'
    const chosen = [element.initial_option, ...(element.initial_options ?? [])]
      .filter(Boolean)
      .map((option) => option.value)
    const options = element.options.map((option) =>
      el(
        'label',
        { class: 'option' },
        el('input', {
          type,
          name: block.block_id,
          value: option.value,
          checked: chosen.includes(option.value),
        }),
        words(option.text, names),
      ),
    )
    return el('fieldset', { class: 'block input' }, el('legend', {}, label), options, rest)
  }
  return el(
    'div',
    { class: 'block input' },
    el('label', { for: id }, label),
    drawField(element, common),
    rest,
  )
}

function drawField(element, common) {
  if (element.type === 'static_select') return drawSelect(element, common)
  const placeholder = element.placeholder?.text
  if (element.type === 'plain_text_input' && element.multiline) {
    return el(
      'textarea',
      { ...common, rows: '4', maxlength: String(element.max_length ?? 3000), placeholder },
      element.initial_value ?? '',
    )
  }
  const types = { datepicker: 'date', timepicker: 'time', number_input: 'number', email_text_input: 'email' }
  const value = element.initial_value ?? element.initial_date ?? element.initial_time ?? ''
  return el('input', {
    ...common,
    type: types[element.type] ?? 'text',
    value,
    placeholder,
    maxlength: element.max_length ? String(element.max_length) : undefined,
  })
}

function drawSelect(element, common = {}) {
  const draw = (option) =>
    el(
      'option',
      { value: option.value, selected: option.value === element.initial_option?.value },
      withEmoji(option.text.text),
    )
  const options = element.option_groups
    ? element.option_groups.map((group) =>
        el('optgroup', { label: group.label.text }, group.options.map(draw)),
      )
    : (element.options ?? []).map(draw)
  return el('select', common, el('option', { value: '' }, element.placeholder?.text ?? 'Choose…'), options)
}
