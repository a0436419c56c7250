import type { Core } from '../core.ts'
import type { Wish } from '../requests/opening.ts'
import type { Loaded } from './conversation.store.ts'
import type { CoreDeed } from './core-deed.ts'
import type { Category, Language } from './meaning.ts'

type Opening = Extract<CoreDeed, { do: 'openRequest' }>

/** What a resident wants opened, as the desk will have it. */
export function wishOf(core: Core, deed: Opening, { person, message }: Loaded, language: Language): Wish {
  const { words, wantedAt, urgency, forWhom } = deed
  return {
    neighbourhoodId: person.neighbourhoodId,
    residentId: person.id,
    category: kindAt(core, person.neighbourhoodId, deed),
    words,
    wantedAt,
    urgency,
    forWhom: forWhom ?? null,
    origin: message?.channel ?? 'sms',
    language,
  }
}

/** The kind of help as this neighbourhood knows it: who turned out to live here may have been read by the words of another. */
function kindAt(
  { neighbourhoods, understand, clock }: Core,
  id: string,
  { category, words }: Opening,
): Category {
  const { categories, kinds, zone } = neighbourhoods.get(id)
  if (categories.includes(category) && (category !== 'other' || Object.keys(kinds).length === 0))
    return category
  const read = understand(words, { language: null, now: clock.now(), zone, neighbourhood: id })
  return categories.find((each) => each === read.category) ?? 'other'
}
