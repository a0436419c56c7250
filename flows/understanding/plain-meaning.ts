import type { Act, Category, Meaning } from '../../core/conversations/meaning.ts'
import type { When } from '../../core/when.ts'

/** A meaning as `npm run understand` writes it: one flat line. */
export interface PlainMeaning {
  lang: string
  intent: string
  category: Category | null
  top3: Category[]
  when: When | null
  emergency: '112' | '113' | null
  level: 'certain' | 'possible' | null
}

const plainer: Partial<Record<Act, string>> = {
  start: 'other',
  restart: 'other',
  settings: 'other',
  'hand-back': 'cancel',
}

/** Writes a meaning in the fewer words that the outside knows. */
export function plainMeaning(meaning: Meaning): PlainMeaning {
  const because = (start: string) => meaning.reasons.some((reason) => reason.startsWith(start))
  const errand = because('request: ') && because(`${meaning.category}: `)
  const aboutUs = meaning.act === 'question'
  // a language that nobody here reads is answered with a person, whatever it seems to ask
  const unread = meaning.language === 'other' && meaning.act === 'request'
  const speaking = meaning.act !== 'other' && meaning.act !== 'request' && !aboutUs
  const alarm = meaning.danger !== null && (meaning.danger.level === 'certain' || !(errand || speaking))
  // a talk asks where nothing was named; who must choose takes what it looks like most
  const named = aboutUs || because('other: ') || (meaning.category !== null && meaning.category !== 'other')
  const intent = alarm
    ? 'emergency'
    : unread
      ? 'other'
      : aboutUs
        ? 'request'
        : (plainer[meaning.act] ?? meaning.act)
  return {
    lang: meaning.language ?? 'nl',
    intent,
    category:
      intent !== 'request'
        ? null
        : aboutUs
          ? 'other'
          : named
            ? meaning.category
            : (meaning.top3[0] ?? 'other'),
    top3: meaning.top3,
    when: intent === 'emergency' ? null : meaning.when,
    emergency: meaning.danger === null ? null : meaning.danger.number === 112 ? '112' : '113',
    level: meaning.danger?.level ?? null,
  }
}
