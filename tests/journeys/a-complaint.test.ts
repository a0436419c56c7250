import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Language } from '../../core/conversations/meaning.ts'
import { everyLanguage, newPhone, saysAndHears } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const complaint: Record<Language, string> = {
  nl: 'ik wil klagen over de vrijwilliger',
  fy: 'ik haw in klacht oer de frijwilliger',
  en: 'I want to complain about the volunteer',
}
const where: Record<Language, string> = {
  nl: 'wanneer komt er iemand?',
  fy: 'hoe stiet it mei myn fersyk?',
  en: 'what is happening with my request?',
}

describe.each(everyLanguage)('in $language', ({ language, channel, request, yes }) => {
  test('who complains gets a person, and no price list', async () => {
    const phone = newPhone(world, channel)
    await phone.says(complaint[language])
    await phone.hears(/servicepunt|tsjinstepunt|service point/)
    await world.note(new RegExp(`Has a complaint\\.[\\s\\S]*${complaint[language]}`))
  })

  test('in the middle of a talk the desk hears it, and the same question comes again', async () => {
    const phone = newPhone(world, channel)
    await saysAndHears(phone, request, yes)
    await phone.says(complaint[language])
    const answer = await phone.hears(/doorgegeven|tsjinstepunt sein|have told/)
    expect(answer).toMatch(/\?/)
  })

  test('who asks after something while nothing is open is asked what we can do', async () => {
    const phone = newPhone(world, channel)
    await phone.says(where[language])
    await phone.hears(/voor je doen\?|foar dy dwaan\?|do for you\?/)
  })
})
