import { z } from 'zod'
import { defineFlow } from '../define-flow.ts'
import { ownWords, picks, saysNo, saysYes } from '../talk/heard.ts'
import { ask, say } from '../talk/lines.ts'
import { type Patience, talk } from '../talk/talk.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  words: z.string().max(400),
  category: z.string().max(40).nullable(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({
  soFar: ({ words }) => words || null,
})

const machine = createMachine({
  id: 'ask-a-question',
  context: { misses: 0, nudged: false, words: '', category: null },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: () => true,
        keep: ({ text, meaning, seed }) => ({
          words: ownWords(typeof seed.words === 'string' ? `${seed.words} ${text}` : text),
          category: meaning.category,
        }),
        to: 'sure',
      },
    ]),
    sure: question(
      'sure',
      () => [
        ask('ask-a-question.shall-i', 'yes-no', [
          { value: 'yes', key: 'common.yes' },
          { value: 'help', key: 'ask-a-question.choice-help' },
          { value: 'no', key: 'common.no' },
        ]),
      ],
      [
        {
          when: picks('help'),
          tell: (_heard, { words }) => [{ do: 'goTo', flow: 'ask-for-help', seed: { words } }],
          to: 'done',
        },
        { when: saysYes, to: 'asking' },
        { when: saysNo, tell: () => [say('ask-a-question.left')], to: 'done' },
      ],
    ),
    asking: {
      entry: tell(({ words, category }) => [{ do: 'askQuestion', words, category: category ?? 'other' }]),
      on: {
        requestOpened: {
          actions: tell((_kept, event) => {
            if (event.type !== 'requestOpened') return []
            const { deskOpensAt } = event.facts.neighbourhood
            const { number } = event
            return deskOpensAt === null
              ? [say('ask-a-question.asked', { number })]
              : [say('ask-a-question.asked-later', { number, when: { when: deskOpensAt } })]
          }),
          target: 'done',
        },
      },
    },
    done: { type: 'final' },
  },
})

/** Something that somebody wants to know: a person at the desk answers it in writing. */
export const askAQuestion = defineFlow({ name: 'ask-a-question', version: 1, machine, context })
