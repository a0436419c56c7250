import { act } from './api.js'
import { drawBlock, words } from './blocks.js'
import { el } from './dom.js'

/** The form that stands open before whoever sits at the desk. */
export class Modal {
  constructor(dialog, desk) {
    this.dialog = dialog
    this.desk = desk
    this.shown = null
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      this.#dismiss()
    })
  }

  show(views) {
    const opened = views.findLast((one) => one.user === this.desk.user) ?? null
    const typed = opened && this.shown === opened.id ? this.#values() : {}
    this.shown = opened?.id ?? null
    if (!opened) {
      this.dialog.close()
      return
    }
    this.#draw(opened)
    this.#restore(typed)
    this.#tellWhatChanges(opened.view)
    if (!this.dialog.open) this.dialog.showModal()
    this.dialog.querySelector('[aria-invalid], [data-focus], input, select, textarea, button')?.focus()
  }

  #draw({ view, errors }) {
    const { names } = this.desk
    const context = { names, errors, onPress: () => {} }
    const close = view.close ? words(view.close, names) : ['Close']
    this.dialog.replaceChildren(
      el(
        'form',
        {
          novalidate: 'true',
          onsubmit: (event) => {
            event.preventDefault()
            this.#submit()
          },
        },
        el('h2', { id: 'modal-title' }, words(view.title, names)),
        el(
          'div',
          { class: 'form' },
          errors[''] ? el('p', { class: 'error', role: 'alert' }, errors['']) : null,
          view.blocks.map((block) => drawBlock(block, context)),
        ),
        el(
          'div',
          { class: 'foot' },
          el('button', { type: 'button', class: 'action', onclick: () => this.#dismiss() }, close),
          view.submit
            ? el('button', { type: 'submit', class: 'action primary' }, words(view.submit, names))
            : null,
        ),
      ),
    )
  }

  /** A field that the program wants to hear of while the form is still open. */
  #tellWhatChanges({ blocks }) {
    const told = blocks.filter((block) => block.dispatch_action).map((block) => block.block_id)
    for (const field of this.#fields().filter(({ name }) => told.includes(name)))
      field.addEventListener('change', () =>
        act('desk-types', { values: this.#values(), user: this.desk.user }),
      )
  }

  #fields() {
    return [...this.dialog.querySelectorAll('[name]')]
  }

  #values() {
    const values = {}
    for (const field of this.#fields()) {
      if (field.type === 'radio')
        values[field.name] = field.checked ? field.value : (values[field.name] ?? '')
      else if (field.type === 'checkbox') {
        const chosen = values[field.name] ?? ''
        values[field.name] = field.checked ? [chosen, field.value].filter(Boolean).join(',') : chosen
      } else values[field.name] = field.value
    }
    return values
  }

  #restore(typed) {
    for (const field of this.#fields()) {
      const value = typed[field.name]
      if (!value) continue
      if (field.type === 'radio') field.checked = field.value === value
      else if (field.type === 'checkbox') field.checked = value.split(',').includes(field.value)
      else field.value = value
    }
  }

  #submit() {
    act('desk-submit', { values: this.#values(), user: this.desk.user })
  }

  #dismiss() {
    this.dialog.close()
    act('desk-dismiss', { user: this.desk.user })
  }
}
