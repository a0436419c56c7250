import { expect, test } from '@jest/globals'
import { known, Talking } from '../support/talking.ts'

test.each([
  ['een half uurtje later graag', '2026-11-24T10:45', '2026-11-24T11:45'],
  ['toch een kwartier eerder', '2026-11-24T10:00', '2026-11-24T11:00'],
  ['om 11:00 graag', '2026-11-24T11:00', '2026-11-24T12:00'],
])('at "%s" the ride that was read back moves, there and back', async (shift, arriveAt, returnAt) => {
  const talking = new Talking({ person: known })
  await talking.says('Ik moet dinsdag om 10:15 bij de huisarts zijn, kunnen jullie mij brengen?')
  for (const answer of ['1', 'thuis', 'later ophalen', '11:15', 'nee', 'nee']) await talking.says(answer)
  expect(talking.said).toContain('om 10:15')
  await talking.says(shift)
  expect(talking.did('checkRide').at(-1)?.wish).toMatchObject({ arriveAt, returnAt })
  expect(talking.said).toMatch(/Klopt dat\?$/)
})
