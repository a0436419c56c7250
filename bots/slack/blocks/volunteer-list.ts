import { lastDayBefore } from '../../../core/days.ts'
import type { ListedVolunteer } from '../../../core/desk/queries.store.ts'
import type { Post } from './card.ts'
import { type Block, button, header, markdown, section } from './pieces.ts'
import type { Say } from './say.ts'
import { limits, literal } from './text.ts'

/** So many rows fit in one answer, besides its title and the line below. */
export const mostVolunteers = 45

/** Who helps here, each with a button to their file or for a letter about them, as only the one who asked sees it. */
export function drawVolunteerList(
  { volunteers, total }: { volunteers: ListedVolunteer[]; total: number },
  at: { now: Date; zone: string },
  say: Say,
  opens: 'edit' | 'letter' = 'edit',
): Post {
  const title = say.line('list.volunteers', { total })
  if (volunteers.length === 0) return { text: title, blocks: [section(say.line('list.no-volunteers'))] }
  const rest =
    total > volunteers.length
      ? [section(say.line('list.more-volunteers', { more: total - volunteers.length }))]
      : []
  return {
    text: title,
    blocks: [header(title), ...volunteers.map((each) => row(each, at, say, opens)), ...rest],
  }
}

function row(
  volunteer: ListedVolunteer,
  { now, zone }: { now: Date; zone: string },
  say: Say,
  opens: 'edit' | 'letter',
): Block {
  const { id, name, status, categories, availability, pausedUntil, vettingDueOn, callFirst } = volunteer
  const does = say.line('card.value', { value: { categories } })
  const when = say.line('card.value', { value: { parts: availability } })
  const remarks = [
    status === 'approved' ? null : say.code('volunteer-status', status),
    pausedUntil !== null && pausedUntil > now
      ? say.line('volunteer.paused', {
          until: { when: lastDayBefore(pausedUntil, zone) },
        })
      : null,
    vettingDueOn !== null && vettingDueOn < now ? say.line('volunteer.overdue') : null,
    callFirst ? say.line('volunteer.callFirst') : null,
  ].filter((remark) => remark !== null)
  const words = [`*${literal(name ?? say.line('card.unknown'), 80)}*`, literal(`${does}; ${when}`, 300)]
  if (remarks.length > 0) words.push(`_${literal(remarks.join(', '), 200)}_`)
  return {
    type: 'section',
    text: markdown(words.join('\n'), limits.section),
    accessory: button(`volunteer.${opens}`, say.line(`button.${opens}`), id),
  }
}
