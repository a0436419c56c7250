import { z } from 'zod'
import type { Flow } from '../../core/conversations/flow.ts'
import { defineFlow } from '../define-flow.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, saysNo, saysYes } from '../talk/heard.ts'
import { latestAsk } from '../talk/latest-ask.ts'
import { askYesNo, say } from '../talk/lines.ts'
import { type Patience, talk } from '../talk/talk.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** The request that was made for them. */
  requestId: z.string().nullable(),
  organisation: z.string(),
  agrees: z.boolean(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({ always: [toFrontDoor()] })

/** A yes or no to "shall we look for something together?", whatever else we were talking about. */
const claims: NonNullable<Flow['claims']> = ({ about, facts, meaning }) => {
  if (about !== null) return about.startsWith('w:')
  return meaning.answer !== null && latestAsk(facts) === 'prescription'
}

const machine = createMachine({
  id: 'on-prescription',
  context: { misses: 0, nudged: false, requestId: null, organisation: '', agrees: false },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: (heard) => meant(heard) === null, tell: () => [say('on-prescription.gone')], to: 'done' },
      {
        when: (heard) => saysYes(heard) && heard.meaning.answer !== 'yes-but',
        keep: (heard) => ({ ...meant(heard), agrees: true }),
        to: 'answering',
      },
      { when: saysNo, keep: (heard) => ({ ...meant(heard) }), to: 'answering' },
      { when: () => true, keep: (heard) => ({ ...meant(heard) }), to: 'sure' },
    ]),
    sure: question('sure', ({ organisation }) => [askYesNo('on-prescription.sure', { organisation })], [
      { when: saysYes, keep: () => ({ agrees: true }), to: 'answering' },
      { when: saysNo, keep: () => ({ agrees: false }), to: 'answering' },
    ]),
    answering: {
      entry: tell(({ requestId, agrees }) => [{ do: 'answerContact', requestId: requestId ?? '', agrees }]),
      on: {
        contactKept: [
          {
            guard: ({ event }) => event.type === 'contactKept' && event.asks,
            actions: tell(() => [say('on-prescription.good')]),
            target: 'telling',
          },
          {
            actions: tell(({ agrees, organisation }) => [
              agrees ? say('on-prescription.good') : say('on-prescription.not', { organisation }),
            ]),
            target: 'done',
          },
        ],
        contactGone: { actions: tell(() => [say('on-prescription.gone')]), target: 'done' },
      },
    },
    telling: question(
      'telling',
      ({ organisation }) => [askYesNo('on-prescription.may-hear', { organisation })],
      [
        {
          when: saysYes,
          tell: (_heard, { requestId }) => [
            { do: 'answerTelling', requestId: requestId ?? '', agrees: true },
            say('on-prescription.hears'),
          ],
          to: 'done',
        },
        {
          when: saysNo,
          tell: (_heard, { requestId }) => [
            { do: 'answerTelling', requestId: requestId ?? '', agrees: false },
            say('on-prescription.hears-not'),
          ],
          to: 'done',
        },
      ],
    ),
    done: { type: 'final' },
  },
})

/** Somebody whom a practice sent says whether something is looked for, and whether the practice hears how it goes. */
export const onPrescription = defineFlow({ name: 'on-prescription', version: 1, machine, context, claims })

/** The question that is answered: the one of the button, or the newest. */
function meant({ about, facts }: Heard): Pick<Kept, 'requestId' | 'organisation'> | null {
  const asked = about?.startsWith('w:')
    ? facts.prescriptions.find(({ requestId }) => requestId === about.slice(2))
    : facts.prescriptions[0]
  return asked
    ? { requestId: asked.requestId, organisation: asked.organisation.slice(0, 100).toWellFormed() }
    : null
}
