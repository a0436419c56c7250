import type { Wish } from '../requests/opening.ts'
import type { Loaded } from './conversation.store.ts'
import type { CoreDeed } from './core-deed.ts'
import type { Language } from './meaning.ts'

/** What a resident wants opened, as the desk will have it. */
export function wishOf(
  { category, words, wantedAt, urgency, forWhom }: Extract<CoreDeed, { do: 'openRequest' }>,
  { person, message }: Loaded,
  language: Language,
): Wish {
  return {
    neighbourhoodId: person.neighbourhoodId,
    residentId: person.id,
    category,
    words,
    wantedAt,
    urgency,
    forWhom: forWhom ?? null,
    origin: message?.channel ?? 'sms',
    language,
  }
}
