import { describe, expect, test } from '@jest/globals'
import type { Visit } from '../../core/conversations/flow.ts'
import { type facts, gardener, known, Talking } from '../support/talking.ts'

/** It is ten o'clock on Sunday 22 November. */
const visit: Visit = {
  offerId: 'o1',
  code: null,
  requestId: 'r1',
  number: 12,
  category: 'groceries',
  wantedAt: '2026-11-22T11:00',
  resident: 'Jan de Vries',
  askedDoneAt: null,
}
const ping = {
  id: 'o9',
  code: null,
  number: 20,
  category: 'garden',
  wantedAt: '2026-11-27@afternoon',
  askedAt: '2026-11-22T08:30:00Z',
  status: 'asked' as const,
}
const fromDesk = { at: '2026-11-22T08:45:00Z', from: 'desk' as const, answered: false }
const helps = { person: known, volunteer: gardener, visits: [visit] }

async function deedOf(text: string, different: Partial<ReturnType<typeof facts>> = helps) {
  const talk = new Talking(different)
  await talk.says(text)
  return talk.deeds.at(-1)
}

describe('a word on the day goes to the other side', () => {
  test.each([
    'ik ben er',
    'ben er over 5 minuten',
    '10 minuten later',
    'ik kom een kwartiertje later',
    'sta in de file',
    'ik ben onderweg',
    'ik bin der hast',
    'ik bin in kertier letter',
    'ik bin ûnderweis',
    "I'm here",
    'running 10 minutes late',
    'on my way',
  ])('"%s"', async (text) => {
    expect(await deedOf(text)).toEqual({
      do: 'passWord',
      requestId: 'r1',
      words: text,
      to: 'other',
      atClosedDoor: false,
    })
  })

  test.each([
    'ik sta voor de deur maar er doet niemand open',
    'er is niemand thuis',
    'se docht net iepen',
    'der is nimmen thús',
    'nobody answers the door',
    "I'm at the door but she isn't answering",
  ])('before a closed door: "%s"', async (text) => {
    expect(await deedOf(text)).toMatchObject({ do: 'passWord', requestId: 'r1', atClosedDoor: true })
  })
})

test.each([
  'kan het ook om 3 uur?',
  'ik ben er niet',
  'ik kan toch niet',
  'mijn uren',
  'ik maak me zorgen over haar',
])('"%s" is something else', async (text) => {
  expect((await deedOf(text))?.do).not.toBe('passWord')
})

test('of a visit on another day nothing is passed on', async () => {
  const later = { ...helps, visits: [{ ...visit, wantedAt: '2026-11-24T11:00' }] }
  expect((await deedOf('ik ben onderweg', later))?.do).not.toBe('passWord')
  expect(await deedOf('ik ben dinsdag 10 minuten later', later)).toMatchObject({ do: 'passWord' })
})

test('with two visits near it is asked which is meant', async () => {
  const second = { ...visit, offerId: 'o2', requestId: 'r2', number: 13, wantedAt: '2026-11-22T11:45' }
  const talk = new Talking({ ...helps, visits: [visit, second] })
  expect(await talk.says('kwartiertje later')).toMatch(/^Over welke gaat dit\?/)
  await talk.says('2')
  expect(talk.deeds).toMatchObject([{ do: 'passWord', requestId: 'r2', words: 'kwartiertje later' }])
})

describe('while a ping is open', () => {
  test('"ik ben er" close to a visit is about the visit', async () => {
    expect(await deedOf('ik ben er', { ...helps, offers: [ping] })).toMatchObject({ do: 'passWord' })
  })

  test('a bare yes after a word of the desk goes to the desk first, and the next one to the ping', async () => {
    const told = { ...helps, offers: [ping], visits: [{ ...visit, word: fromDesk }] }
    expect(await deedOf('ja hoor', told)).toMatchObject({ do: 'passWord', to: 'desk' })
    const again = { ...told, visits: [{ ...visit, word: { ...fromDesk, answered: true } }] }
    expect(await deedOf('ja hoor', again)).toMatchObject({ do: 'acceptOffer', offerId: 'o9' })
  })

  test('a yes to a ping that came after the word of the desk is for the ping', async () => {
    const told = {
      ...helps,
      offers: [{ ...ping, askedAt: '2026-11-22T08:50:00Z' }],
      visits: [{ ...visit, word: fromDesk }],
    }
    expect(await deedOf('ja hoor', told)).toMatchObject({ do: 'acceptOffer', offerId: 'o9' })
  })
})

test('a word of the desk is answered for a day, and not after it', async () => {
  const told = (at: string) => ({
    ...helps,
    visits: [{ ...visit, wantedAt: '2026-11-26T11:00', word: { ...fromDesk, at } }],
  })
  expect(await deedOf('welke deur is dat?', told('2026-11-21T10:00:00Z'))).toMatchObject({ to: 'desk' })
  expect(await deedOf('welke deur is dat?', told('2026-11-20T10:00:00Z'))).toBeUndefined()
})

test('close to a visit of their own, something else is asked about first, and goes its own way after a no', async () => {
  const request = { ...visit, id: 'r1', status: 'matched' as const, helper: 'Anna' }
  const talk = new Talking({ person: known, requests: [request] })
  expect(await talk.says('mijn gootsteen is verstopt')).toMatch(/^Gaat dit over #12/)
  expect(await talk.says('nee')).toMatch(/Wanneer/)
  expect(talk.deeds).toEqual([])
})

test.each([
  ['Kan het een half uurtje later?', '2026-11-24T11:30'],
  ['Kin it in kertier earder?', '2026-11-24T10:45'],
  ['Could it be an hour later?', '2026-11-24T12:00'],
])('"%s" asks the other one for another time', async (text, proposed) => {
  const later = { ...helps, visits: [{ ...visit, wantedAt: '2026-11-24T11:00' }] }
  expect(await deedOf(text, later)).toEqual({ do: 'proposeTime', requestId: 'r1', proposed })
  const open = { ...helps, visits: [{ ...visit, wantedAt: '2026-11-24' }] }
  const talk = new Talking(open)
  expect(await talk.says(text)).toMatch(/^Wanneer kan het wel\?/)
})
