import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Language } from '../../core/conversations/meaning.ts'
import {
  asksForHelp,
  everyLanguage,
  newPhone,
  readAll,
  saysAndHears,
  searches,
  settled,
  typed,
} from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close({ allowUnread: true }))

const fell: Record<Language, string> = {
  nl: 'ik ben gevallen en kan niet opstaan',
  fy: 'ik bin fallen en kin net oerein komme',
  en: 'I have fallen and I cannot get up',
}
const dark: Record<Language, string> = {
  nl: 'ik wil niet meer leven',
  fy: 'ik wol net mear libje',
  en: 'I do not want to live any more',
}
const perhaps: Record<Language, string> = {
  nl: 'ik zie het allemaal niet meer zitten',
  fy: 'ik sjoch it allegear net mear sitten',
  en: 'I do not see a way out any more, everything is hopeless',
}
const call112 = { nl: /^Bel nu 112/, fy: /^Bel(je)? no 112/, en: /^Call 112 now/ }

/** How often the whole desk was called to a danger. */
function alarms(number: 112 | 113): number {
  const says = number === 112 ? /Possible danger \(112\)/ : /may not want to live any more \(113\)/
  return world.desk.workspace
    .all()
    .filter(
      (message) => message.threadTs === null && /<!here>/.test(message.text) && says.test(wordsIn(message)),
    ).length
}

describe.each(everyLanguage)('danger words in $language', (words) => {
  const { language, channel, request, yes, name, place, part } = words
  const wantsToHelp = { nl: 'ik wil wel helpen', fy: 'ik wol wol helpe', en: 'I want to help' }[language]

  test.each([
    ['as the very first words', []],
    ['at the agreement', [request]],
    ['where a name is asked', [request, yes]],
    ['where an address is asked', [request, yes, name]],
    ['where a part of the day is asked', [request, yes, name, place]],
    ['where all was read back', [request, yes, name, place, part]],
    ['in a sign-up', [wantsToHelp, yes, name]],
  ])(
    '%s: 112 comes at once and alone, the desk is called, and no computer asks anything more',
    async (_where, before) => {
      const person = newPhone(world, channel)
      await saysAndHears(person, ...before)
      const earlier = alarms(112)
      await person.says(fell[language])
      const answer = await person.hears(call112[language])
      expect(answer).not.toMatch(/\?\n|\?$/)
      await settled(world)
      expect(alarms(112)).toBe(earlier + 1)
      expect(person.unread()).toEqual([])

      await person.says(yes)
      await settled(world)
      expect(person.unread()).toEqual([])
    },
  )

  test('no wish to live: 113 with its free number, and 112 for now', async () => {
    const person = newPhone(world, channel)
    const earlier = alarms(113)
    await person.says(dark[language])
    await person.hears(/113/, /0800-0113/, /112/)
    await settled(world)
    expect(alarms(113)).toBe(earlier + 1)
  })

  test('perhaps danger: one line about it, and the talk goes on', async () => {
    const person = newPhone(world, channel)
    await saysAndHears(person, request, yes)
    await person.says(perhaps[language])
    const answer = await person.hears(/113|112/)
    expect(answer.split('\n').length).toBeGreaterThan(1)
    await world.note(/not certain/)
  })

  test('with an open request and with the desk silent or talking: still at once', async () => {
    const person = newPhone(world, channel)
    await asksForHelp(person, words)
    await saysAndHears(person, words.human)
    await person.says(fell[language])
    await person.hears(call112[language])
  })

  test('even after stop, for they write to us themselves', async () => {
    const person = newPhone(world, channel)
    await saysAndHears(person, request)
    await person.says(words.stop)
    await settled(world)
    await person.says(fell[language])
    if (channel !== 'sms') await person.hears(call112[language])
    await settled(world)
    await world.note(/Possible danger/)
  })
})

test('a volunteer with a ping open who is in danger hears 112; what they say next goes to the desk', async () => {
  const [helper] = await searches(world, await asksForHelp(newPhone(world, 'sms'), typed.nl))
  if (!helper) throw new Error('Nobody was asked.')
  readAll(world, helper)
  await helper.says(fell.nl)
  await helper.hears(/112/)
  await helper.says('ja, kom alsjeblieft gauw')
  await world.note(/kom alsjeblieft gauw/)
  await settled(world)
  expect(helper.unread()).toEqual([])
})

test.each([
  'Ik lach me dood, wat een leuke buurt',
  'mijn telefoon is gevallen en doet het niet meer',
  'ik zoek iemand die met me naar de EHBO-cursus gaat',
])('no alarm for: %s', async (line) => {
  const earlier = alarms(112) + alarms(113)
  const person = newPhone(world, 'sms')
  await person.says(line)
  expect(await person.hears(/./)).not.toMatch(/112|113/)
  await settled(world)
  expect(alarms(112) + alarms(113)).toBe(earlier)
})
