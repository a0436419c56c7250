import { afterAll, beforeAll, test } from '@jest/globals'
import { newPhone, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test.each(['HELP', 'help!', 'Info'])(
  'W11: "%s" alone by SMS, which the robot of the carrier may have answered in English, reaches a person',
  async (word) => {
    const phone = newPhone(world, 'sms')
    const before = world.desk.workspace.all().length
    await phone.says(word)
    await phone.hears(/servicepunt|service point/)
    await settled(world)
    if (world.desk.workspace.all().length === before) throw new Error('The desk heard nothing.')
  },
)
