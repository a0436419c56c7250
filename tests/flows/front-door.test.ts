import { describe, expect, test } from '@jest/globals'
import { known, Talking } from '../support/talking.ts'

const request = { category: 'groceries' as const, wantedAt: null, helper: null }

describe('the front door', () => {
  test('says who we are to somebody new, once', async () => {
    const talk = new Talking()
    expect(await talk.says('hoi')).toContain('ik ben Foardoar')
    expect(await talk.presses('help')).not.toContain('ik ben Foardoar')
  })

  test('knows who comes back', async () => {
    expect(await new Talking({ person: known }).says('hoi')).not.toContain('Foardoar')
  })

  test('keeps the first words until it is clear what they are about', async () => {
    const talk = new Talking({ person: known })
    await talk.says('mijn moeder is zo alleen de laatste tijd', { act: 'other', category: null, when: null })
    await talk.presses('help')
    await talk.presses('company')
    await talk.presses('any')
    await talk.presses('yes')
    expect(talk.did('openRequest')).toMatchObject([
      { category: 'company', words: 'mijn moeder is zo alleen de laatste tijd' },
    ])
  })

  test.each([
    'ik kreeg dit nummer van de dokter',
    'ik ha dit nûmer fan de dokter',
    'the doctor gave me this number',
    'de kapper zei dat ik jullie eens moest appen',
  ])('asks what somebody needs who only says where they heard of us: %s', async (words) => {
    const talk = new Talking({ person: known })
    expect(await talk.says(words)).toBe('Wat kan ik voor je doen?')
  })

  test('two misunderstandings in a row bring a person', async () => {
    const talk = new Talking()
    await talk.says('blub')
    expect(await talk.says('bla')).toContain('servicepunt neemt het over')
    expect(talk.did('tellDesk')).toEqual([{ do: 'tellDesk', why: 'so-far', words: 'blub bla' }])
  })

  test('answers a language that we do not speak in two, with a way to a person', async () => {
    const talk = new Talking()
    const answer = await talk.says('Dzień dobry, potrzebuję pomocy', {
      language: 'other',
      act: 'other',
      category: null,
    })
    expect(answer).toContain('I speak Dutch')
    expect(answer).toContain('Ik spreek Nederlands')
    await talk.presses('human')
    expect(talk.did('handToDesk')).toEqual([{ do: 'handToDesk', why: 'asked-for-person' }])
  })

  test('tells how it stands with each request', async () => {
    const requests = [
      { ...request, id: 'r1', number: 3, status: 'searching' as const },
      { ...request, id: 'r2', number: 4, status: 'matched' as const, helper: 'Anna' },
    ]
    const answer = await new Talking({ person: known, requests }).says('hoe staat het ermee', {
      act: 'status',
    })
    expect(answer).toContain('#3, boodschappen, op een moment in overleg: we zoeken een buur')
    expect(answer).toContain('Anna komt je helpen')
  })

  test('cancels the only request, but only after a yes', async () => {
    const talk = new Talking({
      person: known,
      requests: [{ ...request, id: 'r1', number: 3, status: 'searching' }],
    })
    expect(await talk.says('zeg maar af', { act: 'cancel' })).toContain('Zal ik #3 afzeggen')
    expect(talk.deeds).toEqual([])
    expect(await talk.says('ja')).toContain('is afgezegd')
    expect(talk.did('cancelRequest')).toEqual([{ do: 'cancelRequest', requestId: 'r1' }])
  })

  test('asks which one, if there are more', async () => {
    const requests = [3, 4].map((number) => ({
      ...request,
      id: `r${number}`,
      number,
      status: 'triage' as const,
    }))
    const talk = new Talking({ person: known, requests })
    await talk.says('zeg maar af', { act: 'cancel' })
    expect(await talk.presses('r4')).toContain('#4')
    expect(await talk.says('nee')).toContain('verandert niets')
    expect(talk.deeds).toEqual([])
  })

  test('goes on in another language from the same moment', async () => {
    const talk = new Talking({ person: known })
    expect(await talk.says('frysk', { act: 'language', wishedLanguage: 'fy' })).toContain(
      'fierder yn it Frysk',
    )
  })
})
