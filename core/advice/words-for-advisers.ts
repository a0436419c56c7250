import { withoutPerson } from '../questions/kept-answer.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { residentOf } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { longestQuestion } from './advice.ts'

interface Asker {
  name: string | null
  street: string | null
  phone: string | null
}

const postcode = /\b\d{4} ?[a-z]{2}\b/iu
const number = /(?:\d[\s.-]?){8,}/u

/** A question as volunteers may read it: names are left out; null where something else in it tells who asks. */
export function wordsForAdvisers(words: string, asker: Asker, saidName: string | null): string | null {
  const named = withoutPerson(words, asker)
  const general = named === null ? null : withoutPerson(named, { ...asker, name: saidName })
  if (general === null || postcode.test(general) || number.test(general) || general.includes('@')) return null
  return general.replaceAll('{name}', '…').trim().slice(0, longestQuestion).toWellFormed()
}

/** The same, of a request: what we know of who asks, and the name that stands in their words. */
export async function questionFor(
  work: Pick<Work, 'core' | 'tx'>,
  { words, residentId, neighbourhoodId }: Pick<HelpRequest, 'words' | 'residentId' | 'neighbourhoodId'>,
): Promise<string | null> {
  const { clock, neighbourhoods, understand } = work.core
  const { zone } = neighbourhoods.get(neighbourhoodId)
  const context = { language: null, now: clock.now(), zone, neighbourhood: neighbourhoodId }
  const { name } = understand(words, context)
  return wordsForAdvisers(words, await residentOf(work, residentId), name)
}
