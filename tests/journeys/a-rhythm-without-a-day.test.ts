import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newPhone, saysAndHears } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test.each([
  {
    asks: 'Hoi, ik ben Jan de Vries, Dorpsstraat 3, 8925 AB. Kan iemand om de week boodschappen voor me doen?',
    which: /Op welke dag past het je het best\?/,
    day: 'donderdagochtend',
    readBack: /elke 2 weken, vanaf donderdag 26-11/,
    yes: 'ja',
  },
  {
    asks: "Goeie, ik bin Sytske de Jong, Doarpsstrjitte 4, 8925 AB. Kin immen om 'e wike boadskippen foar my dwaan?",
    which: /Op hokker dei past it dy\?/,
    day: 'tongersdeitemoarn',
    readBack: /alle 2 wiken, fan tongersdei 26-11 moarns ôf/,
    yes: 'ja',
  },
  {
    asks: "Hello, I'm Mary Smith, Dorpsstraat 5, 8925 AB. Can somebody do my groceries every other week?",
    which: /Which day of the week suits you best\?/,
    day: 'Thursday morning',
    readBack: /every 2 weeks, from Thursday 26-11/,
    yes: 'yes',
  },
])('how often is kept while the day is asked: $day', async ({ asks, which, day, readBack, yes }) => {
  const phone = newPhone(world, 'sms')
  expect(await saysAndHears(phone, asks, yes)).toMatch(which)
  expect(await saysAndHears(phone, day)).toMatch(readBack)
  expect(await saysAndHears(phone, yes)).toMatch(/#\d+/)
})

test('"elke week" as the answer to when is followed by the question on which day', async () => {
  const phone = newPhone(world, 'sms')
  const first = 'Hoi, ik ben Piet Bakker, Dorpsstraat 6, 8925 AB. Kan iemand boodschappen voor me doen?'
  expect(await saysAndHears(phone, first, 'ja')).toMatch(/Wanneer heb je de hulp nodig\?/)
  expect(await saysAndHears(phone, 'elke week')).toMatch(/Op welke dag past het je het best\?/)
  expect(await saysAndHears(phone, 'dinsdag')).toMatch(/Welk deel van de dag/)
  expect(await saysAndHears(phone, "'s middags")).toMatch(/elke week, vanaf .*dinsdag/)
  expect(await saysAndHears(phone, 'ja')).toMatch(/#\d+/)
})
