import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { everyLanguage, newPhone, saysAndHears } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const costs = {
  nl: {
    asks: 'wat kost dat eigenlijk?',
    answer: /kost niets[\s\S]*058 303 0400[\s\S]*Wat kan ik voor je doen/,
  },
  fy: {
    asks: 'wat kostet dat eins?',
    answer: /kostet neat[\s\S]*058 303 0400[\s\S]*Wat kin ik foar dy dwaan/,
  },
  en: { asks: 'what does it cost?', answer: /costs nothing[\s\S]*058 303 0400[\s\S]*What can I do for you/ },
}

describe.each(everyLanguage)('somebody asks what it costs in $language', (words) => {
  const { asks, answer } = costs[words.language]

  test('at the door: they hear it, and are asked what they came for', async () => {
    const person = newPhone(world, words.channel)
    await person.says(asks)
    await person.hears(answer)
  })

  test('in the middle of a question: they hear it, and the question stands', async () => {
    const person = newPhone(world, words.channel)
    const question = await saysAndHears(person, words.request, words.yes)
    await person.says(asks)
    const heard = await person.hears(/058 303 0400/)
    expect(heard).toContain(question.split('\n').at(-1))
  })
})
