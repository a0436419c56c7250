import { el, timeOfDay } from './dom.js'
import { icon } from './icons.js'

/** One message as a phone shows it. */
export function drawBubble(message, onPress) {
  const mine = message.from === 'person'
  const isList = message.list !== undefined
  const notes = [timeOfDay(message.at)]
  if (message.edited) notes.push('edited')
  if (message.segments > 1) notes.push(`${message.segments} SMS parts`)
  if (message.from === 'carrier') notes.push('from the carrier')
  return el(
    'article',
    { class: `bubble ${mine ? 'mine' : 'theirs'} ${message.from}`, 'data-id': message.id },
    el('span', { class: 'unseen' }, mine ? 'You: ' : message.from === 'carrier' ? 'Carrier: ' : 'Foardoar: '),
    message.attachment
      ? el('p', { class: 'attachment' }, icon(message.attachment.type), ` ${message.attachment.name}`)
      : null,
    message.text ? el('p', { class: 'words', dir: 'auto' }, message.text) : null,
    el('p', { class: 'when' }, notes.join(' · ')),
    message.buttons.length > 0
      ? el(
          isList ? 'details' : 'div',
          { class: 'buttons', role: 'group', 'aria-label': 'Answers' },
          isList ? el('summary', {}, message.list) : null,
          message.buttons.map((row) =>
            el(
              'div',
              { class: 'row' },
              row.map((button) =>
                el(
                  'button',
                  {
                    type: 'button',
                    class: message.pressed === button.value ? 'pressed' : undefined,
                    onclick: () => onPress(button),
                  },
                  button.label,
                ),
              ),
            ),
          ),
        )
      : null,
  )
}
