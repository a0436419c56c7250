import type { RequestCard } from '../../../../core/desk/desk-card.ts'
import { section } from '../pieces.ts'
import type { Say } from '../say.ts'
import { literal } from '../text.ts'
import { type Section, said } from './section.ts'

type Asked = RequestCard['asked'][number]

/** More than these are not read line by line: then there is a line for each answer. */
const mostLines = 8
const mostNames = 40

/** Who was asked, how they answered, and how far the question came to those who did not. */
export const asked: Section = ({ asked: all, rounds }, say) => {
  if (all.length === 0) return []
  const isLong = all.length > mostLines
  const title = isLong
    ? say.line('card.asked-many', { people: all.length, rounds })
    : say.line('card.asked', { rounds })
  const lines = isLong ? groupLines(all, say) : all.map((one) => ownLine(one, say))
  return [section([`*${title}*`, ...lines].join('\n'))]
}

function ownLine(one: Asked, say: Say): string {
  const answered = say.line(`answer.${one.answer}`)
  const channel = one.ping && say.code('channel', one.ping.channel)
  const came = one.ping && `${say.line(`ping.${one.ping.came}`)}, ${channel}`
  const outcome = came === null ? answered : isLost(one) ? came : `${answered} (${came})`
  return `${literal(one.name, 60)}: ${outcome}${said(one.tail)}`
}

const order: Record<Asked['answer'], number> = {
  accepted: 0,
  'handed-back': 1,
  declined: 2,
  'not-reached': 3,
  asked: 4,
  lapsed: 5,
  taken: 6,
  withdrawn: 7,
}

/** A line for each answer, with how many gave it and who; whom the question did not come to stand together. */
function groupLines(all: Asked[], say: Say): string[] {
  const answerOf = (one: Asked) => (isLost(one) ? 'not-reached' : one.answer)
  const inOrder = all.toSorted((a, b) => order[answerOf(a)] - order[answerOf(b)])
  const groups = Map.groupBy(inOrder, answerOf)
  return [...groups].map(([answer, people]) => {
    const names = people
      .slice(0, mostNames)
      .map((one) => `${literal(one.name, 40)}${seen(one, say)}${said(one.tail)}`)
    const more = people.length - names.length
    if (more > 0) names.push(say.line('card.and-more', { more }))
    return `${say.line(`answer.${answer}`)} (${people.length}): ${names.join(', ')}`
  })
}

/** Who read the question and is silent is somebody to call. */
function seen({ ping }: Asked, say: Say): string {
  return ping?.came === 'read' ? ` (${say.line('ping.read')})` : ''
}

function isLost({ ping }: Asked): boolean {
  return ping?.came === 'not-delivered'
}
