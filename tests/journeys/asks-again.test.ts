import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForHelp, newPhone, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test.each([
  {
    language: 'nl',
    says: 'Kan iemand donderdagochtend de heg snoeien?',
    reads: /^Wat: tuin$/m,
    who: /^Voor: Jan de Vries$/m,
  },
  {
    language: 'fy',
    says: 'Kin immen tongersdeitemoarn de hage knippe?',
    reads: /^Wat: tún$/m,
    who: /^Foar: Jelle Hiemstra$/m,
  },
  {
    language: 'en',
    says: 'Can someone trim my hedge on Thursday morning?',
    reads: /^What: garden$/m,
    who: /^For: Mary Smith$/m,
  },
] as const)(
  'a second request of somebody we know asks nothing twice ($language)',
  async ({ language, says, reads, who }) => {
    const words = typed[language]
    const phone = newPhone(world, words.channel)
    const first = await asksForHelp(phone, words)
    await phone.says(says)
    const readBack = await phone.hears(reads, who)
    expect(readBack).toContain(words.place)
    await phone.says(words.yes)
    await phone.hears(new RegExp(`#${first + 1}`))
  },
)
