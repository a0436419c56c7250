import { askAdvisers } from '../advice/ask-advisers.ts'
import { needsReading, questionFor } from '../advice/words-for-advisers.ts'
import { foardoar } from '../requests/help-request.ts'
import { openRequest } from '../requests/open-request.ts'
import type { Wish } from '../requests/opening.ts'
import { changeRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'

/**
 * Something that somebody wants to know: a request that is answered in writing, and waits for the desk like any other.
 * Where the neighbourhood wants it so, trained volunteers are asked at once, unless the words tell who asks.
 */
export async function askQuestion(work: Work, wish: Wish): Promise<number> {
  const opened = await openRequest(work, wish)
  if (!opened.ok) throw new Error(`A flow asked a question that cannot be: ${opened.why}.`)
  await changeRequest(work, opened.id, { isQuestion: true })
  if (work.core.neighbourhoods.get(wish.neighbourhoodId).questions?.ask === 'at-once') {
    const words = await questionFor(work, wish)
    if (words && !needsReading(words)) await askAdvisers(work, opened.id, words, foardoar)
  }
  return opened.number
}
