import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

describe('somebody who types something quite different from what was asked', () => {
  test('is asked again, in the same words, and then goes on', async () => {
    const jan = newPhone(world, 'sms')
    await jan.says('Kan iemand morgen boodschappen voor me doen?')
    await jan.hears(/Is dat goed/)
    await jan.says('ja')
    await jan.hears(/^Hoe heet je\?$/)
    await jan.says('waarom wil je dat weten?')
    await jan.hears(/^Sorry, dat begreep ik niet\.\nHoe heet je\?$/)
    await jan.says('Jan de Vries')
    await jan.hears(/^Dag Jan de Vries!/)
    await jan.says('dank je wel!')
    await jan.hears(/^Graag gedaan!\nWaar woon je\?/)
    await jan.says('Dorpsstraat 3, 8925 AB')
    await jan.hears(/^Welk deel van de dag/)
    await jan.says('vrijdag om drie uur')
    await jan.hears(/^Wanneer: vrijdag 27-11 om 15:00$/m)
    await jan.says('nee, de volgende dag')
    await jan.hears(/^Wat wil je veranderen\?/)
    await jan.says('zaterdag')
    await jan.hears(/^Wat: boodschappen$/m, /^Wanneer: zaterdag 28-11 om 15:00$/m)
    await jan.says('opnieuw')
    await jan.hears(/^Goed, we beginnen opnieuw\./)
  })

  test('another request in the middle of the first waits for its turn', async () => {
    const jan = newPhone(world, 'sms')
    await saysAndHears(jan, 'Kan iemand morgen boodschappen voor me doen?', 'ja', 'Jan de Vries')
    await jan.says('Dorpsstraat 3, 8925 AB')
    await jan.hears(/^Welk deel van de dag past je morgen \(dinsdag 24-11\)\?/)
    await jan.says('en kan iemand donderdagmiddag de hond uitlaten?')
    await jan.hears(/^Daar help ik je zo mee\. Eerst nog even dit\.\nWelk deel van de dag past je morgen/)
    await jan.says('middag')
    await jan.hears(/^Wat: boodschappen$/m, /^Wanneer: morgen \(dinsdag 24-11\) in de middag$/m)
    await jan.says('ja')
    await jan.hears(
      /^Dank je, je aanvraag is #\d+\./,
      /^Wat: huisdier$/m,
      /^Wanneer: donderdag 26-11 in de middag$/m,
    )
    await jan.says('klopt')
    await jan.hears(/^Dank je, je aanvraag is #\d+\./)
  })

  test('who is not understood twice gets a person', async () => {
    const jan = newPhone(world, 'sms')
    await saysAndHears(jan, 'Kan iemand morgen boodschappen voor me doen?', 'ja')
    await jan.says('xq zzkrp 77?')
    await jan.hears(/^Sorry, dat begreep ik niet\.\nHoe heet je\?$/)
    await jan.says('brrr wllf 88?')
    await jan.hears(/^Iemand van het servicepunt neemt het over/, /058 303 0400/)
    await world.note(/The bot does not understand this person/)
    await settled(world)
    expect(jan.unread()).toEqual([])
  })
})
