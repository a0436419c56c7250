import { act } from './api.js'
import { drawFile } from './attachment.js'
import { drawBlock } from './blocks.js'
import { el, timeOfDay, toEnd } from './dom.js'
import { Home } from './home.js'
import { icon } from './icons.js'
import { mrkdwn } from './mrkdwn.js'

/** The desk channel, looking like Slack. */
export class DeskView {
  constructor(place) {
    this.messages = new Map()
    this.open = new Set()
    this.drafts = new Map()
    this.names = {}
    this.onUser = () => {}
    this.#build(place)
  }

  #build(place) {
    this.place = place
    this.select = el('select', { id: 'desk-user', onchange: () => this.#changeHands() })
    this.log = el('div', { class: 'log', role: 'log', 'aria-label': 'The desk channel', tabindex: '0' })
    this.input = el('input', {
      type: 'text',
      autocomplete: 'off',
      'aria-label': 'Write in the desk channel',
      placeholder: 'Write to the others, or /foardoar open',
    })
    const homePlace = el('div', {
      class: 'log home',
      role: 'region',
      'aria-label': 'The Home of the app',
      tabindex: '0',
    })
    this.home = new Home(homePlace, this)
    this.rooms = { channel: this.#room('channel', '# helpdesk'), home: this.#room('home', 'Home') }
    place.replaceChildren(
      el(
        'div',
        { class: 'bar' },
        el('h2', { class: 'unseen' }, 'The desk'),
        el('div', { class: 'rooms' }, this.rooms.channel, this.rooms.home),
        el('label', { for: 'desk-user' }, 'You are '),
        this.select,
      ),
      this.log,
      homePlace,
      el(
        'form',
        {
          class: 'composer',
          onsubmit: (event) => {
            event.preventDefault()
            this.#say(this.input, '')
          },
        },
        el(
          'button',
          {
            type: 'button',
            class: 'shortcut',
            title: 'Shortcut: New request',
            'aria-label': 'Shortcut: New request',
            onclick: () => this.#pick(null),
          },
          '+',
        ),
        this.input,
        el('button', { type: 'submit', class: 'send', 'aria-label': 'Send to the desk' }, icon('send')),
      ),
    )
    this.go('channel')
  }

  #room(name, label) {
    return el('button', { type: 'button', 'data-room': name, onclick: () => this.go(name) }, label)
  }

  /** Goes to the channel or to the Home of the app, which Foardoar fills anew each time. */
  go(room) {
    this.place.dataset.room = room
    for (const [name, button] of Object.entries(this.rooms))
      button.setAttribute('aria-pressed', String(name === room))
    if (room === 'home') act('desk-home', { user: this.user })
  }

  /** Goes to a message in the channel. */
  jump(ts) {
    this.go('channel')
    this.log.querySelector(`[data-ts="${ts}"]`)?.scrollIntoView({ block: 'start' })
  }

  #changeHands() {
    this.#draw()
    this.home.draw()
    this.go(this.place.dataset.room)
  }

