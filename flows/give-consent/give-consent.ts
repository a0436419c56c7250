import { z } from 'zod'
import type { Facts, Flow, FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, saysNo, saysYes } from '../talk/heard.ts'
import { latestAsk } from '../talk/latest-ask.ts'
import { askYesNo, say, sayLine } from '../talk/lines.ts'
import { type Patience, talk } from '../talk/talk.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** The referral that was asked about. */
  referralId: z.string().nullable(),
  agrees: z.boolean(),
})
type Kept = z.infer<typeof context> & Patience
type ConsentKept = Extract<FlowEvent, { type: 'consentKept' }>

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({ always: [toFrontDoor()] })

/** A yes or no to "may we ask them?", whatever else we were talking about. */
const claims: NonNullable<Flow['claims']> = ({ about, facts, meaning }) => {
  if (about !== null) return about.startsWith('c:')
  return meaning.answer !== null && latestAsk(facts) === 'consent'
}

const machine = createMachine({
  id: 'give-consent',
  context: { misses: 0, nudged: false, referralId: null, agrees: false },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: (heard) => meant(heard) === null, tell: () => [say('give-consent.gone')], to: 'done' },
      // a yes with something behind it may well be a no: it is asked once more, in plain words
      { when: isPlainYes, keep: (heard) => ({ referralId: meant(heard), agrees: true }), to: 'answering' },
      { when: saysNo, keep: (heard) => ({ referralId: meant(heard) }), to: 'answering' },
      { when: () => true, keep: (heard) => ({ referralId: meant(heard) }), to: 'sure' },
    ]),
    sure: question('sure', (kept, facts) => [askSure(kept, facts)], [
      { when: saysYes, keep: () => ({ agrees: true }), to: 'answering' },
      { when: saysNo, keep: () => ({ agrees: false }), to: 'answering' },
    ]),
    answering: {
      entry: tell(({ referralId, agrees }) => [
        { do: 'answerConsent', referralId: referralId ?? '', agrees },
      ]),
      on: {
        consentKept: {
          actions: tell(({ agrees }, event): Intent[] =>
            event.type === 'consentKept' ? kept(agrees, event) : [],
          ),
          target: 'done',
        },
        consentGone: { actions: tell(() => [say('give-consent.gone')]), target: 'done' },
      },
    },
    done: { type: 'final' },
  },
})

/** A resident answers whether an organisation may know what it needs to help them. */
export const giveConsent = defineFlow({ name: 'give-consent', version: 1, machine, context, claims })

/** The question that is answered: the one of the button, or the newest. */
function meant({ about, facts }: Heard): string | null {
  if (about?.startsWith('c:'))
    return facts.consents.find(({ referralId }) => referralId === about.slice(2))?.referralId ?? null
  return facts.consents[0]?.referralId ?? null
}

function isPlainYes(heard: Heard): boolean {
  return saysYes(heard) && heard.meaning.answer !== 'yes-but'
}

function askSure({ referralId }: Kept, { consents }: Facts): Intent {
  const asked = consents.find((each) => each.referralId === referralId)
  return asked
    ? askYesNo('give-consent.sure', { organisation: asked.organisation })
    : askYesNo('give-consent.sure-it')
}

function kept(agrees: boolean, { organisation, phone, choices }: ConsentKept): Intent[] {
  if (!agrees) return [say('give-consent.refused'), ...choices.map(sayLine)]
  return [
    phone
      ? say('give-consent.agreed-phone', { organisation, phone })
      : say('give-consent.agreed', { organisation }),
  ]
}
