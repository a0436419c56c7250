import { el } from './dom.js'
import { icon } from './icons.js'

/** A file under a message of the desk: a picture is shown, anything else can be opened. */
export function drawFile(file) {
  const href = `api/files/${file.id}`
  const link = el('a', { href, target: '_blank', class: 'attachment' }, icon(file.kind), ` ${file.name}`)
  if (file.kind !== 'photo') return link
  const picture = el('img', {
    src: href,
    alt: file.name,
    onload: () => staysInSight(picture.closest('.message')),
    // a picture from before the last start is no longer there: its name stays
    onerror: () => picture.remove(),
  })
  return el(
    'figure',
    { class: 'picture' },
    el('figcaption', {}, link),
    el('a', { href, target: '_blank' }, picture),
  )
}

/** A picture grows as it comes, and would push the end of what was said last out of sight. */
function staysInSight(message) {
  if (message && !message.nextElementSibling) message.scrollIntoView({ block: 'end' })
}
