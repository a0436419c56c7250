import { z } from 'zod'
import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { isPhone } from '../../core/phone.ts'
import { defineFlow } from '../define-flow.ts'
import { type Heard, picks, saysNo, saysYes } from '../talk/heard.ts'
import { say } from '../talk/lines.ts'
import { type Patience, talk } from '../talk/talk.ts'

const context = z.strictObject({ misses: z.number(), nudged: z.boolean() })
type Kept = z.infer<typeof context> & Patience

const { createMachine, begin, question, otherwise } = talk<Kept>()

const shared = (own: boolean) => (heard: Heard) => heard.with?.kind === 'contact' && heard.with.own === own
const thanks = () => [say('share-number.thanks')]

const machine = createMachine({
  id: 'share-number',
  context: { misses: 0, nudged: false },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([{ when: () => true, to: 'asking' }]),
    asking: question('asking', () => [askNumber()], [
      { when: shared(true), wordless: true, tell: thanks, to: 'done' },
      { when: shared(false), wordless: true, tell: () => [say('share-number.not-own')], to: 'asking' },
      {
        when: ({ text }) => isPhone(text),
        tell: ({ text }) => [{ do: 'rememberPhone', phone: text }, ...thanks()],
        to: 'done',
      },
      {
        when: (heard) => saysNo(heard) || picks('skip')(heard),
        tell: () => [say('share-number.no')],
        to: 'done',
      },
      { when: saysYes, tell: () => [say('share-number.how')], to: 'asking' },
      {
        when: ({ with: extra }) => extra === null,
        tell: () => [{ do: 'goTo', flow: 'front-door' }],
        to: 'done',
      },
    ]),
    done: { type: 'final' },
  },
})

/** Where a chat does not tell a number, somebody may share it, so that a neighbour can call; nothing depends on it. */
export const shareNumber = defineFlow({ name: 'share-number', version: 1, machine, context, fleeting: true })

/** Goes on to ask for the number, where a channel does not tell it and it can be shared by a button. */
export function offerToShare({ channel, person }: Facts): Intent[] {
  return channel === 'telegram' && person.phone === null ? [{ do: 'goTo', flow: 'share-number' }] : []
}

/** It comes back only if they answer: whoever says nothing is not asked again. */
function askNumber(): Intent {
  return {
    do: 'ask',
    key: 'share-number.ask',
    expects: 'words',
    choices: [{ value: 'skip', key: 'share-number.choice-rather-not' }],
    share: 'contact',
  }
}
