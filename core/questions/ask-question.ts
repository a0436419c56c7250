import { openRequest } from '../requests/open-request.ts'
import type { Wish } from '../requests/opening.ts'
import { changeRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'

/** Something that somebody wants to know: a request that is answered in writing, and waits for the desk like any other. */
export async function askQuestion(work: Work, wish: Wish): Promise<number> {
  const opened = await openRequest(work, wish)
  if (!opened.ok) throw new Error(`A flow asked a question that cannot be: ${opened.why}.`)
  await changeRequest(work, opened.id, { isQuestion: true })
  return opened.number
}
