import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newPhone, saysAndHears, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const askName = { nl: /Hoe heet je/, fy: /Hoe hjitsto/, en: /What is your name/ }

describe('by word, in the middle of a request', () => {
  test.each([
    ['nl', 'English please', 'en'],
    ['nl', 'Frysk', 'fy'],
    ['fy', 'Nederlands graag', 'nl'],
    ['en', 'in het Nederlands graag', 'nl'],
  ] as const)('from %s: "%s", and the open question is asked again in %s', async (from, wish, to) => {
    const { channel, request, yes } = typed[from]
    const person = newPhone(world, channel)
    await saysAndHears(person, request)
    await person.says(yes)
    await person.hears(askName[from])
    await person.says(wish)
    await person.hears(askName[to])
    // and it stays so
    await person.says('Jan de Vries')
    await person.hears({ nl: /Waar woon je/, fy: /Wêr wennesto/, en: /Where do you live/ }[to])
  })
})

describe('by drift', () => {
  test('one message in another language changes nothing, the second one does', async () => {
    const person = newPhone(world, 'sms')
    await saysAndHears(person, typed.nl.request, 'ja', 'Jan de Vries', 'Dorpsstraat 3, 8925 AB')
    await person.says('Sorry, could somebody please tell me when the neighbours are coming to help me?')
    expect(await person.hears(/./)).toMatch(/Ochtend/)
    await person.says('I would really like to know who is coming to help me tomorrow please')
    expect(await person.hears(/./)).toMatch(/Morning/)
  })

  test('a single foreign word is no change', async () => {
    const person = newPhone(world, 'sms')
    await saysAndHears(person, typed.nl.request, 'ok')
    await person.says('Jan Smith')
    await person.hears(/Waar woon je/)
  })
})

test('a language that we do not speak is answered in three, and a choice settles it', async () => {
  const person = newPhone(world, 'telegram')
  await person.says('Guten Tag, kann jemand morgen für mich einkaufen gehen?')
  await person.hears(/I speak Dutch, Frisian and English/, /Ik spreek Nederlands/)
  await person.presses('English')
  await person.hears(/All right, we go on in English/)
})
