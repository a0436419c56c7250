import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  asksForHelp,
  everyLanguage,
  newPhone,
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

const again = {
  nl: /beginnen opnieuw[\s\S]*Wat kan ik voor je doen/,
  fy: /begjinne op 'e nij[\s\S]*Wat kin ik foar dy dwaan/,
  en: /start again[\s\S]*What can I do for you/,
}

describe.each(everyLanguage)('start over in $language', (words) => {
  const { language, channel, request, yes, name, place, part, restart } = words

  test.each([
    ['at the agreement', [request]],
    ['at the name', [request, yes]],
    ['at the address', [request, yes, name]],
    ['at the part of the day', [request, yes, name, place]],
    ['when all is read back', [request, yes, name, place, part]],
  ])('%s: the half request is gone, and a new one can be made', async (_where, lines) => {
    const person = newPhone(world, channel)
    await saysAndHears(person, ...lines)
    await person.says(restart)
    await person.hears(again[language])
    await settled(world)
    const { rows } = await world.app.core.pool.query(
      `select 1 from help_request r join address a on a.person_id = r.resident_id where a.channel = $1 and a.identifier = $2`,
      [person.channel, person.identifier],
    )
    expect(rows).toEqual([])
    const answer = await saysAndHears(person, request)
    expect(answer).not.toMatch(/begreep ik niet|begriep ik net|did not understand/)
  })

  test('in the middle of a sign-up', async () => {
    const person = newPhone(world, channel)
    await saysAndHears(
      person,
      { nl: 'ik wil wel helpen', fy: 'ik wol wol helpe', en: 'I want to help' }[language],
      yes,
      name,
    )
    await person.says(restart)
    await person.hears(again[language])
  })
})

test.each(everyLanguage)(
  'while the desk talks with them in $language: the computer is back, and the desk hears so',
  async (words) => {
    const person = newPhone(world, words.channel)
    await saysAndHears(person, words.human)
    await person.says(words.request)
    await settled(world)
    expect(person.unread()).toEqual([])
    await person.says(words.restart)
    await person.hears(again[words.language])
    await settled(world)
    expect(
      world.desk.cards().some(({ ts }) => {
        const thread = world.desk.thread(ts).map(wordsIn)
        return (
          thread.some((note) => note.includes(words.request)) &&
          thread.some((note) => /started over|begint opnieuw/.test(note))
        )
      }),
    ).toBe(true)
    await saysAndHears(person, words.request)
  },
)

test('somebody who was pinged and starts over can still say yes', async () => {
  const [helper] = await searches(world, await asksForHelp(newPhone(world, 'sms'), typed.nl))
  if (!helper) throw new Error('Nobody was asked.')
  await helper.hears(/./)
  await helper.says('opnieuw beginnen')
  await helper.hears(/./)
  await helper.says('ja')
  await helper.hears(/Jan de Vries|#\d/)
})
