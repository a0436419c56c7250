import { afterAll, beforeAll, test } from '@jest/globals'
import { asksForRide, drives } from '../support/riding.ts'
import { readAll, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('who has two rides to come says which one, and the time that was said already is not asked again', async () => {
  const klaas = await drives(world, { name: 'Klaas Visser' })
  const { rider } = await asksForRide(world, { at: 'woensdag om 10:15', back: '11:15' })
  await saysAndHears(rider, 'ja')
  await saysAndHears(
    rider,
    'Ik moet vrijdag om 14:15 bij de huisarts zijn, kunnen jullie mij brengen?',
    '1',
    'thuis',
    'alleen heen',
    'nee',
    'ja',
  )
  await settled(world)
  readAll(world, klaas, rider)
  await rider.says('kan de rit ook een andere tijd, om 15:00?')
  await rider.hears(/^Welke rit bedoel je\?\n1 .*\n2 .*\n3 /)
  await rider.says('die van vrijdag')
  await rider.hears(/^Je rit is verzet\. Je wordt vrijdag 27-11 om 14:50 opgehaald\.$/)
  await rider.says('kan de rit ook een andere tijd?')
  await rider.hears(/^Welke rit bedoel je\?/)
  await rider.says('laat maar')
  await rider.hears(/^Goed, er verandert niets\.$/)
  await world.card(2, /Friday 27-11/)
  await settled(world)
  readAll(world, klaas)
})
