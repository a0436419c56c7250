import { type Language, languages } from '../../core/conversations/meaning.ts'
import type { VolunteerChange } from '../../core/people/change-volunteer.ts'
import { type Heard, saysNo } from '../talk/heard.ts'
import { readAvailability, readCategories, readLanguages } from '../volunteer/sign-up.ts'
import { isNameOfWish, type Wish, wishIn } from './wish.ts'

/** What a helper can change by saying it, and how it is read; null where nothing of it was said. */
export const readers: Partial<Record<Wish, (heard: Heard) => VolunteerChange | null>> = {
  what: readOtherCategories,
  when: (heard) => readAvailability(heard),
  where: readAreas,
  spoken: readSpoken,
  often: readOften,
  reach: readReach,
}

/** Whether a helper says, out of the blue, that something should be different: "ik ben op vakantie tot 5 december". */
export function saysWish(heard: Heard): boolean {
  const { meaning, text } = heard
  const wish = meaning.choice === null ? wishIn(text) : null
  if (wish === null || ['language', 'stop', 'forget'].includes(wish)) return false
  if (isNameOfWish(text)) return true
  const reader = readers[wish]
  // what can be a question about help of their own, is one
  return reader === undefined || (!text.includes('?') && reader(heard) !== null)
}

const besides = /(?<!\p{L})(ook|erbij|ek|derby|also|too|as well|add)(?!\p{L})/iu
const noMore = /(?<!\p{L})(geen|niet meer|gjin|net mear|no more|no longer|not)(?!\p{L})/iu

/** Kinds of help: added to what somebody does, taken away from it, or in its place. */
function readOtherCategories(heard: Heard): VolunteerChange | null {
  const read = readCategories(heard)
  if (!read) return null
  const now = heard.facts.volunteer?.categories ?? []
  if (noMore.test(heard.text)) {
    const left = now.filter((category) => !read.categories.includes(category))
    return left.length === 0 ? null : { categories: left }
  }
  if (besides.test(heard.text)) return { categories: [...new Set([...now, ...read.categories])] }
  return read
}

/** Languages: besides those that somebody speaks already, or in their place. */
function readSpoken(heard: Heard): VolunteerChange | null {
  const { meaning, text, facts } = heard
  const named = languages.filter((language) => spokenWords[language].test(text))
  const read = named.length > 0 && meaning.chosen.length === 0 ? { languages: named } : readLanguages(heard)
  if (!read || !besides.test(text)) return read
  return { languages: [...new Set([...(facts.volunteer?.languages ?? []), ...read.languages])] }
}

const spokenWords: Record<Language, RegExp> = {
  nl: /nederlands|nederlânsk|dutch/iu,
  fy: /fries(?!land)|frysk|frisian/iu,
  en: /engels|ingelsk|english/iu,
}

const everywhere =
  /overal|hele (wijk|buurt)|heel |maakt (me )?niet uit|oeral|hiele (wyk|buert)|makket (my )?net út|everywhere|anywhere|whole/iu

/** Postcodes, of four digits or in full. */
function readAreas({ text, meaning }: Heard): VolunteerChange | null {
  if (meaning.choice === 'everywhere' || everywhere.test(text)) return { areas: [] }
  const named = [...text.matchAll(/(?<!\d)([1-9]\d{3})(?:([a-z]{2})|\s?([A-Z]{2}))?(?![\p{L}\d])/gu)]
  const areas = [
    ...new Set(named.map(([, digits, small, large]) => `${digits}${(small ?? large ?? '').toUpperCase()}`)),
  ]
  return areas.length === 0 ? null : { areas: areas.slice(0, 20) }
}

const numberWords = [
  /(?<!\p{L})(een|één|eenmaal|ien|one|once)(?!\p{L})/iu,
  /(?<!\p{L})(twee|tweemaal|twa|two|twice)(?!\p{L})/iu,
  /(?<!\p{L})(drie|trije|three)(?!\p{L})/iu,
  /(?<!\p{L})(vier|fjouwer|four)(?!\p{L})/iu,
  /(?<!\p{L})(vijf|fiif|five)(?!\p{L})/iu,
]
const asNeeded =
  /zo vaak|maakt (me )?niet uit|altijd goed|net sa faak|sa faak|makket (my )?net út|as often|doesn.?t matter/iu

/** How often a week at most; null means as often as everybody. */
function readOften({ text, meaning }: Heard): VolunteerChange | null {
  const picked = Number(meaning.choice)
  if (meaning.choice === 'usual' || asNeeded.test(text)) return { pingsPerWeek: null }
  const digits = Number(/(?<!\d)(\d{1,2})(?!\d)/.exec(text)?.[1] ?? 0)
  const inWords = numberWords.findIndex((word) => word.test(text)) + 1
  const times = picked || digits || inWords
  return times >= 1 && times <= 20 ? { pingsPerWeek: times } : null
}

const clock =
  '(\\d{1,2})(?:[:.](\\d{2}))?\\s*(?:uur|u|oere|o.clock|h)?\\s*(\\S*\\s?(?:avonds|jûns|middags|middeis|evening|pm|p\\.m\\.))?'
const after = new RegExp(`(?<!\\p{L})(?:na|nei|after)\\s+${clock}`, 'iu')
const before = new RegExp(`(?<!\\p{L})(?:voor|vóór|foar|before)\\s+${clock}`, 'iu')
const calls = /bel(len)?(?!\p{L})|belje|skilje|phone|call/iu
const texts = /bericht|hier|app|sms|berjocht|hjir|message|text|here/iu

/** By phone or by message, and when not: "niet na 8 uur 's avonds". */
function readReach(heard: Heard): VolunteerChange | null {
  const { text, meaning, facts } = heard
  const quietFrom = timeIn(after.exec(text), true)
  const quietUntil = timeIn(before.exec(text), false)
  if (quietFrom || quietUntil) return { quietFrom, quietUntil }
  if (meaning.choice === 'phone' || (calls.test(text) && !saysNo(heard))) return { callFirst: true }
  if (meaning.choice === 'here' || texts.test(text)) return { callFirst: false, reachBy: facts.channel }
  return meaning.choice === 'any-hour' ? { quietFrom: null, quietUntil: null } : null
}

/** "Na 8" is in the evening, "voor 9" in the morning. */
function timeIn(found: RegExpExecArray | null, evening: boolean): string | null {
  const [, digits, minutes = '00', late] = found ?? []
  if (!digits) return null
  const hour = Number(digits)
  const shifted = hour < 12 && hour >= 1 && (late || evening) ? hour + 12 : hour
  return shifted > 23 || Number(minutes) > 59 ? null : `${String(shifted).padStart(2, '0')}:${minutes}`
}
