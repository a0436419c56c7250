import type { Facts, FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import type { HelpRecord } from '../../core/people/help-record.ts'
import type { When } from '../../core/when.ts'
import { jobChoice } from '../answer-offer/lines.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import type { Agreed } from './reading.ts'

/** Which visit should be at another time. */
export function askWhichToMove(visits: Agreed[]): Intent {
  return ask(
    'my-help.which-to-move',
    'choice',
    visits.map((visit) => jobChoice(visit.requestId, visit)),
  )
}

/** Which help that comes back should stop. */
export function askWhichToEnd({ arrangements }: Facts): Intent {
  const choices = arrangements.map(({ id, category, when, gives }) => ({
    value: id,
    key: `arrangements.choice-${gives ? 'given' : 'got'}`,
    slots: { what: { category }, when: { when } },
  }))
  return ask('arrangements.which-to-end', 'choice', choices)
}

/** Whether help that comes back should really stop for good. */
export function askToEnd(id: string | null, { arrangements }: Facts): Intent {
  const standing = arrangements.find((each) => each.id === id)
  if (!standing) return askYesNo('arrangements.sure-to-end-it')
  const { category, when } = standing
  return askYesNo('arrangements.sure-to-end', { what: { category }, when: { when } })
}

/** What came of wanting another time. */
export function proposed(event: FlowEvent, when: When | null): Intent[] {
  if (event.type !== 'timeProposed') return []
  return event.how === 'gone'
    ? [say('my-help.proposed-gone')]
    : [say(`my-help.proposed-${event.how}`, { when: { when } })]
}

const mostKinds = 4

/** What somebody did as a helper, most of it first. */
export function recordLines({ times, minutes, kinds }: HelpRecord): Intent[] {
  if (times === 0) return [say('my-help.no-hours')]
  return [
    say('my-help.hours', { times, hours: { hours: minutes } }),
    ...kinds.slice(0, mostKinds).map((kind) =>
      say('my-help.hours-of-kind', {
        what: { category: kind.category },
        times: kind.times,
        hours: { hours: kind.minutes },
      }),
    ),
    say('my-help.letter'),
  ]
}
