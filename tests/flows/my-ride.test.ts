import { describe, expect, test } from '@jest/globals'
import { known, Talking } from '../support/talking.ts'

const thursday = {
  id: 'r1',
  number: 217,
  category: 'ride' as const,
  wantedAt: '2026-11-26T10:05/2026-11-26T11:25',
  status: 'matched' as const,
  helper: 'Klaas',
}
const friday = { ...thursday, id: 'r2', number: 218, wantedAt: '2026-11-27T14:05/2026-11-27T15:25' }
const rider = { person: known, requests: [thursday, friday] }

describe('somebody with two rides to come', () => {
  test.each([
    ['nl', 'kan de rit een andere tijd?', /^Welke rit bedoel je\?$/],
    ['fy', 'kin de rit ek op in oare tiid?', /^Hokker rit bedoelst\?/],
    ['en', 'can I move my ride?', /^Which ride do you mean\?/],
  ] as const)('%s: %s', async (language, said, answer) => {
    const talking = new Talking({ ...rider, language })
    expect(await talking.says(said)).toMatch(answer)
  })

  test.each([
    ['nl', 'kan de rit ook dinsdag om 14:00?', /^Welke rit bedoel je\?$/],
    ['fy', 'kin myn rit ek tiisdei om 14:00?', /^Hokker rit bedoelst\?/],
    ['en', 'could the ride be on Tuesday at 14:00?', /^Which ride do you mean\?/],
    ['nl', 'kan ik een rit krijgen dinsdag om 14:00?', /^Waar wil je heen\?|waar/i],
  ] as const)('%s, with the time at once: %s', async (language, said, answer) => {
    const talking = new Talking({ ...rider, language })
    expect(await talking.says(said)).toMatch(answer)
  })

  test('picks one, and says when', async () => {
    const talking = new Talking(rider)
    await talking.says('kan de rit een andere tijd?')
    expect(await talking.says('2')).toMatch(/^Hoe laat wil je er dan zijn\?/)
  })

  test('names its day', async () => {
    const talking = new Talking(rider)
    await talking.says('kan de rit een andere tijd?')
    expect(await talking.says('die van vrijdag')).toMatch(/^Hoe laat wil je er dan zijn\?/)
  })

  test.each([
    ['nl', 'kan de rit een half uur later?', 30],
    ['fy', 'kin de rit in healoere letter?', 30],
    ['en', 'could my ride be half an hour earlier?', -30],
  ] as const)('%s: is asked which one, and not again how much later: %s', async (language, said, minutes) => {
    const talking = new Talking({ ...rider, language })
    await talking.says(said)
    await talking.says('2')
    expect(talking.did('moveRide')).toEqual([{ do: 'moveRide', requestId: 'r2', to: { minutes } }])
  })

  test('goes on with a talk that was saved before an hour and a shift were one', async () => {
    const talking = new Talking(rider)
    await talking.says('kan de rit een andere tijd?')
    await talking.says('2')
    talking.frames = talking.frames.map((frame) => {
      const { value, context } = frame.saved as { value: string; context: object }
      return { ...frame, saved: { value, context: { ...context, minutes: null } } }
    })
    await talking.says('om 15:00')
    expect(talking.did('moveRide')).toEqual([{ do: 'moveRide', requestId: 'r2', to: '2026-11-27T15:00' }])
  })

  test('leaves both as they are', async () => {
    const talking = new Talking(rider)
    await talking.says('kan de rit een andere tijd?')
    expect(await talking.says('laat maar')).toMatch(/er verandert niets/)
  })

  test('after two reminders a bare number asks which of the two is meant', async () => {
    const requests = [thursday, friday].map((ride) => ({ ...ride, nextStep: 'ask-done' }))
    const talking = new Talking({ ...rider, requests })
    expect(await talking.says('3')).toMatch(/^Welke rit bedoel je\?/)
    expect(await talking.says('1')).toMatch(/^Zal ik je rit afzeggen\?/)
    const other = new Talking({ ...rider, requests })
    expect(await other.says('1')).toMatch(/^Fijn, dan blijft het zo/)
  })
})

test.each([
  ['nl', 'zet me op de wachtlijst'],
  ['fy', 'set my op de wachtlist'],
  ['en', 'put me on the waiting list'],
] as const)('%s: a ride for which nobody comes may wait for room: %s', async (language, said) => {
  const nobody = { ...thursday, status: 'referred' as const, helper: null }
  const talking = new Talking({ person: known, requests: [nobody], language })
  await talking.says(said)
  expect(talking.did('waitInstead')).toEqual([{ do: 'waitInstead', requestId: 'r1' }])
})
