import type { FoundPerson } from '../../../core/desk/find-people.store.ts'
import type { WhoCan } from '../../../core/desk/who-can.ts'
import type { Post } from './card.ts'
import { drawRows } from './rows.ts'
import type { Say } from './say.ts'
import { literal } from './text.ts'

const mostInRow = 340

/** Who can do something, as only the one who asked sees it. */
export function drawWhoCan({ category, when, helpers }: WhoCan, say: Say): Post {
  const slots = { category: { category }, total: helpers.length }
  const title = when
    ? say.line('desk-day:who', { ...slots, when: { when } })
    : say.line('desk-day:who-any-time', slots)
  const rows = helpers.map(({ name, phone, availability }) => {
    const shown = { name: name ?? '?', phone: phone ? ` (${phone})` : '', parts: { parts: availability } }
    return literal(say.line('desk-day:who-row', shown), mostInRow)
  })
  return drawRows(title, rows, say.line('desk-day:who-nobody'), say)
}

/** Who was found, as only the one who looked sees it. */
export function drawFound(people: FoundPerson[], say: Say): Post {
  const rows = people.map((person) => {
    const facts = [
      [person.street, person.houseNumber].filter(Boolean).join(' '),
      person.phone,
      person.language && say.line('card.value', { value: { language: person.language } }),
      person.isVolunteer && say.line('desk-day:find-volunteer'),
      person.numbers.length > 0 &&
        say.line('desk-day:find-requests', { numbers: person.numbers.map((each) => `#${each}`).join(', ') }),
    ]
    return literal(
      `*${person.name ?? say.line('card.unknown')}*: ${facts.filter(Boolean).join(', ')}`,
      mostInRow,
    )
  })
  return drawRows(
    say.line('desk-day:find', { total: people.length }),
    rows,
    say.line('desk-day:find-nobody'),
    say,
  )
}
