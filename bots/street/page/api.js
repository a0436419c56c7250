import { el } from './dom.js'

/** Does something on the street; what went wrong is shown. */
export async function act(deed, body) {
  try {
    const response = await fetch(`api/${deed}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const { result, error } = await response.json()
    if (error) notice(error)
    return result ?? null
  } catch {
    notice('Foardoar is not running just now. Start it again and go on where you were.')
    return null
  }
}

/** Everything that can be seen now. */
export async function load() {
  return (await fetch('api/state')).json()
}

/** Tells what changes; after a break it says so, because something may have been missed. */
export function follow(onChange, onBack) {
  const events = new EventSource('api/events')
  let wasOpen = false
  events.addEventListener('message', ({ data }) => {
    const change = JSON.parse(data)
    if (change.kind !== 'hello') return onChange(change)
    if (wasOpen) onBack()
    wasOpen = true
  })
}

let timer

/** Says something briefly. */
export function notice(words) {
  const place = document.querySelector('#notice')
  place.replaceChildren(el('p', {}, words))
  clearTimeout(timer)
  timer = setTimeout(() => place.replaceChildren(), 5000)
}
