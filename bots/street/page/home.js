import { act } from './api.js'
import { drawBlock } from './blocks.js'
import { el } from './dom.js'

/** The Home of the app, as each member of the desk sees their own. */
export class Home {
  constructor(place, desk) {
    this.place = place
    this.desk = desk
    this.views = {}
    place.addEventListener('click', (event) => this.#followLink(event))
  }

  fill(views) {
    this.views = views
    this.draw()
  }

  draw() {
    const { user, names } = this.desk
    const blocks = this.views[user]?.blocks ?? []
    const context = {
      names,
      onPress: (action, value) => act('desk-home-press', { action, value, user }),
    }
    this.place.replaceChildren(
      ...(blocks.length === 0
        ? [el('p', { class: 'nothing' }, 'One moment…')]
        : blocks.map((block) => drawBlock(block, context))),
    )
  }

  /** What stands on the Home leads to its card in the channel, as in Slack. */
  #followLink(event) {
    const ts = event.target.closest('a')?.href.match(/\/archives\/[^/]+\/p(\d+)(\d{6})$/)
    if (!ts) return
    event.preventDefault()
    this.desk.jump(`${ts[1]}.${ts[2]}`)
  }
}
