import { z } from 'zod'
import type { Facts, Flow } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import type { Meaning } from '../../core/conversations/meaning.ts'
import { defineFlow } from '../define-flow.ts'
import { hasOwn, statusLines } from '../talk/asides.ts'
import { ownWords } from '../talk/heard.ts'
import { type Patience, talk } from '../talk/talk.ts'
import { standLines } from './news.ts'
import { saysForMyself } from './says-professional.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** They ask after a request of their own too: nobody at the desk has to read it. */
  own: z.boolean(),
  words: z.string().max(400),
  number: z.number().nullable(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, otherwise } = talk<Kept>()

/** How people ask after somebody else, or after a number, in three languages at once. */
const howItStands =
  /(?<![\p{L}])(?:hoe (?:staat|zit|gaat|is) het (?:nu |nou |er)?met|hoe (?:stiet|sit|giet|is) it (?:no |der)?mei|(?:how is it going|how are things|how does it stand|how is it|what is happening|any news|nieuws|nijs) (?:with|about|about the|over|van|fan|oer))(?![\p{L}])/iu

/** "Hoe staat het met mevrouw X?" of somebody who works for others, in the middle of whatever else is asked. */
const claims: NonNullable<Flow['claims']> = ({ facts, meaning, text, about, with: extra }) =>
  facts.professional?.status === 'approved' &&
  (meaning.act === 'status' || howItStands.test(text)) &&
  about === null &&
  extra === null &&
  meaning.choice === null &&
  !saysForMyself(text) &&
  !isOwn(facts, meaning)

const machine = createMachine({
  id: 'ask-after-clients',
  context: { misses: 0, nudged: false, own: false, words: '', number: null },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: () => true,
        keep: ({ text, meaning, facts }) => ({
          own: meaning.requestNumber === null && hasOwn(facts),
          words: ownWords(text),
          number: meaning.requestNumber,
        }),
        to: 'asking',
      },
    ]),
    asking: {
      entry: tell(({ words, number, own }) => [{ do: 'askAfterClients', words, number, orDesk: !own }]),
      on: {
        clientsStand: {
          actions: tell(({ own }, event): Intent[] => {
            if (event.type !== 'clientsStand') return []
            if (!own) return standLines(event.clients)
            return [
              ...statusLines(event.facts),
              ...(event.clients.length > 0 ? standLines(event.clients) : []),
            ]
          }),
          target: 'done',
        },
      },
    },
    done: { type: 'final' },
  },
})

/** How it stands with those for whom a professional asked; whatever was being asked goes on after it. */
export const askAfterClients = defineFlow({
  name: 'ask-after-clients',
  version: 1,
  machine,
  context,
  claims,
})

/** A request that they made for themselves is named by its number. */
function isOwn({ requests, visits }: Facts, { requestNumber }: Meaning): boolean {
  return [...requests, ...visits].some(({ number }) => number === requestNumber)
}
