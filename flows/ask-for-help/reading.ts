import { type PartOfDay, partsOfDay } from '../../core/when.ts'
import { readForWhom } from '../shared-phone/for-whom.ts'
import { missing, readPlace } from '../talk/about-you.ts'
import { type Heard, ownWords, saysNo, saysYes, wordCount } from '../talk/heard.ts'
import { addWords, type Draft, namedCategory, toldPlace } from './draft.ts'
import { everySoOften, isOver, mergeWhen } from './wanted-when.ts'

/** What was told besides the answer to our question; empty if nothing was. */
export function overheard(heard: Heard, draft: Draft): Partial<Draft> {
  const { meaning, text } = heard
  if (isOtherRequest(heard, draft)) {
    const { category, when } = meaning
    const later = { flow: 'ask-for-help', words: ownWords(text), category, wantedAt: when }
    return { later }
  }
  const told: Partial<Draft> = {}
  const category = namedCategory(meaning, heard.facts)
  if (draft.category === null && meaning.act === 'request' && category !== null) told.category = category
  if (meaning.act === 'request' && wordCount(text) >= 4) told.words = addWords(draft, text)
  if (draft.name === null && meaning.name) told.name = meaning.name.slice(0, 120).toWellFormed()
  const place = placeBesides(heard, draft)
  if (place !== null) told.place = place
  return { ...told, ...readWhen(heard, draft) }
}

/** An address that came along where there was none yet, or the postcode that was lacking. */
function placeBesides({ meaning }: Heard, draft: Draft): Draft['place'] | null {
  if (missing.place(draft)) return toldPlace(meaning)
  const { postcode } = meaning.place ?? {}
  return postcode && !draft.place.postcode
    ? { ...draft.place, postcode: postcode.slice(0, 120).toWellFormed() }
    : null
}

/** What was told while our question went unanswered; null if we heard nothing of use. */
export function onlyOverheard(heard: Heard, draft: Draft): Partial<Draft> | null {
  const told = overheard(heard, draft)
  return Object.keys(told).length > 0 ? told : null
}

/** Besides a name or an address only a whole sentence can tell more: "Zondagstraat 3" is no Sunday. */
export function besides(heard: Heard, draft: Draft): Partial<Draft> {
  return wordCount(heard.text) >= 6 ? overheard(heard, draft) : {}
}

/** What has to change in a request that was read back; null if nothing new was said. */
export function correction(heard: Heard, draft: Draft): Partial<Draft> | null {
  const { meaning, facts } = heard
  const told = { ...onlyOverheard(heard, draft) }
  const category = namedCategory(meaning, facts)
  if (saysNo(heard) && meaning.act === 'request' && category !== null && category !== draft.category) {
    told.category = category
    delete told.later
  }
  const forWhom = readForWhom(heard, draft.name)
  if (forWhom !== null && forWhom !== draft.forWhom) told.forWhom = forWhom
  else if (meaning.name && meaning.name !== draft.name) told.name = meaning.name.slice(0, 120).toWellFormed()
  const place = otherPlace(heard, draft)
  if (place !== null) told.place = place
  // A yes that says it all once more is a yes.
  if (saysYes(heard)) delete told.words
  return Object.keys(told).length > 0 ? told : null
}

/** What was named when we asked what should be different: another kind of help takes the place of the old one. */
export function otherwiseThan(heard: Heard, draft: Draft): Partial<Draft> | null {
  const told = correction(heard, draft)
  const category = namedCategory(heard.meaning, heard.facts)
  const isPicked = heard.meaning.choice !== null || heard.about !== null
  if (category === null || category === draft.category || isPicked) return told
  return { ...told, category, words: addWords(draft, heard.text), later: draft.later }
}

/** Another place than was read back: a new street begins a new address. */
function otherPlace(heard: Heard, draft: Draft): Draft['place'] | null {
  const { street } = heard.meaning.place ?? {}
  const place = readPlace(heard, street && street !== draft.place.street ? { ...draft, place: {} } : draft)
  return JSON.stringify(place) === JSON.stringify(draft.place) ? null : place
}

/** What is asked: a category that was picked or named, or a whole sentence, which the desk will read. */
export function readWhat(heard: Heard, draft: Draft): Partial<Draft> | null {
  const { meaning, text, facts } = heard
  const picked = facts.neighbourhood.categories.find((each) => each === meaning.choice)
  const category = picked ?? namedCategory(meaning, facts)
  // The label of a button is our words, not theirs.
  const isSentence = heard.about === null && wordCount(text) >= 3
  if (category === null && !(isSentence && (meaning.act === 'request' || meaning.act === 'other')))
    return null
  return {
    ...readWhen(heard, draft),
    category: category ?? 'other',
    ...(isSentence && { words: addWords(draft, text) }),
  }
}

/** When it is wanted, if that is news; the time of another request is not the time of this one. */
export function readWhen(heard: Heard, draft: Draft): Partial<Draft> | null {
  const { meaning, text, facts } = heard
  if (isOtherRequest(heard, draft)) return null
  if (meaning.when === null) return readRhythm(heard, draft)
  const merged = mergeWhen(draft.wantedAt, meaning.when, text)
  const wantedAt = everySoOften(merged, meaning.everyWeeks ?? draft.everyWeeks)
  return wantedAt === draft.wantedAt || isOver(wantedAt, facts) ? null : { wantedAt, everyWeeks: null }
}

/** "Elke week", without a day: it holds for the day that is known, or for the one that is still to be asked. */
function readRhythm({ meaning: { everyWeeks }, text }: Heard, draft: Draft): Partial<Draft> | null {
  if (everyWeeks === null || everyWeeks === draft.everyWeeks) return null
  if (draft.wantedAt === null) return { everyWeeks, words: addWords(draft, text) }
  const wantedAt = everySoOften(draft.wantedAt, everyWeeks)
  return wantedAt === draft.wantedAt ? null : { wantedAt }
}

/** The part of the day that was picked. */
export function pickedPart({ meaning }: Heard): PartOfDay | null {
  return partsOfDay.find((each) => each === meaning.choice) ?? null
}

/** Another request than the one we are busy with. */
function isOtherRequest({ meaning, facts }: Heard, draft: Draft): boolean {
  const category = namedCategory(meaning, facts)
  return (
    meaning.act === 'request' && category !== null && draft.category !== null && category !== draft.category
  )
}
