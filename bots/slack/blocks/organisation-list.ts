import type { Organisation } from '../../../core/organisations/organisation.ts'
import type { Post } from './card.ts'
import { aside, type Block, button, buttons, header, markdown } from './pieces.ts'
import type { Say } from './say.ts'
import { literal } from './text.ts'

/** A message holds fifty blocks. */
const mostShown = 40

/** The directory, as only the one who asked sees it; each organisation can be changed from here. */
export function drawOrganisations(organisations: Organisation[], say: Say): Post {
  const title = say.line('organisation.list', { total: organisations.length })
  const more = organisations.length - mostShown
  return {
    text: title,
    blocks: [
      header(title),
      ...organisations.slice(0, mostShown).map((each) => row(each, say)),
      ...(more > 0 ? [aside(say.line('organisation.more', { more }))] : []),
      ...buttons([button('organisation.new', say.line('organisation.add'), 'new')]),
    ],
  }
}

function row(organisation: Organisation, say: Say): Block {
  const { id, name, does, for: forWhom, hours, phone, email, website, message, retired } = organisation
  const about = [does, forWhom].filter((part) => part !== undefined).join(' | ')
  const reach = [phone, email, website, message, hours].filter((part) => part !== undefined).join(' | ')
  const heading = `*${literal(name, 100)}*${retired ? ` (${say.line('organisation.retired-mark')})` : ''}`
  return {
    type: 'section',
    text: markdown([heading, literal(about, 500), literal(reach, 500)].filter(Boolean).join('\n'), 1300),
    accessory: button('organisation.edit', say.line('button.edit'), id),
  }
}
