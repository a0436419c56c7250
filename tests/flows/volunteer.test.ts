import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { partsOfWeek } from '../../flows/volunteer/parts-of-week.ts'
import { gardener, known, Talking } from '../support/talking.ts'

describe('a neighbour signs up', () => {
  test('from the first word to the desk', async () => {
    const talk = new Talking()
    expect(await talk.says('ik wil wel helpen', { act: 'volunteer' })).toContain(
      'Wat fijn dat je wilt helpen!',
    )
    for (const text of ['ja', 'Piet Postma', 'Dorpsstraat 12', '8925 CD', 'boodschappen en tuin'])
      await talk.says(text)
    expect(await talk.says('doordeweeks overdag, niet op woensdag')).toContain('Daarna hoor je van ons')
    expect(talk.did('rememberName')).toEqual([{ do: 'rememberName', name: 'Piet Postma' }])
    const [application] = talk.did('applyAsVolunteer')
    expect(application).toMatchObject({ languages: ['nl'], reachBy: 'sms' })
    expect(application?.categories.toSorted()).toEqual(['garden', 'groceries'])
    expect(application?.availability).toHaveLength(8)
    expect(talk.frames).toEqual([])
  })

  test('who helps already is told so', async () => {
    const talk = new Talking({ person: known, volunteer: gardener })
    expect(await talk.says('ik wil wel helpen', { act: 'volunteer' })).toContain('Je helpt al mee (tuin)')
    expect(talk.frames).toEqual([])
  })

  test('who needs help as well is helped next', async () => {
    const talk = new Talking({ person: known })
    await talk.says('ik wil wel helpen', { act: 'volunteer' })
    await talk.presses('garden')
    await talk.says('kan iemand mijn computer maken', { act: 'request', category: null, when: null })
    expect(await talk.presses('weekend')).toContain('Waar heb je hulp bij nodig?')
    expect(talk.did('applyAsVolunteer')).toMatchObject([
      { availability: expect.arrayContaining(['sat-morning']) },
    ])
  })
})

describe('parts of the week', () => {
  test.each([
    [
      'maandag en woensdag',
      ['mon-morning', 'mon-afternoon', 'mon-evening', 'wed-morning', 'wed-afternoon', 'wed-evening'],
    ],
    ['maandagochtend en donderdagmiddag', ['mon-morning', 'thu-afternoon']],
    ['ma en di avond', ['mon-evening', 'tue-evening']],
    ['vrijdag ochtend en avond', ['fri-morning', 'fri-evening']],
    ['freedtejûn', ['fri-evening']],
    ['sneontemoarn', ['sat-morning']],
    ['Monday mornings', ['mon-morning']],
    [
      'ma t/m wo overdag',
      ['mon-morning', 'mon-afternoon', 'tue-morning', 'tue-afternoon', 'wed-morning', 'wed-afternoon'],
    ],
    ['yn it wykein jûns', ['sat-evening', 'sun-evening']],
    ['geen idee', []],
  ])('%s', (text, parts) => {
    expect(partsOfWeek(text)).toEqual(parts)
  })

  test.each([
    ['altijd', 21],
    ['maakt niet uit', 21],
    ['doordeweeks overdag', 10],
    ['troch de wike jûns', 5],
    ['weekends', 6],
    ['altijd behalve zondag', 18],
    ['weekdays except Friday', 12],
  ])('%s: %i parts', (text, count) => {
    expect(partsOfWeek(text)).toHaveLength(count)
  })

  test('whatever is typed, gives parts that exist, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parts = partsOfWeek(text)
        expect(new Set(parts).size).toBe(parts.length)
        expect(
          parts.every((part) => /^(mon|tue|wed|thu|fri|sat|sun)-(morning|afternoon|evening)$/.test(part)),
        ).toBe(true)
      }),
    )
  })
})
