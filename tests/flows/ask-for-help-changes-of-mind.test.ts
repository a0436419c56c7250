import { describe, expect, test } from '@jest/globals'
import { known, Talking } from '../support/talking.ts'

const openRequest = {
  id: 'r1',
  number: 12,
  category: 'groceries' as const,
  wantedAt: '2026-11-23@afternoon',
  status: 'triage' as const,
  helper: null,
}

/** Somebody whom we know, at the read-back of a request for company. */
async function atReadBack(): Promise<Talking> {
  const talk = new Talking({ person: known })
  await talk.says('ik wil graag een praatje', { category: 'company', act: 'request' })
  expect(await talk.says('zaterdagmiddag', { when: '2026-11-28@afternoon' })).toContain('Wat: gezelschap')
  return talk
}

describe('at "what do you want to change?"', () => {
  test('another kind of help takes the place of the first, and is not a second request', async () => {
    const talk = await atReadBack()
    await talk.presses('other')
    const readBack = await talk.says('eigenlijk gaat het om de computer', {
      category: 'digital',
      act: 'request',
    })
    expect(readBack).toContain('Wat: computer of telefoon')
    expect(readBack).toContain('zaterdag 28-11')
    await talk.says('ja')
    expect(talk.did('openRequest')).toMatchObject([{ category: 'digital', wantedAt: '2026-11-28@afternoon' }])
    expect(talk.frames).toEqual([])
  })

  test.each(['nee', 'ja'])('a bare %s changes nothing, and all is read back again', async (answer) => {
    const talk = await atReadBack()
    await talk.presses('other')
    const readBack = await talk.says(answer)
    expect(readBack).not.toContain('begreep')
    expect(readBack).toContain('Wat: gezelschap')
  })
})

describe('called off before it was asked', () => {
  test('what was asked earlier is named, so that nobody thinks it gone', async () => {
    const talk = new Talking({ person: known, requests: [openRequest] })
    await talk.says('ik wil graag een praatje', { category: 'company', act: 'request' })
    expect(await talk.says('laat maar', { act: 'cancel' })).toMatch(
      /vraag ik dit niet aan[\s\S]*#12, boodschappen/,
    )
  })
})

describe('told besides the answer', () => {
  test('an address with the yes to keeping it is not asked for again', async () => {
    const talk = new Talking()
    await talk.says('kan iemand boodschappen doen?', { category: 'groceries', act: 'request' })
    const next = await talk.says('ja, ik ben Jan de Vries, Kerkstraat 5, 8925 AB', {
      place: { street: 'Kerkstraat', houseNumber: '5', postcode: '8925 AB' },
      name: 'Jan de Vries',
    })
    expect(next).toContain('Wanneer heb je de hulp nodig')
    expect(talk.did('rememberPlace')).toEqual([
      { do: 'rememberPlace', place: { street: 'Kerkstraat', houseNumber: '5', postcode: '8925 AB' } },
    ])
  })

  test('a postcode that comes later than asked is still taken', async () => {
    const talk = new Talking({ person: { ...known, postcode: null } })
    await talk.says('kan iemand morgen boodschappen doen?', { category: 'groceries', when: '2026-11-23' })
    const next = await talk.says('8925 AB')
    expect(next).not.toContain('begreep')
    expect(await talk.says('middag')).toContain('Kerkstraat 5, 8925 AB')
  })
})
