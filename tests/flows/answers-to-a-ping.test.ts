import { describe, expect, test } from '@jest/globals'
import type { OpenOffer, Visit } from '../../core/conversations/flow.ts'
import type { Language } from '../../core/conversations/meaning.ts'
import { gardener, known, Talking } from '../support/talking.ts'

const offer: OpenOffer = {
  id: 'o1',
  code: null,
  number: 217,
  category: 'garden',
  wantedAt: '2026-11-23@afternoon',
  askedAt: '2026-11-22T08:00:00Z',
  status: 'asked',
}
const second: OpenOffer = { ...offer, id: 'o2', code: 2, number: 218 }
const visit: Visit = { ...offer, offerId: 'o1', requestId: 'r1', resident: 'Jan', askedDoneAt: null }

/** What came of it: the one deed, or the key of what is said where nothing is done. */
async function comesOf(text: string, language: Language, offers = [offer]): Promise<string> {
  const talk = new Talking({ person: known, offers, volunteer: gardener, language })
  const said = await talk.says(text)
  const [deed] = talk.deeds
  if (deed?.do === 'acceptOffer') return deed.condition ? 'yes, but' : 'yes'
  if (deed?.do === 'declineOffer') return 'no'
  if (deed?.do === 'askAboutOffer') return 'question'
  if (deed) return deed.do
  if (/Geen haast|Gjin haast|No hurry/.test(said)) return 'not yet'
  return /#217|#218/.test(said) ? 'asked again' : said
}

const says: Record<Language, Record<string, string[]>> = {
  nl: {
    yes: [
      'ja',
      'JA!!',
      'ja hoor',
      'is goed',
      'komt goed',
      'doe ik',
      'dat kan ik doen',
      'ik help wel',
      'ik wil wel helpen',
      'lukt wel',
      '👍🏽',
      'geen probleem',
      'hoi, ja dat kan',
      'graag',
    ],
    no: [
      'nee',
      'nee sorry',
      'helaas niet',
      'dan kan ik niet',
      'ik kan morgen niet',
      'deze keer niet',
      'nu even niet',
      'liever niet',
      'ik ben op vakantie',
      'geen tijd',
      'volgende keer weer',
    ],
    'not yet': [
      'misschien',
      'later',
      'straks',
      'weet ik nog niet',
      'ik kijk even',
      'ik moet eerst overleggen',
      'ja nee',
      'nee ja',
      'ja maar nee',
      'ligt eraan hoe laat',
    ],
    question: [
      'hoe lang duurt het?',
      'hoe lang duurt het',
      'waar is het',
      'hoe laat?',
      'voor wie is het',
      'moet ik een auto hebben',
      'is er een hond?',
      'mag ik mijn zoon meenemen?',
      'kan het ook woensdag?',
    ],
    'yes, but': [
      'ja, maar pas om 4 uur',
      'ja, hoe laat moet ik er zijn?',
      'ik kan wel maar pas om 4 uur',
      'ok, als ik iemand mee mag nemen',
    ],
    'asked again': ['nooit', 'nou', 'jan', 'nog', 'sorry', 'ik kan vanaf 3 uur', 'liever woensdag'],
  },
  fy: {
    yes: [
      'ja',
      'ja hear',
      'is goed',
      'doch ik',
      'ik kin wol',
      'kin wol',
      'dat kin ik dwaan',
      'mei nocht',
      'ik help wol',
    ],
    no: [
      'nee',
      'nee, spitich',
      'kin net',
      'ik kin net',
      'spitigernôch net',
      'dan kin ik net',
      'moarn kin ik net',
      'dizze kear net',
      'no net',
    ],
    'not yet': [
      'miskien',
      'aanst',
      'letter',
      'ik sjoch efkes',
      'ik moat earst oerlizze',
      'wit ik noch net',
      'ja mar nee',
    ],
    question: [
      'hoe lang duorret it?',
      'wêr is it',
      'hoe let',
      'foar wa is it',
      'moat ik in auto hawwe',
      'kin it ek woansdei?',
    ],
    'yes, but': [
      'ja, mar net foar tsienen',
      'ja, hoe let moat ik der wêze?',
      'ik kin wol mar pas om fjouweren',
    ],
    'asked again': ['noait', 'leaver woansdei'],
  },
  en: {
    yes: [
      'yes',
      'Yep',
      "I'll do it",
      'I can do that',
      "I'll help",
      'no problem',
      'no worries',
      'sure thing',
      'count me in',
      'works for me',
    ],
    no: ['no', 'nope', "no can't", 'not today', 'not this time', 'sorry no', "I can't tomorrow", 'too busy'],
    'not yet': [
      'maybe',
      'later',
      'not sure',
      "I'll let you know",
      'let me check',
      'one moment',
      'yes no',
      'it depends',
    ],
    question: [
      'how long does it take?',
      'how long',
      'where is it',
      'what time',
      'who is it for?',
      'can I bring my son?',
      'do I need a car',
    ],
    'yes, but': ['yes but only after 5', "yes if it's after five", 'ok, what time?'],
    'asked again': ['now', 'yesterday', 'I can at 4', 'note to self'],
  },
}
const table = Object.entries(says).flatMap(([language, kinds]) =>
  Object.entries(kinds).flatMap(([kind, texts]) => texts.map((text) => [language, text, kind] as const)),
)

