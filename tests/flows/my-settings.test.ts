import { describe, expect, test } from '@jest/globals'
import { gardener, known, Talking, words } from '../support/talking.ts'

const volunteer = gardener

describe('my settings', () => {
  test('a volunteer pauses until a day', async () => {
    const talk = new Talking({ person: known, volunteer })
    await talk.says('instellingen', { act: 'settings' })
    await talk.presses('pause')
    expect(await talk.says('tot 1 januari', { when: '/2027-01-01' })).toContain('1-1')
    expect(talk.did('changeVolunteer')).toEqual([{ do: 'changeVolunteer', pausedUntil: '2027-01-01' }])
  })

  test('and comes back', async () => {
    const talk = new Talking({ person: known, volunteer: { ...volunteer, pausedUntil: '2027-01-01' } })
    await talk.says('instellingen', { act: 'settings' })
    await talk.presses('resume')
    expect(talk.did('changeVolunteer')).toEqual([{ do: 'changeVolunteer', pausedUntil: null }])
  })

  test('changes what and when', async () => {
    const talk = new Talking({ person: known, volunteer })
    await talk.says('instellingen', { act: 'settings' })
    await talk.presses('what')
    await talk.says('tuin en huisdieren', { chosen: ['garden', 'pets'] })
    await talk.says('instellingen', { act: 'settings' })
    await talk.presses('when')
    await talk.says('maandagochtend')
    expect(talk.did('changeVolunteer')).toEqual([
      { do: 'changeVolunteer', categories: ['garden', 'pets'] },
      { do: 'changeVolunteer', availability: ['mon-morning'] },
    ])
  })

  test.each([
    ['niet meer dan twee keer per week', { pingsPerWeek: 2 }, 'hooguit 2 keer per week'],
    ["niet na 8 uur 's avonds", { quietFrom: '20:00', quietUntil: null }, 'Geen vragen na 20:00'],
    ['bel me liever', { callFirst: true }, 'we bellen je liever'],
    ['alleen in 8925 en 8926 AB', { areas: ['8925', '8926AB'] }, 'Waar: 8925, 8926AB'],
    ['ik spreek ook Fries', { languages: ['nl', 'fy'] }, 'Nederlands en Fries'],
    ['ik kan voortaan alleen op dinsdagochtend', { availability: ['tue-morning'] }, 'op dinsdagochtend'],
    ['ik wil ook boodschappen doen', { categories: ['garden', 'groceries'] }, 'tuin en boodschappen'],
  ])('understands "%s" without a menu', async (said, change, answer) => {
    const talk = new Talking({ person: known, volunteer })
    expect(await talk.says(said)).toContain(answer)
    expect(talk.did('changeVolunteer')).toEqual([{ do: 'changeVolunteer', ...change }])
    expect(talk.frames).toEqual([])
  })

  test.each(
    (['nl', 'fy', 'en'] as const).flatMap((language) =>
      (['what', 'when', 'spoken', 'often', 'reach'] as const).map((wish) => ({
        language,
        wish,
        name: words.raw(language, `my-settings.choice-${wish}`),
      })),
    ),
  )('opens "$name" by its name in the menu ($language)', async ({ language, wish, name }) => {
    const talk = new Talking({ person: known, language, volunteer })
    await talk.says(`${name}.`)
    expect(talk.frames.at(-1)?.flow).toBe('my-settings')
    expect(JSON.stringify(talk.frames.at(-1)?.saved)).toContain(`"value":"${wish}"`)
    expect(talk.deeds).toEqual([])
  })

  test.each([
    'kan iemand dinsdagochtend mijn heg snoeien?',
    'ik kan mijn computer niet aan krijgen',
    'is er iemand beschikbaar om met me te koken?',
  ])('leaves alone what a helper asks for themself: %s', async (said) => {
    const talk = new Talking({ person: known, volunteer })
    await talk.says(said)
    expect(talk.did('changeVolunteer')).toEqual([])
    expect(talk.frames.at(-1)?.flow).toBe('ask-for-help')
  })

  test('leaves only after a yes', async () => {
    const talk = new Talking({ person: known, volunteer })
    await talk.says('instellingen', { act: 'settings' })
    await talk.presses('leave')
    expect(talk.deeds).toEqual([])
    await talk.says('ja')
    expect(talk.did('changeVolunteer')).toEqual([{ do: 'changeVolunteer', leave: true }])
  })

  test('a resident sees nothing of volunteers, and can be forgotten', async () => {
    const talk = new Talking({ person: known })
    await talk.says('instellingen', { act: 'settings' })
    await talk.presses('forget')
    await talk.says('ja')
    expect(talk.did('tellDesk')).toEqual([{ do: 'tellDesk', why: 'forget-me', words: null }])
  })
})
