import { afterAll, beforeAll, test } from '@jest/globals'
import { newPhone } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test.each([
  {
    channel: 'sms',
    says: 'Hoi, ik ben Sjoerd Bakker, Pastoriestraat 7, 8925 CD. Kan iemand morgenmiddag om 3 uur boodschappen voor me doen?',
    yes: 'ja',
    understood: /^Ik begrijp het: boodschappen, morgen \(dinsdag 24-11\) om 15:00\.$/m,
    reads: [
      /^Wanneer: morgen \(dinsdag 24-11\) om 15:00$/m,
      /^Voor: Sjoerd Bakker$/m,
      /^Waar: Pastoriestraat 7, 8925 CD$/m,
    ],
    opened: /^Dank je, je aanvraag is #/,
  },
  {
    channel: 'telegram',
    says: 'Ik bin Jelle Hiemstra, Doarpsstrjitte 3, 8925 AB. Kin immen moarn om 3 oere boadskippen foar my dwaan?',
    yes: 'ja',
    understood: /^Ik begryp it: boadskippen, moarn \(tiisdei 24-11\) om 15:00\.$/m,
    reads: [
      /^Wannear: moarn \(tiisdei 24-11\) om 15:00$/m,
      /^Foar: Jelle Hiemstra$/m,
      /^Adres: Doarpsstrjitte 3, 8925 AB$/m,
    ],
    opened: /^Tige tank, dyn oanfraach is #/,
  },
  {
    channel: 'whatsapp',
    says: 'Hello, I am Mary Smith, Dorpsstraat 4, 8925 AB. Can someone get my groceries tomorrow afternoon?',
    yes: 'ok',
    understood: /^I understand: groceries, tomorrow \(Tuesday 24-11\) in the afternoon\.$/m,
    reads: [
      /^When: tomorrow \(Tuesday 24-11\) in the afternoon$/m,
      /^For: Mary Smith$/m,
      /^Where: Dorpsstraat 4, 8925 AB$/m,
    ],
    opened: /^Thank you, your request is #/,
  },
] as const)(
  'all facts in one message by $channel: only agreement is asked',
  async ({ channel, says, yes, understood, reads, opened }) => {
    const phone = newPhone(world, channel)
    await phone.says(says)
    await phone.hears(understood)
    await phone.says(yes)
    await phone.hears(...reads)
    await phone.says(yes)
    await phone.hears(opened)
  },
)
