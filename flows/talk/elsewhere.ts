import type { Intent } from '../../core/conversations/intent.ts'
import type { Act } from '../../core/conversations/meaning.ts'
import type { When } from '../../core/when.ts'
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

/** What somebody wants, as far as it was told before they get to it. */
interface Wish {
  words: string
  category?: string | null
  wantedAt: When | null
}

/** Another talk begins with what was told before, instead of with the words that led to it. */
export function goOnWith(flow: string, wish: Wish): Intent {
  return { do: 'goTo', flow, seed: { instead: true, ...wish } }
}
