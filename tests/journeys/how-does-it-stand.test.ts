import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { asksForHelp, everyLanguage, newPhone, readAll, searches, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const says = {
  nl: {
    none: /niets voor je open/,
    triage: /servicepunt kijkt ernaar/,
    searching: /zoeken een buur/,
    matched: /komt je helpen/,
  },
  fy: { none: /./, triage: /tsjinstepunt sjocht dernei/, searching: /sykje/, matched: /komt dy/ },
  en: {
    none: /Nothing is open/,
    triage: /service point is looking/,
    searching: /looking for a neighbour/,
    matched: /is coming to help/,
  },
}

describe.each(everyLanguage)('what is happening with my request, in $language', (words) => {
  const { language, channel, status, request, yes } = words

  test('from nothing, by triage and search, to the neighbour who comes', async () => {
    const resident = newPhone(world, channel)
    const asks = async (says: RegExp) => {
      await resident.says(status)
      return resident.hears(says)
    }
    await asks(says[language].none)
    const number = await asksForHelp(resident, words)
    expect(await asks(says[language].triage)).toContain(`#${number}`)
    const asked = await searches(world, number)
    await asks(says[language].searching)
    readAll(world, ...asked)
    await asked[0]?.says('ja')
    await asked[0]?.hears(/./)
    await resident.hears(/./)
    await asks(says[language].matched)
    await settled(world)
    readAll(world, ...asked)
  })

  test('in the middle of a request: it is answered, and the open question stands again', async () => {
    const resident = newPhone(world, channel)
    await resident.says(request)
    await resident.hears(/STOP/)
    await resident.says(yes)
    const question = await resident.hears(/./)
    await resident.says(status)
    const answer = await resident.hears(says[language].none)
    expect(answer).toContain(question.split('\n').at(-1))
  })
})
