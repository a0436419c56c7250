import { z } from 'zod'
import type { FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { languages } from '../../core/conversations/meaning.ts'
import { defineFlow } from '../define-flow.ts'
import { isNew } from '../front-door/questions.ts'
import type { Heard } from '../talk/heard.ts'
import { say, toDesk } from '../talk/lines.ts'
import { type Patience, talk } from '../talk/talk.ts'
import { wantsToLink } from './wants-to-link.ts'

const context = z.strictObject({ misses: z.number(), nudged: z.boolean(), code: z.string().nullable() })
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, otherwise } = talk<Kept>()

const machine = createMachine({
  id: 'link-addresses',
  context: { misses: 0, nudged: false, code: null },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: (heard) => codeOf(heard) !== null, keep: (heard) => ({ code: codeOf(heard) }), to: 'using' },
      { when: () => true, to: 'giving' },
    ]),
    giving: {
      entry: tell(() => [{ do: 'giveCode' }]),
      on: {
        codeGiven: {
          actions: tell((_kept, event) =>
            event.type === 'codeGiven' ? [say('linking.give', { code: event.code })] : [],
          ),
          target: 'done',
        },
      },
    },
    using: {
      entry: tell(({ code }) => [{ do: 'useCode', code: code ?? '' }]),
      on: { codeUsed: { actions: tell(({ code }, event) => answer(code ?? '', event)), target: 'done' } },
    },
    done: { type: 'final' },
  },
})

/** Somebody comes by a code, or wants to be known on another phone or app too. */
export const linkAddresses = defineFlow({
  name: 'link-addresses',
  version: 1,
  machine,
  context,
  claims: ({ text, with: extra }) => extra?.kind === 'code' || wantsToLink(text),
})

function codeOf({ with: extra }: Heard): string | null {
  return extra?.kind === 'code' ? extra.code : null
}

function answer(code: string, event: FlowEvent): Intent[] {
  if (event.type !== 'codeUsed') return []
  const { used, facts } = event
  switch (used.what) {
    case 'poster': {
      const language = languages.find((each) => each === used.language)
      const speak: Intent[] = language ? [{ do: 'setLanguage', language }] : []
      if (used.wants === null) return [...speak, { do: 'goTo', flow: 'front-door' }]
      const hello = isNew(facts)
        ? [say('front-door.who-we-are', { neighbourhood: facts.neighbourhood.name })]
        : []
      const flow = used.wants === 'help' ? 'ask-for-help' : 'volunteer'
      return [...speak, ...hello, { do: 'goTo', flow }]
    }
    case 'for-desk':
      return [say('linking.for-desk'), ...toDesk('misunderstood', facts)]
    case 'nothing':
      // a link opens a chat, typed digits stand in one: there the open question comes again by itself
      return [
        say('linking.nothing'),
        ...(/^\d{6}$/.test(code) ? [] : [{ do: 'goTo', flow: 'front-door' } as const]),
      ]
    default:
      return [say(`linking.${used.what}`)]
  }
}
