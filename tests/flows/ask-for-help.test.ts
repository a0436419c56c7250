import { describe, expect, test } from '@jest/globals'
import { known, Talking } from '../support/talking.ts'

describe('somebody asks for help', () => {
  test('for the first time: is asked only what we do not know, hears it all read back, and gets a number', async () => {
    const talk = new Talking()
    const first = await talk.says('Hoi, kan iemand morgen boodschappen voor me doen?', { when: '2026-11-23' })
    expect(first).toContain('ik ben Foardoar')
    expect(first).toContain('boodschappen, morgen (maandag 23-11)')
    expect(first).toContain('Is dat goed?')
    expect(await talk.says('ja')).toContain('Hoe heet je?')
    expect(await talk.says('Jan de Vries')).toContain('straat, huisnummer en postcode')
    expect(await talk.says('Kerkstraat 5, 8925 AB')).toContain('Welk deel van de dag')
    const readBack = await talk.says('middag', { when: '2026-11-22@afternoon' })
    for (const part of ['boodschappen', 'maandag 23-11', 'middag', 'Jan de Vries', 'Kerkstraat 5, 8925 AB']) {
      expect(readBack).toContain(part)
    }
    expect(talk.did('openRequest')).toEqual([])
    expect(await talk.says('ja')).toContain('#217')
    expect(talk.did('openRequest')).toEqual([
      {
        do: 'openRequest',
        category: 'groceries',
        forWhom: null,
        words: 'Hoi, kan iemand morgen boodschappen voor me doen?',
        wantedAt: '2026-11-23@afternoon',
        urgency: 'normal',
      },
    ])
    expect(talk.deeds.map((deed) => deed.do)).toEqual([
      'giveConsent',
      'rememberName',
      'rememberPlace',
      'openRequest',
    ])
    expect(talk.frames).toEqual([])
  })

  test.each([
    {
      language: 'fy' as const,
      words: [
        'Kin immen oaremoarn om 3 oere myn tún dwaan?',
        'ja',
        'ik hjit Sietske',
        'Tsjerkestrjitte 5 8925AB',
        'ja',
      ],
    },
    {
      language: 'en' as const,
      words: [
        'Can somebody do my garden on Tuesday at 3 pm?',
        'ok',
        'Mary Jones',
        'Church street 5 8925AB',
        'OK',
      ],
    },
  ])('in $language', async ({ language, words: [first = '', ...rest] }) => {
    const talk = new Talking({ language })
    await talk.says(first, { act: 'request', category: 'garden', when: '2026-11-24T15:00' })
    for (const text of rest) await talk.says(text)
    expect(talk.did('openRequest')).toMatchObject([
      { category: 'garden', wantedAt: '2026-11-24T15:00', words: first },
    ])
    expect(talk.said).toContain('#217')
  })

  test('says no to keeping anything: is shown another way, and nothing is kept', async () => {
    const talk = new Talking()
    await talk.says('kan iemand de heg knippen')
    expect(await talk.says('nee')).toContain('058-2000000')
    expect(talk.deeds).toEqual([])
    expect(talk.frames).toEqual([])
  })

  test('who is known: hears at once what we understood', async () => {
    const talk = new Talking({ person: known })
    expect(
      await talk.says('kan iemand vrijdag om 10 uur de heg knippen', { when: '2026-11-27T10:00' }),
    ).toContain('Klopt dat?')
    await talk.says('ja hoor, en neem een trapje mee')
    expect(talk.did('openRequest')[0]?.words).toContain('neem een trapje mee')
  })

  test('corrects what was read back: "nee morgen bedoel ik" keeps the hour', async () => {
    const talk = new Talking({ person: known })
    await talk.says('kan iemand vrijdag om 10 uur de heg knippen', { when: '2026-11-27T10:00' })
    expect(await talk.says('nee morgen bedoel ik', { when: '2026-11-23', answer: 'no' })).toContain(
      'morgen (maandag 23-11) om 10:00',
    )
    await talk.says('ja')
    expect(talk.did('openRequest')).toMatchObject([{ wantedAt: '2026-11-23T10:00' }])
  })

  test('changes the address by choosing what is wrong', async () => {
    const talk = new Talking({ person: known })
    await talk.says('kan iemand vrijdag om 10 uur de heg knippen', { when: '2026-11-27T10:00' })
    expect(await talk.presses('other')).toContain('Wat wil je veranderen?')
    expect(await talk.presses('where')).toContain('Waar woon je?')
    await talk.says('Dorpsstraat 12, 8925 CD')
    await talk.presses('yes')
    expect(talk.did('rememberPlace')).toEqual([
      { do: 'rememberPlace', place: { street: 'Dorpsstraat', houseNumber: '12', postcode: '8925 CD' } },
    ])
    expect(talk.did('openRequest')).toHaveLength(1)
  })

  test('at once is urgent, and shows the number of the desk', async () => {
    const talk = new Talking({ person: known })
    await talk.says('kan iemand boodschappen doen')
    await talk.presses('asap')
    expect(await talk.presses('yes')).toContain('058-2000000')
    expect(talk.did('openRequest')).toMatchObject([{ wantedAt: 'asap', urgency: 'urgent' }])
  })

  test('asks for something else half-way: that comes next and is not lost', async () => {
    const talk = new Talking({ person: known })
    await talk.says('kan iemand vrijdag om 10 uur de heg knippen', { when: '2026-11-27T10:00' })
    const other = { act: 'request' as const, category: 'pets' as const, when: '2026-11-23@afternoon' }
    expect(await talk.says('en kan iemand morgenmiddag de hond uitlaten', other)).toContain(
      'Daar help ik je zo mee',
    )
    expect(await talk.says('ja')).toContain('huisdier')
    await talk.says('ja')
    expect(talk.did('openRequest')).toMatchObject([
      { category: 'garden', wantedAt: '2026-11-27T10:00' },
      {
        category: 'pets',
        wantedAt: '2026-11-23@afternoon',
        words: 'en kan iemand morgenmiddag de hond uitlaten',
      },
    ])
  })

  test('is misunderstood twice in a row: a person takes over, with all that was said', async () => {
    const talk = new Talking({ person: known })
    await talk.says('kan iemand de heg knippen')
    expect(await talk.says('qwerty')).toContain('dat begreep ik niet')
    expect(await talk.says('dat weet mijn dochter beter')).toContain('servicepunt neemt het over')
    expect(talk.did('handToDesk')).toEqual([{ do: 'handToDesk', why: 'misunderstood' }])
    expect(talk.did('tellDesk')[0]?.words).toContain('heg knippen')
    expect(talk.did('tellDesk')[0]?.words).toContain('dochter')
  })

  test('a thank-you or a photo in between is answered, and the question comes again', async () => {
    const talk = new Talking({ person: known })
    await talk.says('kan iemand de heg knippen')
    expect(await talk.says('dank je wel', { act: 'thanks' })).toMatch(/Graag gedaan!\nWanneer/)
    expect(await talk.says('', {}, { kind: 'attachment', type: 'photo' })).toMatch(
      /krijgt het bij je aanvraag[\s\S]*Wanneer/,
    )
    expect(talk.did('handToDesk')).toEqual([])
  })

  test('who falls silent is asked once more, and then the desk knows', async () => {
    const talk = new Talking({ person: known })
    await talk.says('kan iemand de heg knippen')
    expect(await talk.hears({ type: 'noReply', facts: talk.facts })).toMatch(/Ben je er nog\?[\s\S]*Wanneer/)
    await talk.hears({ type: 'noReply', facts: talk.facts })
    expect(talk.did('tellDesk')).toMatchObject([{ why: 'left-halfway' }])
    expect(talk.frames).toEqual([])
  })

  test('when the kind of help is not clear, chooses it or tells it in their own words', async () => {
    const talk = new Talking({ person: known })
    expect(
      await talk.says('kan iemand mij helpen', { act: 'request', category: 'other', top3: [] }),
    ).toContain('Waar heb je hulp bij nodig?')
    await talk.says('mijn piano moet gestemd worden', { act: 'other', category: null, when: null })
    await talk.presses('any')
    expect(talk.said).toContain('mijn piano moet gestemd worden')
    await talk.says('ja')
    expect(talk.did('openRequest')).toMatchObject([{ category: 'other', wantedAt: null }])
  })
})
