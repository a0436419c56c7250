import { afterAll, beforeAll, test } from '@jest/globals'
import { press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('somebody whom the counter wrote down is heard when they text', async () => {
  await world.desk.command('/foardoar new')
  await world.desk.submit({
    name: 'Sjoerd Bakker',
    phone: '06 12 34 77 78',
    street: 'Kerkstraat',
    houseNumber: '9',
    category: 'groceries',
    words: 'Wie haalt er boodschappen?',
  })
  await world.card(1, /Sjoerd Bakker/)
  const sjoerd = world.phone('sms', '+31612347778')
  await sjoerd.says('hoe staat het ermee?')
  await sjoerd.hears(/#1, boodschappen/)
  await press(world, 1, 'request.close')
  await world.desk.submit({ outcome: 'no-longer-needed' })
  await sjoerd.hears(/afgerond/)
  await settled(world)
})
