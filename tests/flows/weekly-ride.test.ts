import { describe, expect, test } from '@jest/globals'
import { known, Talking } from '../support/talking.ts'

const weekly = {
  id: 'a1',
  category: 'ride' as const,
  when: 'R/2026-12-10T10:15/P1W',
  other: null,
  gives: false,
  isPair: false,
}
const ride = {
  id: 'r1',
  number: 217,
  category: 'ride' as const,
  wantedAt: '2026-11-26T10:05/2026-11-26T11:25',
  status: 'matched' as const,
  helper: 'Klaas',
}
const groceries = { ...ride, id: 'r2', number: 218, category: 'groceries' as const, wantedAt: '2026-11-24' }
const rider = { person: known, requests: [ride], arrangements: [weekly] }

describe('somebody with a ride every Thursday', () => {
  test.each([
    ['nl', 'deze week niet', /^Zullen we je een keer niet rijden, donderdag 26-11 om 10:15\?/],
    ['nl', '3 december hoeft de rit niet', /^Zullen we je een keer niet rijden, donderdag 3-12 om 10:15\?/],
    ['nl', 'sla een keer over', /donderdag 26-11/],
    [
      'nl',
      'ik ben op vakantie van 1 tot 20 december',
      /3 keer niet rijden, van donderdag 3-12 .* tot en met donderdag 17-12/,
    ],
    ['fy', 'dizze wike net', /^Sille wy dy in kear net ride, tongersdei 26-11/],
    ['fy', 'tongersdei hoecht de rit net', /tongersdei 26-11/],
    ['en', 'not this week', /^Shall we skip your ride once, Thursday 26-11/],
    ['en', 'no ride next week please', /Thursday 3-12|Thursday 26-11/],
    ['nl', 'de rit hoeft niet meer', /^Welke rit hoeft niet\?/],
    ['nl', 'het hoeft niet meer', /^Welke rit hoeft niet\?/],
  ] as const)('%s: %s', async (language, said, answer) => {
    const talking = new Talking({ ...rider, language })
    expect(await talking.says(said)).toMatch(answer)
  })

  test('who also waits for groceries is asked which of the two is meant', async () => {
    const talking = new Talking({ ...rider, requests: [ride, groceries] })
    expect(await talking.says('het hoeft niet meer')).toMatch(/^Welke aanvraag wil je afzeggen\?/)
  })

  test('what has nothing to do with the ride goes to the front door', async () => {
    const talking = new Talking(rider)
    expect(await talking.says('kan iemand mijn heg knippen?')).not.toMatch(/rit/)
    expect(talking.did('skipRides')).toEqual([])
  })

  test('a yes skips it, a no leaves it as it is', async () => {
    const talking = new Talking(rider)
    await talking.says('deze week niet')
    await talking.says('ja')
    expect(talking.did('skipRides')).toEqual([{ do: 'skipRides', arrangementId: 'a1', days: ['2026-11-26'] }])
    const other = new Talking(rider)
    await other.says('deze week niet')
    expect(await other.says('nee')).toBe('Goed, dan blijft het zoals het is.')
  })
})

describe('somebody who is driven on Tuesday and on Thursday', () => {
  const tuesday = { ...weekly, id: 'a2', when: 'R/2026-12-08T09:00/P1W' }
  const both = { ...rider, arrangements: [tuesday, weekly] }

  test('names the day, and only that ride is skipped', async () => {
    const talking = new Talking(both)
    expect(await talking.says('donderdag hoeft de rit niet')).toMatch(/donderdag 26-11 om 10:15/)
    await talking.says('ja')
    expect(talking.did('skipRides')).toEqual([{ do: 'skipRides', arrangementId: 'a1', days: ['2026-11-26'] }])
  })

  test('is away for a week: both rides are skipped, each once', async () => {
    const talking = new Talking(both)
    expect(await talking.says('ik ben op vakantie van 1 tot 4 december')).toMatch(
      /2 keer niet rijden, van dinsdag 1-12 om 09:00 tot en met donderdag 3-12 om 10:15/,
    )
    await talking.says('ja')
    expect(talking.did('skipRides')).toEqual([
      { do: 'skipRides', arrangementId: 'a2', days: ['2026-12-01'] },
      { do: 'skipRides', arrangementId: 'a1', days: ['2026-12-03'] },
    ])
  })

  test('stops one of them for good', async () => {
    const talking = new Talking(both)
    await talking.says('de rit hoeft niet meer')
    expect(await talking.says('helemaal stoppen')).toMatch(/^Welke vaste rit moet stoppen\?/)
    await talking.says('2')
    await talking.says('ja')
    expect(talking.did('endArrangement')).toEqual([{ do: 'endArrangement', arrangementId: 'a1' }])
  })
})