describe('an answer to a ping', () => {
  test.each(table)('in %s, "%s", is: %s', async (language, text, kind) => {
    expect(await comesOf(text, language as Language)).toBe(kind)
  })

  test.each([
    ['kan iemand mijn heg knippen?', 'Wanneer heb je de hulp nodig'],
    ['is er iemand die vrijdag de hond kan uitlaten?', 'Welk deel van de dag past je vrijdag'],
  ])('"%s" is a request of their own', async (text, said) => {
    expect(await comesOf(text, 'nl')).toContain(said)
  })
})

describe('with two pings open', () => {
  test.each(['ja', 'ik wil wel helpen', 'nee'])(
    'a bare "%s" answers neither and asks which',
    async (text) => {
      const talk = new Talking({ person: known, offers: [offer, second], volunteer: gardener })
      expect(await talk.says(text)).toMatch(/Bij welke/)
      expect(talk.deeds).toEqual([])
    },
  )

  test.each(['hoe lang duurt het?', 'jan'])('"%s" hears how to say which', async (text) => {
    const talk = new Talking({ person: known, offers: [offer, second], volunteer: gardener })
    expect(await talk.says(text)).toContain('ja 2')
    expect(talk.deeds).toEqual([])
  })
})

describe('words before the yes', () => {
  test('that named a time go to the desk with it', async () => {
    const talk = new Talking({ person: known, offers: [offer], volunteer: gardener })
    expect(await talk.says('ik kan vanaf 3 uur')).toContain('Kun jij helpen met #217')
    await talk.says('ja')
    expect(talk.did('acceptOffer')).toEqual([
      { do: 'acceptOffer', offerId: 'o1', tail: 'ik kan vanaf 3 uur', condition: true },
    ])
  })

  test('that were only a slip do not', async () => {
    const talk = new Talking({ person: known, offers: [offer], volunteer: gardener })
    await talk.says('nou')
    await talk.says('ja')
    expect(talk.did('acceptOffer')).toMatchObject([{ tail: null, condition: false }])
  })
})

describe('after the yes', () => {
  test.each(['ja', 'ok tot morgen', '👍', 'hoe laat?', 'waar is het'])(
    '"%s" brings all of it again',
    async (text) => {
      const talk = new Talking({ person: known, visits: [visit], volunteer: gardener })
      expect(await talk.says(text)).toMatch(/genoteerd voor #217[\s\S]*Jan de Vries[\s\S]*06-10000000/)
    },
  )

  test('the button that was pressed before does the same', async () => {
    const talk = new Talking({ person: known, visits: [visit], volunteer: gardener })
    expect(await talk.presses('yes', 'o:o1')).toContain('genoteerd voor #217')
  })

  test('a no is a hand back, if they mean it', async () => {
    const talk = new Talking({ person: known, visits: [visit], volunteer: gardener })
    expect(await talk.says('nee')).toContain('Kun je echt niet bij #217')
    expect(talk.deeds).toEqual([])
  })

  test('with two jobs each is named', async () => {
    const visits = [visit, { ...visit, offerId: 'o2', number: 218 }]
    const talk = new Talking({ person: known, visits, volunteer: gardener })
    expect(await talk.says('ja')).toMatch(/#217[\s\S]*#218/)
    expect(talk.deeds).toEqual([])
  })
})
