import { describe, expect, test } from '@jest/globals'
import type { OpenOffer, Visit } from '../../core/conversations/flow.ts'
import { known, Talking } from '../support/talking.ts'

const offer: OpenOffer = {
  id: 'o1',
  code: null,
  number: 217,
  category: 'groceries',
  wantedAt: '2026-11-23@afternoon',
  askedAt: '2026-11-22T08:00:00Z',
  status: 'asked',
}
const two = [
  { ...offer, code: 1 },
  { ...offer, id: 'o2', code: 2, number: 218, category: 'garden' as const },
]
const visit: Visit = { ...offer, offerId: 'o1', requestId: 'r1', resident: 'Jan', askedDoneAt: null }

describe('a volunteer answers', () => {
  test('yes: gets name, address and number, and how to hand it back', async () => {
    const talk = new Talking({ person: known, offers: [offer] })
    const answer = await talk.says('ja hoor')
    for (const part of ['#217', 'Jan de Vries', 'Kerkstraat 5', '06-10000000', 'ik kan toch niet'])
      expect(answer).toContain(part)
    expect(talk.did('acceptOffer')).toMatchObject([{ offerId: 'o1', condition: false }])
  })

  test('yes, but: the rest goes to the desk', async () => {
    const talk = new Talking({ person: known, offers: [offer] })
    expect(
      await talk.says('ja, maar pas om 4 uur', { answer: 'yes-but', tail: 'maar pas om 4 uur' }),
    ).toContain('geef ik door')
    expect(talk.did('acceptOffer')).toEqual([
      { do: 'acceptOffer', offerId: 'o1', tail: 'maar pas om 4 uur', condition: true },
    ])
  })

  test('no: is thanked', async () => {
    const talk = new Talking({ person: known, offers: [offer] })
    expect(await talk.says('nee sorry')).toContain('Nee zeggen mag altijd')
    expect(talk.did('declineOffer')).toMatchObject([{ offerId: 'o1' }])
  })

  test('a bare yes to two offers accepts neither, and asks which', async () => {
    const talk = new Talking({ person: known, offers: two })
    expect(await talk.says('ja')).toContain('Bij welke')
    expect(talk.deeds).toEqual([])
    await talk.presses('o2')
    expect(talk.did('acceptOffer')).toMatchObject([{ offerId: 'o2' }])
  })

  test('a code says which', async () => {
    const talk = new Talking({ person: known, offers: two })
    await talk.says('ja 2', { answer: 'yes', code: 2 })
    expect(talk.did('acceptOffer')).toMatchObject([{ offerId: 'o2' }])
  })

  test('a code that is not open does nothing', async () => {
    const talk = new Talking({ person: known, offers: two })
    expect(await talk.says('ja 7', { answer: 'yes', code: 7 })).toContain('Bij nummer 7')
    expect(talk.deeds).toEqual([])
  })

  test('the button of an offer that is gone hears so kindly', async () => {
    const talk = new Talking({ person: known })
    expect(await talk.presses('yes', 'o:gone')).toContain('al geregeld')
    expect(await talk.presses('no', 'o:gone')).toContain('Nee zeggen mag altijd')
    expect(talk.deeds).toEqual([])
  })

  test('a late yes to a lapsed offer is welcome, a late no harms nothing', async () => {
    const offers = [{ ...offer, status: 'lapsed' as const }]
    const yes = new Talking({ person: known, offers })
    await yes.says('ja')
    expect(yes.did('acceptOffer')).toHaveLength(1)
    const no = new Talking({ person: known, offers })
    await no.says('nee')
    expect(no.deeds).toEqual([])
    expect(no.said).toContain('Dank je')
  })

  test('a yes to our own later question is no yes to the ping', async () => {
    const talk = new Talking({ person: known, offers: [offer] })
    await talk.says('kan iemand vrijdag om 10 uur de heg knippen', { when: '2026-11-27T10:00' })
    await talk.says('ja')
    expect(talk.did('acceptOffer')).toEqual([])
    expect(talk.did('openRequest')).toHaveLength(1)
  })

  test('a yes to a ping half-way through a request leaves the request as it was', async () => {
    const talk = new Talking({ person: known })
    await talk.says('kan iemand de heg knippen')
    talk.facts = { ...talk.facts, offers: [{ ...offer, askedAt: '2026-11-22T10:00:00Z' }] }
    expect(await talk.says('ja')).toMatch(/Jij helpt bij #217[\s\S]*Wanneer heb je de hulp nodig/)
    expect(talk.frames.map(({ flow }) => flow)).toEqual(['ask-for-help'])
  })
})

describe('a question about a ping', () => {
  test('is no request for help: they hear when they will know more, and are asked again', async () => {
    const talk = new Talking({ person: known, offers: [offer] })
    const answer = await talk.says('wat is het precies?', { act: 'request', category: 'other' })
    expect(answer).toMatch(/058-2000000[\s\S]*zodra je ja zegt[\s\S]*Kun jij helpen met #217/)
    expect(talk.did('askAboutOffer')).toEqual([
      { do: 'askAboutOffer', offerId: 'o1', words: 'wat is het precies?' },
    ])
    await talk.says('ja')
    expect(talk.did('acceptOffer')).toMatchObject([{ offerId: 'o1' }])
  })

  test('that names a kind of help is a request of their own', async () => {
    const talk = new Talking({ person: known, offers: [offer] })
    expect(await talk.says('kan iemand mijn heg knippen?')).toContain('Wanneer heb je de hulp nodig')
  })
})

describe('a helper cannot come after all', () => {
  test('is asked once more, and then somebody else is looked for', async () => {
    const talk = new Talking({ person: known, visits: [visit] })
    expect(await talk.says('ik kan toch niet')).toContain('Kun je echt niet bij #217')
    expect(await talk.says('ja')).toContain('We zoeken iemand anders')
    expect(talk.did('handBack')).toEqual([{ do: 'handBack', offerId: 'o1', tail: 'ik kan toch niet' }])
  })

  test('says which, if there are two', async () => {
    const talk = new Talking({ person: known, visits: [visit, { ...visit, offerId: 'o2', number: 218 }] })
    await talk.says('ik kan toch niet', { act: 'hand-back' })
    await talk.presses('o2')
    expect(talk.did('handBack')).toMatchObject([{ offerId: 'o2' }])
  })
})
