import type { Act } from '../../core/conversations/meaning.ts'
import type { Heard } from './heard.ts'
import type { Answer } from './talk.ts'

const otherErrands: Act[] = ['request', 'volunteer', 'cancel', 'settings']

/** Somebody comes with something else: the front door takes the same message. */
export function toFrontDoor<C>(): Answer<C> {
  return {
    when: ({ meaning }: Heard) =>
      otherErrands.includes(meaning.act) && meaning.answer === null && meaning.choice === null,
    tell: () => [{ do: 'goTo', flow: 'front-door' }],
    to: 'done',
  }
}
