import { describe, expect, test } from '@jest/globals'
import type { Facts, OpenOffer, OpenRequest, Visit } from '../../core/conversations/flow.ts'
import { gardener, known, Talking } from '../support/talking.ts'

const visit: Visit = {
  offerId: 'o1',
  code: null,
  requestId: 'r1',
  number: 12,
  category: 'groceries',
  wantedAt: '2026-11-24T11:00',
  resident: 'Jan de Vries',
  askedDoneAt: null,
}
const own: OpenRequest = {
  id: 'r5',
  number: 30,
  category: 'digital',
  wantedAt: '2026-11-25@afternoon',
  status: 'triage',
  helper: null,
}
const ping = (status: OpenOffer['status']): OpenOffer => ({
  id: 'o9',
  code: null,
  number: 20,
  category: 'garden',
  wantedAt: '2026-11-27@afternoon',
  askedAt: '2026-11-22T08:00:00Z',
  status,
})

/** What a helper, who may be helped too, says; the answer and what was done. */
async function says(text: string, open: Partial<Facts>): Promise<{ answer: string; did: string[] }> {
  const talk = new Talking({ person: known, volunteer: gardener, ...open })
  const answer = await talk.says(text)
  return { answer, did: talk.deeds.map((deed) => deed.do) }
}

describe('with a ping and a request of their own open', () => {
  const open = { requests: [own], offers: [ping('asked')] }

  test.each(['ja', 'ja hoor', 'ok, I can do it', 'is goed'])('"%s" is a yes to the ping', async (text) => {
    expect((await says(text, open)).did).toEqual(['acceptOffer'])
  })

  test.each(['kan niet', 'kin net', "can't make it", 'nee sorry'])(
    '"%s" is a no to the ping',
    async (text) => {
      expect((await says(text, open)).did).toEqual(['declineOffer'])
    },
  )

  test.each(['is het al klaar?', 'is it al klear?', 'is it done yet?', 'hoe staat het ermee?'])(
    '"%s" asks how it stands with their own',
    async (text) => {
      const { answer, did } = await says(text, open)
      expect(answer).toMatch(/^#30, computer of telefoon/)
      expect(did).toEqual([])
    },
  )

  test.each(['het hoeft niet meer', 'it hoecht net mear', 'I no longer need it'])(
    '"%s" calls their own off, after it was asked',
    async (text) => {
      const { answer, did } = await says(text, open)
      expect(answer).toMatch(/^Zal ik #30 afzeggen/)
      expect(did).toEqual([])
    },
  )
})

describe('who said yes to something and cannot come', () => {
  const cannot = ['kan niet', 'kin net', "can't make it", 'ik kan toch niet']

  test.each(cannot)('"%s" is never taken for a no to a ping of before', async (text) => {
    for (const status of ['gone', 'lapsed'] as const) {
      const { answer, did } = await says(text, { visits: [visit], offers: [ping(status)] })
      expect(answer).toMatch(/^Kun je echt niet bij #12/)
      expect(did).toEqual([])
    }
  })

  test.each(cannot)('"%s" could be their own too: it is asked which', async (text) => {
    const { answer } = await says(text, { visits: [visit], requests: [own], offers: [ping('gone')] })
    expect(answer).toMatch(/^Wat kan niet doorgaan\?/)
  })

  test('a late no to a ping of before leaves what they said yes to, and says so', async () => {
    const { answer, did } = await says('nee', { visits: [visit], offers: [ping('gone')] })
    expect(answer).toMatch(/Nee zeggen mag altijd\.\nJe staat genoteerd voor #12: .*\nKun je toch niet\?/)
    expect(did).toEqual([])
  })
})

test.each(['hoe laat was het ook alweer?', 'hoe let wie it ek alwer?', 'what time was it again?'])(
  '"%s" brings the visit again, also after a ping that is gone and with a request of their own',
  async (text) => {
    const { answer } = await says(text, { visits: [visit], requests: [own], offers: [ping('gone')] })
    expect(answer).toMatch(/^Je staat genoteerd voor /)
  },
)