  /** Picks the shortcut of the app: from the list of all, or on a message. */
  #pick(message) {
    const on = message ? { ts: message.ts, channel: message.channel } : {}
    act('desk-shortcut', { ...on, user: this.user })
  }

  /** Who sits at the desk now. */
  get user() {
    return this.select.value
  }

  fill({ desk, bot, messages, channel, homes }) {
    const before = this.user
    this.channel = channel
    this.bot = bot
    this.names = Object.fromEntries([[bot, 'Foardoar'], ...desk.map((one) => [one.id, one.name])])
    this.select.replaceChildren(
      ...desk.map((one) => el('option', { value: one.id, selected: one.id === before }, one.name)),
    )
    this.messages = new Map(messages.map((message) => [message.ts, message]))
    this.#draw()
    this.home.fill(homes)
  }

  /** A message came or changed; whether it is a new one at the top. */
  take(message) {
    const isNew = !this.messages.has(message.ts)
    if (message.deleted) this.messages.delete(message.ts)
    else this.messages.set(message.ts, message)
    const top = message.threadTs ?? message.ts
    const isForUs = !message.onlyFor || message.onlyFor === this.user
    if (isNew && message.threadTs && message.onlyFor === this.user) this.open.add(top)
    this.#drawOne(top)
    if (isNew && !message.threadTs && isForUs) toEnd(this.log)
    return isNew && isForUs
  }

  #tops() {
    return [...this.messages.values()].filter((message) => !message.threadTs && this.#isVisible(message))
  }

  #isVisible(message) {
    return !message.onlyFor || message.onlyFor === this.user
  }

  #draw() {
    const tops = this.#tops()
    this.log.replaceChildren(...tops.map((message) => this.#drawMessage(message)))
    if (tops.length === 0) {
      this.log.append(
        el('p', { class: 'nothing' }, 'A card appears here as soon as somebody has asked for help.'),
      )
    }
    toEnd(this.log)
    this.onUser()
  }

  #drawOne(ts) {
    const message = this.messages.get(ts)
    const old = this.log.querySelector(`[data-ts="${ts}"]`)
    const focused = old?.contains(document.activeElement) ? document.activeElement.dataset : null
    if (!message || !this.#isVisible(message)) return old?.remove()
    const drawn = this.#drawMessage(message)
    this.log.querySelector('.nothing')?.remove()
    if (old) old.replaceWith(drawn)
    else this.log.append(drawn)
    if (focused?.action) drawn.querySelector(`[data-action="${focused.action}"]`)?.focus()
    if (focused?.reply) drawn.querySelector('[data-reply]')?.focus()
  }

  #drawMessage(message) {
    const byBot = message.user === this.bot
    const name = this.names[message.user] ?? message.user
    const context = {
      names: this.names,
      onPress: (action, value) =>
        act('desk-press', { ts: message.ts, channel: message.channel, action, value, user: this.user }),
    }
    const blocks = message.blocks.map((block) => drawBlock(block, context))
    return el(
      'article',
      {
        class: `message ${message.onlyFor ? 'whisper' : ''} ${message.blocks.length > 0 ? 'card' : ''}`,
        'data-ts': message.ts,
      },
      byBot
        ? el('img', { class: 'face', src: 'page/door.svg', alt: '', width: '32', height: '32' })
        : el('span', { class: 'face', 'aria-hidden': 'true' }, name[0]),
      el(
        'div',
        { class: 'content' },
        message.onlyFor ? el('p', { class: 'only' }, 'Only visible to you') : null,
        el(
          'p',
          { class: 'by' },
          el('strong', {}, name),
          ` ${timeOfDay(Number(message.ts) * 1000)}`,
          message.edited ? ' · edited' : '',
          byBot ? null : this.#drawShortcut(message),
        ),
        blocks.length > 0 ? blocks : el('p', { class: 'text' }, mrkdwn(message.text, this.names)),
        message.files?.map(drawFile),
        message.threadTs || message.onlyFor ? null : this.#drawThread(message),
      ),
    )
  }

  #drawShortcut(message) {
    return el(
      'button',
      { type: 'button', class: 'shortcut-here', onclick: () => this.#pick(message) },
      'New request from this',
    )
  }

  #drawThread(message) {
    const replies = [...this.messages.values()].filter(
      (one) => one.threadTs === message.ts && this.#isVisible(one),
    )
    const isOpen = this.open.has(message.ts)
    const label =
      replies.length === 0
        ? 'Reply in thread'
        : `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`
    const toggle = el(
      'button',
      {
        type: 'button',
        class: 'replies',
        'data-action': 'thread',
        'aria-expanded': String(isOpen),
        onclick: () => {
          if (isOpen) this.open.delete(message.ts)
          else this.open.add(message.ts)
          this.#drawOne(message.ts)
        },
      },
      label,
      !isOpen && replies.length > 0
        ? el('span', { class: 'last' }, `last ${timeOfDay(Number(replies.at(-1).ts) * 1000)}`)
        : null,
    )
    if (!isOpen) return toggle
    const input = el('input', {
      type: 'text',
      autocomplete: 'off',
      'aria-label': 'Reply in this thread',
      placeholder: 'Reply…',
      'data-reply': 'true',
      value: this.drafts.get(message.ts) ?? '',
      oninput: () => this.drafts.set(message.ts, input.value),
    })
    const reply = el(
      'form',
      {
        class: 'reply',
        onsubmit: (event) => {
          event.preventDefault()
          this.drafts.delete(message.ts)
          this.#say(input, message.ts)
        },
      },
      input,
    )
    return el(
      'div',
      { class: 'thread' },
      toggle,
      replies.map((one) => this.#drawMessage(one)),
      reply,
    )
  }

  #say(input, thread) {
    const words = input.value.trim()
    if (words === '') return
    input.value = ''
    act('desk-say', { text: words, thread, user: this.user })
  }
}
