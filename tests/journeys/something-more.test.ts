import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { asksForHelp, everyLanguage, newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const more = {
  nl: {
    says: 'kan hij ook brood meenemen?',
    asks: /^Hoort dit bij #\d+ \(boodschappen, /,
    added: /bij #\d+ gezet/,
  },
  fy: {
    says: 'kin er ek bôle meinimme?',
    asks: /^Heart dit by #\d+ \(boadskippen, /,
    added: /by #\d+ setten/,
  },
  en: {
    says: 'can he bring bread too?',
    asks: /^Does this belong with #\d+ \(groceries, /,
    added: /added it to #\d+/,
  },
}

describe.each(everyLanguage)('somebody with an open request wants something more in $language', (words) => {
  const { says, asks, added } = more[words.language]

  test('it is put with the request, and the desk has it in the thread', async () => {
    const resident = newPhone(world, words.channel)
    const { ts } = await world.card(await asksForHelp(resident, words))
    await resident.says(says)
    await resident.hears(asks)
    await resident.says(words.yes)
    await resident.hears(added)
    await settled(world)
    expect(world.desk.thread(ts).filter((note) => wordsIn(note).includes(says))).toHaveLength(1)
  })

  test('or it is something new, with a number of its own', async () => {
    const resident = newPhone(world, words.channel)
    const first = await asksForHelp(resident, words)
    await resident.says(says)
    await resident.hears(asks)
    await resident.says(words.no)
    await resident.hears()
    await resident.says(words.restart)
    await resident.hears()
    expect(await saysAndHears(resident, words.status)).toContain(`#${first}`)
  })
})
