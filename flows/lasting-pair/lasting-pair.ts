import { z } from 'zod'
import type { Facts, Flow, FlowEvent, PairQuestion } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, ownWords, saysNo, saysYes } from '../talk/heard.ts'
import { latestAsk } from '../talk/latest-ask.ts'
import { askYesNo, say } from '../talk/lines.ts'
import { type Patience, talk } from '../talk/talk.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** The pair that was asked about. */
  arrangementId: z.string(),
  agrees: z.boolean(),
  words: z.string().nullable(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({ always: [toFrontDoor()] })

/** A yes or no to "do you want to be a pair?" or "does it go well?", whatever else we were talking about. */
const claims: NonNullable<Flow['claims']> = ({ about, facts, meaning }) => {
  if (about !== null) return about.startsWith('m:')
  return meaning.answer !== null && latestAsk(facts) === 'pair'
}

const machine = createMachine({
  id: 'lasting-pair',
  context: { misses: 0, nudged: false, arrangementId: '', agrees: false, words: null },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: (heard) => meant(heard) === null, tell: () => [say('lasting-pair.gone')], to: 'done' },
      { when: saysYes, keep: (heard) => keepAnswer(heard, true), to: 'answering' },
      { when: saysNo, keep: (heard) => keepAnswer(heard, false), to: 'answering' },
      { when: () => true, keep: (heard) => keepAnswer(heard, false), to: 'sure' },
    ]),
    sure: question('sure', (kept, facts) => [askSure(kept, facts)], [
      { when: saysYes, keep: () => ({ agrees: true }), to: 'answering' },
      { when: saysNo, keep: () => ({ agrees: false }), to: 'answering' },
    ]),
    answering: {
      entry: tell(({ arrangementId, agrees, words }) => [{ do: 'answerPair', arrangementId, agrees, words }]),
      on: {
        pairAnswered: { actions: tell((_kept, event) => answered(event)), target: 'done' },
      },
    },
    done: { type: 'final' },
  },
})

/** Two who meet when they please: each says whether they want to, and now and then whether it goes well. */
export const lastingPair = defineFlow({ name: 'lasting-pair', version: 1, machine, context, claims })

/** The question that is answered: the one of the button, or the newest. */
function meant({ about, facts }: Heard): PairQuestion | null {
  if (about?.startsWith('m:')) return facts.pairQuestions.find(({ id }) => `m:${id}` === about) ?? null
  return facts.pairQuestions.at(-1) ?? null
}

function keepAnswer(heard: Heard, agrees: boolean): Partial<Kept> {
  const { tail } = heard.meaning
  return { arrangementId: meant(heard)?.id ?? '', agrees, words: tail === null ? null : ownWords(tail) }
}

function askSure({ arrangementId }: Kept, { pairQuestions }: Facts): Intent {
  const isCheckIn = pairQuestions.some(({ id, about }) => id === arrangementId && about === 'check-in')
  return askYesNo(isCheckIn ? 'lasting-pair.sure-check-in' : 'lasting-pair.sure')
}

function answered(event: FlowEvent): Intent[] {
  return event.type === 'pairAnswered' ? [say(`lasting-pair.answer-${event.how}`)] : []
}
