import { z } from 'zod'
import { longestAdvice as longest } from '../../core/advice/advice.ts'
import type { Flow } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { type Heard, saysNo, saysYes, wordCount } from '../talk/heard.ts'
import { latestAsk } from '../talk/latest-ask.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Answer, type Patience, talk } from '../talk/talk.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** The question to which this is the answer. */
  adviceId: z.string().nullable(),
  words: z.string().max(400),
  text: z.string().max(longest),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({ soFar: ({ text }) => text || null })

/** A yes or no to "can you answer this?", whatever else we were talking about. */
const claims: NonNullable<Flow['claims']> = ({ about, facts, meaning }) => {
  if (about !== null) return about.startsWith('a:')
  return meaning.answer !== null && latestAsk(facts) === 'advice'
}

/** Not after all; words of which it is only a part belong to the answer. */
const leaves: Answer<Kept> = {
  when: ({ meaning: { act }, text }) => (act === 'cancel' || act === 'hand-back') && wordCount(text) <= 6,
  to: 'declining',
}
const tooLong: Answer<Kept> = {
  when: ({ text }) => text.trim().length > longest,
  tell: () => [say('give-advice.too-long')],
  to: 'writing',
}
const keepText = ({ text }: Heard) => ({ text: text.trim().toWellFormed() })

const machine = createMachine({
  id: 'give-advice',
  context: { misses: 0, nudged: false, adviceId: null, words: '', text: '' },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: (heard) => meant(heard) === null, tell: () => [say('give-advice.over')], to: 'done' },
      { when: saysYes, keep: keepMeant, to: 'beginning' },
      { when: saysNo, keep: keepMeant, to: 'declining' },
      { when: () => true, keep: keepMeant, to: 'canYou' },
    ]),
    canYou: question('canYou', ({ words }) => [askYesNo('give-advice.can-you', { words })], [
      { when: saysYes, to: 'beginning' },
      { when: saysNo, to: 'declining' },
    ]),
    beginning: {
      entry: tell(({ adviceId }) => [{ do: 'beginAdvice', adviceId: adviceId ?? '' }]),
      on: {
        adviceBegun: { target: 'writing' },
        adviceGone: {
          actions: tell((_kept, event) =>
            event.type === 'adviceGone' ? [say(`give-advice.${event.why}`)] : [],
          ),
          target: 'done',
        },
      },
    },
    writing: question('writing', ({ words }) => [ask('give-advice.write', 'words', [], { words })], [
      leaves,
      { when: (heard) => saysNo(heard) && wordCount(heard.text) <= 2, to: 'declining' },
      tooLong,
      { when: ({ text }) => text.trim().length > 2, keep: keepText, to: 'reading' },
    ]),
    reading: question('reading', ({ text }) => [askYesNo('give-advice.read-back', { text })], [
      leaves,
      { when: (heard) => saysYes(heard) && wordCount(heard.text) <= 6, to: 'giving' },
      { when: (heard) => saysNo(heard) && wordCount(heard.text) <= 6, to: 'writing' },
      tooLong,
      // whoever sends more words has written it anew
      { when: ({ text }) => wordCount(text) > 3, keep: keepText, to: 'reading' },
    ]),
    giving: {
      entry: tell(({ adviceId, text }) => [{ do: 'giveAdvice', adviceId: adviceId ?? '', text }]),
      on: {
        adviceGiven: {
          actions: tell((_kept, event): Intent[] =>
            event.type === 'adviceGiven' ? [say(`give-advice.given-${event.how}`)] : [],
          ),
          target: 'done',
        },
        adviceGone: { actions: tell(() => [say('give-advice.over')]), target: 'done' },
      },
    },
    declining: {
      entry: tell(({ adviceId }) => [{ do: 'declineAdvice', adviceId: adviceId ?? '' }]),
      on: { adviceDeclined: { actions: tell(() => [say('give-advice.declined')]), target: 'done' } },
    },
    done: { type: 'final' },
  },
})

/** A trained volunteer answers a question in writing: they write, read it back, and let it go. */
export const giveAdvice = defineFlow({ name: 'give-advice', version: 1, machine, context, claims })

/** The question of the button, or the one that was asked last. */
function meant({ about, facts }: Heard) {
  const named = facts.advice.find(({ id }) => about === `a:${id}`)
  return about === null ? (facts.advice.findLast(({ askedAt }) => askedAt !== null) ?? null) : (named ?? null)
}

function keepMeant(heard: Heard): Partial<Kept> {
  const asked = meant(heard)
  return { adviceId: asked?.id ?? null, words: asked?.words ?? '' }
}
