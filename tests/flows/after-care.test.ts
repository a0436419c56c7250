import { describe, expect, test } from '@jest/globals'
import type { Facts, Visit } from '../../core/conversations/flow.ts'
import { known, Talking } from '../support/talking.ts'

const visit: Visit = {
  offerId: 'o1',
  code: null,
  requestId: 'r1',
  number: 217,
  category: 'groceries',
  wantedAt: null,
  resident: 'Jan',
  askedDoneAt: '2026-11-22T08:00:00Z',
}
const feedback: Facts['feedback'] = {
  requestId: 'r1',
  number: 217,
  category: 'groceries',
  askedAt: '2026-11-22T08:00:00Z',
}

describe('is it done?', () => {
  test('"ja, 1,5 uur" says it all', async () => {
    const talk = new Talking({ person: known, visits: [visit] })
    expect(await talk.says('ja, 1,5 uur')).toContain('Dank je wel')
    expect(talk.did('reportDone')).toMatchObject([{ offerId: 'o1', minutes: 90 }])
  })

  test('a bare yes is asked once how long it took', async () => {
    const talk = new Talking({ person: known, visits: [visit] })
    expect(await talk.says('ja')).toContain('Hoe lang')
    await talk.says('geen idee eigenlijk', { minutes: null })
    expect(talk.did('reportDone')).toMatchObject([{ minutes: null, tail: 'geen idee eigenlijk' }])
  })

  test('by button, and how long in words', async () => {
    const talk = new Talking({ person: known, visits: [visit] })
    await talk.presses('yes', 'v:o1')
    await talk.says('1 uur')
    expect(talk.did('reportDone')).toMatchObject([{ offerId: 'o1', minutes: 60 }])
  })

  test('no is asked what happened, for the desk', async () => {
    const talk = new Talking({ person: known, visits: [visit] })
    expect(await talk.says('nee')).toContain('Wat is er gebeurd')
    await talk.says('hij was niet thuis')
    expect(talk.did('reportNotDone')).toEqual([
      { do: 'reportNotDone', offerId: 'o1', tail: 'hij was niet thuis' },
    ])
  })

  test('who said yes and falls silent has still done it', async () => {
    const talk = new Talking({ person: known, visits: [visit] })
    await talk.says('ja')
    await talk.hears({ type: 'noReply', facts: talk.facts })
    await talk.hears({ type: 'noReply', facts: talk.facts })
    expect(talk.did('reportDone')).toMatchObject([{ offerId: 'o1', minutes: null }])
  })

  test('of two jobs it is asked which one is meant', async () => {
    const talk = new Talking({ person: known, visits: [visit, { ...visit, offerId: 'o2', number: 218 }] })
    expect(await talk.says('ja, een half uur', { answer: 'yes', minutes: 30 })).toContain('Over welke')
    await talk.presses('o2')
    expect(talk.did('reportDone')).toMatchObject([{ offerId: 'o2', minutes: 30 }])
  })
})

describe('was it all right?', () => {
  test('yes', async () => {
    const talk = new Talking({ person: known, feedback })
    await talk.says('ja, heel fijn', { answer: 'yes', tail: 'heel fijn' })
    expect(talk.did('giveFeedback')).toEqual([
      { do: 'giveFeedback', requestId: 'r1', allRight: true, tail: 'heel fijn' },
    ])
  })

  test('no, and why goes to the desk', async () => {
    const talk = new Talking({ person: known, feedback })
    await talk.presses('no', 'f:r1')
    expect(await talk.says('hij was onaardig')).toContain('servicepunt neemt contact')
    expect(talk.did('giveFeedback')).toMatchObject([{ allRight: false, tail: 'hij was onaardig' }])
  })
})
