import { act, follow, load, notice } from './api.js'
import { DeskView } from './desk.js'
import { dayOf, timeOfDay } from './dom.js'
import { Modal } from './modal.js'
import { Phone } from './phone.js'
import { Pings } from './pings.js'

const main = document.querySelector('main')
const tabs = [...document.querySelectorAll('.tabs button')]
const narrow = matchMedia('(max-width: 900px)')
const phones = Object.fromEntries(
  ['telegram', 'sms', 'whatsapp'].map((channel) => [
    channel,
    new Phone(channel, document.querySelector(`#${channel}`)),
  ]),
)
const desk = new DeskView(document.querySelector('#desk'))
const modal = new Modal(document.querySelector('#modal'), desk)
const pings = new Pings(document.querySelector('#pings'), jump)
let ahead = 0
let deskNews = 0
let views = []

/** Whether this part of the page is on the screen. */
function isLookedAt(part) {
  return !narrow.matches || main.dataset.shown === part
}

function jump({ channel, identifier }) {
  show(channel)
  phones[channel].hand(identifier, { focus: true })
}

function show(part) {
  main.dataset.shown = part
  for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.dataset.show === part))
  if (part === 'desk') deskNews = 0
  else phones[part].read()
  count()
}

function count() {
  for (const tab of tabs) {
    const part = tab.dataset.show
    const news = part === 'desk' ? deskNews : phones[part].unreadCount
    const badge = tab.querySelector('.count')
    badge.hidden = news === 0
    badge.textContent = String(news)
    badge.setAttribute('aria-label', `${news} new`)
  }
}

function tick(now) {
  if (now) ahead = Date.parse(now) - Date.now()
  const at = Date.now() + ahead
  document.querySelector('#clock').textContent = `${dayOf(at)}, ${timeOfDay(at)}`
}

function take(change) {
  tick(change.now)
  if (change.kind === 'phone') {
    const { message } = change
    const phone = phones[message.channel]
    if (phone.take(message, isLookedAt(message.channel))) pings.add(message, phone.nameOf(message.identifier))
  } else if (change.kind === 'desk') {
    if (desk.take(change.message) && !isLookedAt('desk')) deskNews++
  } else if (change.kind === 'toast') phones[change.channel].showToast(change.identifier, change.text)
  else if (change.kind === 'blocked') phones[change.channel].setBlocked(change.identifier, change.how)
  else if (change.kind === 'modal') refreshModal()
  else if (change.kind === 'home') refreshHome()
  count()
}

async function refreshModal() {
  views = (await load()).views
  modal.show(views)
}

async function refreshHome() {
  desk.home.fill((await load()).homes)
}

async function refresh() {
  const state = await load()
  for (const phone of Object.values(phones)) phone.fill(state)
  desk.fill(state)
  views = state.views
  modal.show(views)
  tick(state.now)
  count()
}

for (const phone of Object.values(phones)) {
  phone.onRead = () => {
    if (phone.who) pings.drop(phone.channel, phone.who.identifier)
    count()
  }
}
desk.onUser = () => modal.show(views)
for (const tab of tabs) tab.addEventListener('click', () => show(tab.dataset.show))
for (const button of document.querySelectorAll('[data-minutes]')) {
  button.addEventListener('click', async () => {
    button.disabled = true
    await act('pass-time', { minutes: Number(button.dataset.minutes) })
    button.disabled = false
    button.focus()
    notice(`${button.textContent.slice(1)} went by.`)
  })
}
setInterval(tick, 5000)
await refresh()
follow(take, refresh)
document.body.dataset.ready = 'true'
