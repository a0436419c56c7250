import { afterAll, beforeAll, test } from '@jest/globals'
import { newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const says = {
  nl: {
    ask: 'Ik moet woensdag om 11 uur bij de huisarts zijn, kunnen jullie mij brengen?',
    no: 'nee',
    sorry:
      /^Dan kunnen we je helaas niet rijden\. De auto is voor bewoners van Bilgaard zonder eigen vervoer\.$/m,
  },
  fy: {
    ask: 'Ik moat woansdei om 11 oere by de húsdokter wêze, kinne jim my bringe?',
    no: 'nee',
    sorry: /^Dan kinne wy dy spitigernôch net ride\./m,
  },
  en: {
    ask: 'I need a ride to the doctor on Wednesday at 11 am please',
    no: 'no',
    sorry: /^Then we are sorry that we cannot drive you\./m,
  },
}

test.each(Object.entries(says))(
  'who has transport of their own hears what else there is, and is not asked again (%s)',
  async (_language, { ask, no, sorry }) => {
    const rider = newPhone(world, 'sms')
    await saysAndHears(rider, ask, 'ok', 'Wim Postma', 'Kerkstraat 5, 8925 AB')
    await rider.says(no)
    await rider.hears(sorry, /Regiotaxi/)
    await rider.says(ask)
    await rider.hears(sorry, /Regiotaxi/)
  },
)

test('who does not know where exactly rides all the same, and the desk looks the address up', async () => {
  const rider = newPhone(world, 'telegram')
  await saysAndHears(
    rider,
    'Kan iemand mij woensdag om 11 uur naar de fysiotherapeut brengen?',
    'ja',
    'Griet Hoekstra',
    'Kerkstraat 5, 8925 AB',
    'ja',
  )
  await rider.says('weet ik niet')
  await rider.hears(/^Dat geeft niet, het servicepunt zoekt het adres op\.$/m)
  await saysAndHears(rider, 'thuis', 'alleen heen', 'nee')
  await rider.says('nee')
  await rider.hears(/^Naar: .*fysio/m, /^Klopt dat\?$/m)
  await rider.says('ja')
  await rider.hears(/^Je rit is geboekt/)
  await world.note(/The address is not known: .*fysio/)
  await settled(world)
})
