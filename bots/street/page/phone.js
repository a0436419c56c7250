import { act } from './api.js'
import { drawBubble } from './bubble.js'
import { el, toEnd } from './dom.js'
import { firstWords, languageNames } from './first-words.js'
import { icon } from './icons.js'

const titles = { telegram: 'Telegram', sms: 'Text messages', whatsapp: 'WhatsApp' }

/** A phone that can be each person who texts this way. */
export class Phone {
  constructor(channel, place) {
    this.channel = channel
    this.people = []
    this.messages = new Map()
    this.unread = new Map()
    this.blocked = new Set()
    this.who = null
    this.onRead = () => {}
    this.#build(place)
  }

  #build(place) {
    this.title = el('p', { class: 'name' })
    this.about = el('p', { class: 'about' })
    this.blockButton = el('button', { type: 'button', class: 'quiet', onclick: () => this.#toggleBlock() })
    this.strip = el('div', {
      class: 'people',
      role: 'group',
      'aria-label': `Whose ${titles[this.channel]} phone`,
    })
    this.log = el('div', { class: 'log', role: 'log', 'aria-label': 'Messages', tabindex: '0' })
    this.toast = el('div', { class: 'toast', role: 'status' })
    this.keys = el('div', { class: 'keys' })
    this.input = el('textarea', {
      rows: '1',
      'aria-label': `Type on the ${titles[this.channel]} phone`,
      placeholder: 'Message',
      onkeydown: (event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
        event.preventDefault()
        this.#send()
      },
    })
    const quick = (label, sign, onclick) =>
      el('button', { type: 'button', class: 'quick', title: label, 'aria-label': label, onclick }, icon(sign))
    place.replaceChildren(
      el('h2', {}, titles[this.channel]),
      this.strip,
      el(
        'div',
        { class: 'screen' },
        el('div', { class: 'bar' }, el('div', {}, this.title, this.about), this.blockButton),
        this.log,
        this.toast,
        this.keys,
        el(
          'form',
          {
            class: 'composer',
            onsubmit: (event) => {
              event.preventDefault()
              this.#send()
            },
          },
          el(
            'div',
            { class: 'attach', role: 'group', 'aria-label': 'Send something else' },
            quick('Send a photo', 'photo', () => this.#do('attach', { type: 'photo' })),
            quick('Send a voice message', 'voice', () => this.#do('attach', { type: 'voice' })),
            quick('Send my location', 'location', () => this.#do('location', {})),
          ),
          this.input,
          el('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon('send')),
        ),
      ),
    )
  }

  /** Begins anew with everything that is known. */
  fill({ cast, phones, blocked }) {
    this.people = cast.filter((one) => one.channel === this.channel)
    this.messages.clear()
    for (const message of phones) if (message.channel === this.channel) this.#keep(message)
    this.blocked = new Set(Object.keys(blocked))
    const known = this.people.some((one) => one.identifier === this.who?.identifier)
    if (!known) this.who = this.people.find((one) => one.role === 'resident') ?? this.people[0] ?? null
    this.#drawPeople()
    this.#drawTalk()
  }

  #keep(message) {
    const list = this.messages.get(message.identifier) ?? []
    const index = list.findIndex((one) => one.id === message.id)
    if (index >= 0) list[index] = message
    else list.push(message)
    this.messages.set(message.identifier, list)
    return index < 0
  }

  /** A message came or changed; whether it is a ping for somebody whom this phone does not show. */
  take(message, isLookedAt) {
    const isNew = this.#keep(message)
    if (!this.people.some((one) => one.identifier === message.identifier)) {
      this.people.push({
        name: 'Somebody',
        channel: this.channel,
        identifier: message.identifier,
        role: 'resident',
        language: 'nl',
      })
      this.#drawPeople()
    }
    const isShown = this.who?.identifier === message.identifier
    if (isShown) this.#show(message, isNew)
    if (!isNew || message.from === 'person' || (isShown && isLookedAt)) return false
    if (!isShown || !isLookedAt)
      this.unread.set(message.identifier, (this.unread.get(message.identifier) ?? 0) + 1)
    this.#drawPeople()
    return true
  }

  setBlocked(identifier, how) {
    const address = `${this.channel}:${identifier}`
    if (how) this.blocked.add(address)
    else this.blocked.delete(address)
    this.#drawBar()
  }

  /** Hands this phone to somebody. */
  hand(identifier, { focus = false } = {}) {
    const person = this.people.find((one) => one.identifier === identifier)
    if (!person) return
    this.who = person
    this.read()
    this.#drawTalk()
    if (focus) this.input.focus()
  }

  /** Whoever is shown has now seen their messages. */
  read() {
    if (this.who) this.unread.delete(this.who.identifier)
    this.#drawPeople()
    this.onRead()
  }

  get unreadCount() {
    return [...this.unread.values()].reduce((sum, count) => sum + count, 0)
  }

  nameOf(identifier) {
    return this.people.find((one) => one.identifier === identifier)?.name ?? 'Somebody'
  }

  showToast(identifier, words) {
    if (identifier !== this.who?.identifier) return
    this.toast.replaceChildren(el('p', {}, words))
    setTimeout(() => this.toast.replaceChildren(), 3500)
  }

  #drawPeople() {
    const focused = this.strip.contains(document.activeElement)
    const buttons = this.people.map((person) => {
      const unread = this.unread.get(person.identifier) ?? 0
      const isShown = person.identifier === this.who?.identifier
      const kind = person.role === 'volunteer' ? 'volunteer' : 'resident'
      return el(
        'button',
        {
          type: 'button',
          class: `neighbour ${kind}`,
          'aria-pressed': String(isShown),
          'aria-label': `${person.name}, ${kind}${unread ? `, ${unread} new` : ''}`,
          title: `${person.name}, ${kind}`,
          onclick: () => this.hand(person.identifier),
        },
        el('span', { class: 'face', 'aria-hidden': 'true' }, initials(person.name)),
        el('span', { class: 'first', 'aria-hidden': 'true' }, person.name.split(' ')[0]),
        unread ? el('span', { class: 'badge', 'aria-hidden': 'true' }, String(unread)) : null,
      )
    })
    this.strip.replaceChildren(...buttons)
    const shown = this.strip.querySelector('[aria-pressed=true]')
    if (focused) shown?.focus()
    if (shown) this.strip.scrollLeft = shown.offsetLeft - this.strip.clientWidth / 2 + shown.clientWidth / 2
  }

  #drawBar() {
    const { who } = this
    if (!who) return
    this.title.textContent = who.name
    const language = languageNames[who.language] ?? who.language
    this.about.textContent = `${who.role} · ${language}`
    const isBlocked = this.blocked.has(`${this.channel}:${who.identifier}`)
    this.blockButton.hidden = this.channel === 'sms'
    this.blockButton.textContent = isBlocked ? 'Unblock' : 'Block'
    this.blockButton.setAttribute('aria-label', `${isBlocked ? 'Unblock' : 'Block'} Foardoar on this phone`)
    this.log.classList.toggle('blocked', isBlocked)
  }

  #drawTalk() {
    this.#drawBar()
    const list = this.messages.get(this.who?.identifier) ?? []
    this.log.replaceChildren(...list.map((message) => this.#bubble(message)))
    if (list.length === 0) this.log.append(this.#invitation())
    this.#drawKeys()
    toEnd(this.log)
  }

  #show(message, isNew) {
    this.log.querySelector('.invitation')?.remove()
    const bubble = this.#bubble(message)
    const old = this.log.querySelector(`[data-id="${CSS.escape(message.id)}"]`)
    if (old) old.replaceWith(bubble)
    else this.log.append(bubble)
    this.#drawKeys()
    if (isNew) toEnd(this.log)
  }

  #bubble(message) {
    return drawBubble(message, (button) => this.#do('press', { button: button.value, message: message.id }))
  }

  #invitation() {
    if (!this.who) return el('p', { class: 'invitation' }, 'Nobody of this street texts this way.')
    const ideas = firstWords(this.who).map((words) =>
      el(
        'button',
        {
          type: 'button',
          lang: this.who.language,
          onclick: () => {
            this.input.value = words
            this.input.focus()
          },
        },
        words,
      ),
    )
    const hint =
      this.who.role === 'volunteer' ? 'Pings land here. Or begin with:' : 'Begin with, for instance:'
    return el('div', { class: 'invitation' }, el('p', {}, hint), ...ideas)
  }

  #drawKeys() {
    const list = this.messages.get(this.who?.identifier) ?? []
    const latest = list.findLast((message) => message.keyboard !== undefined)
    const keys = (latest?.keyboard ?? []).flat()
    this.keys.replaceChildren(
      ...keys.map((key) =>
        el(
          'button',
          { type: 'button', onclick: () => this.#do('press', { button: key.value, message: latest.id }) },
          key.label,
        ),
      ),
    )
  }

  #send() {
    const words = this.input.value.trim()
    if (words === '') return
    this.input.value = ''
    this.#do('text', { text: words })
  }

  #toggleBlock() {
    if (!this.who) return
    this.#do(this.blocked.has(`${this.channel}:${this.who.identifier}`) ? 'unblock' : 'block', {})
  }

  #do(deed, more) {
    if (this.who) act(deed, { channel: this.channel, identifier: this.who.identifier, ...more })
  }
}

function initials(name) {
  const words = name
    .replace(/[^\p{L}\s]/gu, '')
    .split(/\s+/)
    .filter(Boolean)
  return `${words[0]?.[0] ?? '?'}${words.length > 1 ? words.at(-1)[0] : ''}`.toUpperCase()
}
