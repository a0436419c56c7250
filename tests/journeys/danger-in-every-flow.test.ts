import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Language } from '../../core/conversations/meaning.ts'
import { newMorning, places } from '../support/places.ts'
import { everyLanguage, readAll, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

beforeEach(() => newMorning(world))

const fell: Record<Language, string> = {
  nl: 'ik ben gevallen en kan niet opstaan',
  fy: 'ik bin fallen en kin net oerein komme',
  en: 'I have fallen and I cannot get up',
}
const perhaps: Record<Language, string> = {
  nl: 'ik zie het allemaal niet meer zitten',
  fy: 'ik sjoch it allegear net mear sitten',
  en: 'I do not see a way out any more, everything is hopeless',
}
const call112 = { nl: /^Bel nu 112/, fy: /^Bel(je)? no 112/, en: /^Call 112 now/ }
/** How often the whole desk was called to a danger that is certain, or that may be one. */
function alarms(says: RegExp): number {
  return world.desk.workspace
    .all()
    .filter(
      (message) => message.threadTs === null && /<!here>/.test(message.text) && says.test(wordsIn(message)),
    ).length
}
const certain = /Possible danger \(112\)/
const possible = /not certain \(11[23]\)/

describe.each(everyLanguage)('in $language', (typed) => {
  const { language, yes } = typed
  test.each(Object.entries(places))('danger %s', async (_where, { comes, standing, told, nothing }) => {
    const phone = await comes(world, typed)
    await settled(world)
    readAll(world, phone)
    const asked = phone.all().at(-1) ?? ''
    const before = { certain: alarms(certain), possible: alarms(possible) }

    await phone.says(perhaps[language])
    const [safety = '', ...rest] = (await phone.hears(/113/)).split('\n')
    expect(safety).toMatch(/113/)
    // one line, and then the same question, if there was one in the talk that it does not answer
    const whatCanWeDo = {
      nl: 'Wat kan ik voor je doen?',
      fy: 'Wat kin ik foar dy dwaan?',
      en: 'What can I do for you?',
    }
    const worryTold = {
      nl: 'Dank je dat je het zegt.',
      fy: 'Tige tank datsto it seist.',
      en: 'Thank you for telling us.',
    }
    const question = nothing
      ? whatCanWeDo[language]
      : told
        ? worryTold[language]
        : (asked.split('\n').findLast((line) => line.includes('?')) ?? asked)
    expect(rest.join('\n')).toEqual(standing ? '' : expect.stringContaining(question))
    await settled(world)
    expect(phone.unread()).toEqual([])
    expect(alarms(possible)).toBe(before.possible + 1)

    await phone.says(fell[language])
    const answer = await phone.hears(call112[language])
    expect(answer).not.toMatch(/\?/)
    await settled(world)
    expect(phone.unread()).toEqual([])
    expect(alarms(certain)).toBe(before.certain + 1)

    // from here on a person talks with them, and no computer
    await phone.says(yes)
    await settled(world)
    expect(phone.unread()).toEqual([])
  })

  test('a sign of danger between a ping and its answer takes nothing away from the yes', async () => {
    const place = places['with a ping open']
    if (!place) throw new Error('There is no such place.')
    const phone = await place.comes(world, typed)
    await saysAndHears(phone, perhaps[language])
    await phone.says(yes)
    await phone.hears(/Jan de Vries/)
  })
})
