import { describe, expect, test } from '@jest/globals'
import { known, Talking } from '../support/talking.ts'

const volunteer = { status: 'approved' as const, pausedUntil: null, categories: ['garden' as const] }

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
