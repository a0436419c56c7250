import { answerForWhom, readForWhom } from '../shared-phone/for-whom.ts'
import { type Heard, picks } from '../talk/heard.ts'
import { say, toDesk } from '../talk/lines.ts'
import { shifted, shiftIn } from '../talk/shift.ts'
import { type Answer, reads } from '../talk/talk.ts'
import type { Draft } from './draft.ts'
import { moved } from './keeping.ts'
import { isWeekly, otherWeekdays, readTime } from './reading.ts'

/** Another time settles both edges of the ride anew. */
export const newTime = reads<Draft>((heard, kept) => {
  const wantedAt = readTime(heard, kept.wantedAt) ?? shifted(kept.wantedAt, shiftIn(heard))
  const weekly = kept.weekly || isWeekly(heard.meaning.when)
  if (!wantedAt || (wantedAt === kept.wantedAt && weekly === kept.weekly)) return null
  const alsoOn =
    heard.meaning.when && isWeekly(heard.meaning.when)
      ? otherWeekdays(heard.meaning, heard.meaning.when)
      : kept.alsoOn
  return { wantedAt, weekly, alsoOn, ...moved(kept, wantedAt) }
}, 'deciding')

/** Another rider than was read back. */
export const otherRider = reads<Draft>((heard, kept) => {
  const forWhom = readForWhom(heard, kept.name)
  return forWhom === null || forWhom === kept.forWhom ? null : { forWhom }
}, 'deciding')

/** Who of the household rides. */
export function newRider(heard: Heard, kept: Draft): Partial<Draft> | null {
  const forWhom = answerForWhom(heard, kept.name)
  return forWhom === null ? null : { forWhom }
}

const leave: Answer<Draft> = { when: picks('leave'), tell: () => [say('rides.left')], to: 'done' }
const human: Answer<Draft> = {
  when: picks('human'),
  tell: ({ facts }) => toDesk('asked-for-person', facts),
  to: 'done',
}

/** What can be changed of a ride that was read back or does not fit. */
export const changes: Answer<Draft>[] = [
  { when: picks('rider'), keep: () => ({ forWhom: null }), to: 'deciding' },
  otherRider,
  { when: picks('when'), keep: () => ({ wantedAt: null, returnAt: null, quote: null }), to: 'deciding' },
  {
    when: picks('to'),
    keep: () => ({ destination: null, to: null, withoutPostcodeTo: false, found: null, quote: null }),
    to: 'deciding',
  },
  { when: picks('from'), keep: () => ({ from: null, quote: null }), to: 'deciding' },
  {
    when: picks('back'),
    keep: () => ({ way: null, returnAt: null, returnGuessed: false, quote: null }),
    to: 'deciding',
  },
  { when: picks('who'), keep: () => ({ aid: null, passengers: null, quote: null }), to: 'deciding' },
  { when: picks('once'), keep: () => ({ weekly: false, quote: null }), to: 'deciding' },
  human,
  leave,
]
