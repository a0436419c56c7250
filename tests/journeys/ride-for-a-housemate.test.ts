import { afterAll, beforeAll, test } from '@jest/globals'
import { drives } from '../support/riding.ts'
import { newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('on a shared phone a ride is for one of them, and the driver reads whom to fetch', async () => {
  const klaas = await drives(world, { name: 'Klaas Visser' })
  const phone = newPhone(world, 'sms')
  await saysAndHears(
    phone,
    'Hoi, ik ben Griet Hoekstra, Dorpsstraat 3, 8925 AB. Kan iemand morgenmiddag de hond uitlaten?',
    'ja',
    'ja',
    'Dit is ook het nummer van mijn man Wytze',
    'ja',
  )
  await phone.says('We moeten dinsdag om kwart over tien bij de huisarts zijn, kunnen jullie ons brengen?')
  await phone.hears(/^Voor wie is de hulp\?\n1 Griet\n2 Wytze\n3 Ons samen$/m)
  await phone.says('Wytze')
  await phone.hears(/geen eigen vervoer/)
  await saysAndHears(phone, 'ja', '1', 'thuis')
  await saysAndHears(phone, '3', 'nee')
  await phone.says('nee')
  await phone.hears(/^Voor: Wytze \(Griet Hoekstra\)$/m, /^Klopt dat\?$/m)
  await phone.says('nee, voor Griet')
  await phone.hears(/^Voor: Griet Hoekstra$/m)
  await phone.says('nee, voor Wytze')
  await phone.hears(/^Voor: Wytze \(Griet Hoekstra\)$/m)
  await phone.says('ja')
  await phone.hears(/^Je rit is geboekt/)
  await settled(world)
  await klaas.hears(/wil graag een rit/)
  await klaas.says('ja')
  await klaas.hears(/^Bij: Wytze \(Griet Hoekstra\)$/m)
  await phone.hears(/^Voor Wytze:\n/)
})
