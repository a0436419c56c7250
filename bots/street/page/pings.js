import { el, timeOfDay } from './dom.js'

const most = 6
const channelNames = { telegram: 'Telegram', sms: 'SMS', whatsapp: 'WhatsApp' }

/** The latest messages for people who are not on a screen; each leads to its phone. */
export class Pings {
  constructor(place, onJump) {
    this.place = place
    this.onJump = onJump
    this.empty = [...place.children]
    this.list = []
  }

  add(message, name) {
    this.list = [
      { message, name },
      ...this.list.filter(
        ({ message: one }) => one.identifier !== message.identifier || one.channel !== message.channel,
      ),
    ].slice(0, most)
    this.#draw()
  }

  /** This person's messages have been seen. */
  drop(channel, identifier) {
    this.list = this.list.filter(
      ({ message }) => message.channel !== channel || message.identifier !== identifier,
    )
    this.#draw()
  }

  #draw() {
    const items = this.list.map(({ message, name }) =>
      el(
        'li',
        {},
        el(
          'button',
          { type: 'button', class: `ping ${message.channel}`, onclick: () => this.onJump(message) },
          el('strong', {}, name),
          el('span', { class: 'via' }, ` ${channelNames[message.channel]} ${timeOfDay(message.at)} `),
          el('span', { class: 'words' }, message.text),
        ),
      ),
    )
    this.place.replaceChildren(...(items.length > 0 ? items : this.empty))
  }
}
