import type { Category, Language } from '../../core/conversations/meaning.ts'

/** Somebody of the example neighbourhood; all of them are invented. */
export interface Neighbour {
  name: string
  channel: 'telegram' | 'sms' | 'whatsapp'
  identifier: string
  language: Language
  volunteer?: {
    categories: Category[]
    languages: Language[]
    availability: string[]
    vetted: boolean
    training?: string[]
  }
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']
const parts = (days: string[], ...of: string[]) => days.flatMap((day) => of.map((part) => `${day}-${part}`))
const daytime = parts(weekdays, 'morning', 'afternoon')
const weekend = parts(['sat', 'sun'], 'morning', 'afternoon', 'evening')

/** A dozen volunteers and a few residents, so that the first minute is lively. */
export const cast: Neighbour[] = [
  { name: 'Griet Hoekstra', channel: 'sms', identifier: '+31612340001', language: 'nl' },
  { name: 'Douwe Terpstra', channel: 'sms', identifier: '+31612340002', language: 'fy' },
  { name: 'Amina Yusuf', channel: 'whatsapp', identifier: '+31612340003', language: 'en' },
  { name: 'Wim Postma', channel: 'telegram', identifier: '510000004', language: 'nl' },
  helper(
    'Sietske Dijkstra',
    'telegram',
    '510000011',
    'fy',
    ['groceries', 'company', 'cooking'],
    ['nl', 'fy'],
    [],
  ),
  helper('Mark de Boer', 'sms', '+31612340012', 'nl', ['groceries', 'odd-jobs', 'garden'], ['nl', 'en'], []),
  helper(
    'Fatima El Amrani',
    'whatsapp',
    '+31612340013',
    'nl',
    ['groceries', 'paperwork', 'digital', 'company'],
    ['nl', 'en'],
    daytime,
    ['questions'],
  ),
  helper(
    'Jelle van der Wal',
    'telegram',
    '510000014',
    'fy',
    ['garden', 'odd-jobs', 'pets'],
    ['nl', 'fy'],
    weekend,
  ),
  helper(
    'Priya Nair',
    'telegram',
    '510000015',
    'en',
    ['digital', 'paperwork', 'ride', 'company'],
    ['en', 'nl'],
    [],
    ['questions'],
  ),
  helper('Klaas Visser', 'sms', '+31612340016', 'nl', ['ride', 'groceries', 'odd-jobs'], ['nl'], daytime, [
    'driver',
  ]),
  helper('Anke Bosma', 'sms', '+31612340017', 'fy', ['company', 'care', 'activities'], ['nl', 'fy'], daytime),
  helper('Tomasz Nowak', 'whatsapp', '+31612340018', 'en', ['odd-jobs', 'garden'], ['en', 'nl'], weekend),
  helper(
    'Hilda Wiersma',
    'telegram',
    '510000019',
    'nl',
    ['cooking', 'company', 'activities'],
    ['nl', 'fy'],
    [],
  ),
  helper('Bart Smit', 'sms', '+31612340020', 'nl', ['pets', 'garden', 'groceries'], ['nl', 'en'], weekend),
  helper(
    'Ytsje de Vries',
    'telegram',
    '510000021',
    'fy',
    ['care', 'company', 'groceries'],
    ['nl', 'fy'],
    daytime,
  ),
  helper(
    'Samuel Owusu',
    'whatsapp',
    '+31612340022',
    'en',
    ['ride', 'odd-jobs', 'digital'],
    ['en', 'nl'],
    [],
    ['driver'],
  ),
]

function helper(
  name: string,
  channel: Neighbour['channel'],
  identifier: string,
  language: Language,
  categories: Category[],
  languages: Language[],
  availability: string[],
  training: string[] = [],
): Neighbour {
  return {
    name,
    channel,
    identifier,
    language,
    volunteer: { categories, languages, availability, vetted: true, training },
  }
}
