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

/** How people say who they are, or sign, in three languages at once; the names come behind it. */
const says =
  '(?:ik ben|ik heet|mijn naam is|(?:je|u) spreekt met|met vriendelijke groet(?:en)?|groet(?:en|jes)?|gr|mvg|ik bin|ik hjit|myn namme is|groetnis|i am|i.m|my name is|this is|regards|greetings)'
const first = "\\p{Lu}(?:\\.|[\\p{L}'-]*)"
const names = `${first}(?:\\s+(?:${first}|(?:de|den|der|het|in|la|op|ten|ter|van|al|el)(?![\\p{L}])))*`
const introduced = new RegExp(`(?<![\\p{L}])(${caseless(says)}[\\s,.:]+)${names}`, 'gu')
/** They may say who they are in words that we cannot tell from others. */
const mayTell = new RegExp(`(?<![\\p{L}])${says}(?![\\p{L}])(?![\\s,.:]+(?:…|\\d))`, 'iu')

/** A question as volunteers may read it: names are left out; null where something else in it tells who asks. */
export function wordsForAdvisers(words: string, asker: Asker, saidName: string | null): string | null {
  const named = withoutPerson(words.replace(introduced, '$1…'), asker)
  const general = named === null ? null : withoutPerson(named, { ...asker, name: saidName })
  if (general === null || postcode.test(general) || number.test(general) || general.includes('@')) return null
  return general.replaceAll('{name}', '…').trim().slice(0, longestQuestion).toWellFormed()
}

/** Whether somebody has to read it first: it may still tell who asks. */
export function needsReading(words: string): boolean {
  return mayTell.test(words)
}

/** Either case of each letter: names are told from other words by their capital, so the rest cannot ignore case. */
function caseless(pattern: string): string {
  return pattern.replace(/(?<![\\?])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
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
