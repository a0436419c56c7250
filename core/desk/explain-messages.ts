import { type Explanation, explain } from '../conversations/explain.ts'
import type { Core } from '../core.ts'
import type { Neighbourhood } from '../neighbourhoods/neighbourhoods.ts'
import { readSaid } from './said.store.ts'

/** How one message was understood. */
export interface ExplainedMessage {
  at: Date
  explanation: Explanation
}

/** Enough to see how a request came about. */
const most = 6

/**
 * Explains the latest messages that led to a request, or of somebody the desk talks with. Nothing is kept for it: the
 * messages are read again, so what can be explained goes with the words themselves.
 */
export async function explainMessages(
  core: Core,
  subject: { kind: 'request' | 'person'; id: string },
  { id, zone }: Neighbourhood,
): Promise<ExplainedMessage[]> {
  const explained: ExplainedMessage[] = []
  for (const { at, text, language } of await readSaid(core, subject, most))
    explained.push({
      at,
      explanation: await explain(core.understand, text, {
        language,
        now: at,
        zone,
        neighbourhood: id,
      }),
    })
  return explained
}
