import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { newMorning, places } from '../support/places.ts'
import { readAll, settled, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))
beforeEach(() => newMorning(world))

const inATalk = Object.entries(places).filter(
  ([, { standing, told, nothing }]) => !standing && !told && !nothing,
)

let strange = 70

test.each(inATalk)(
  'two misunderstandings in a row %s: a person takes over, with what was said so far',
  async (_where, { comes }) => {
    const phone = await comes(world, typed.nl)
    await settled(world)
    readAll(world, phone)
    const [first, second] = [`blub ${++strange} bla`, `hm ${strange} tja`]
    await phone.says(first)
    await phone.hears(/^Sorry, dat begreep ik niet/)
    await phone.says(second)
    await phone.hears(/Iemand van het servicepunt/)
    await world.note(new RegExp(`does not understand this person[\\s\\S]*${first}\\n[\\s\\S]*${second}`))
    // from here on a person talks with them
    await phone.says('hallo?')
    await settled(world)
    expect(phone.unread()).toEqual([])
  },
)

test('who asks for a person need not tell it again', async () => {
  const phone = world.phone('sms', '+31612388001')
  await phone.says('Kan iemand morgen boodschappen voor me doen? Ik ben slecht ter been.')
  await phone.hears()
  await phone.says('ik wil een mens spreken')
  await phone.hears()
  await world.note(/Asks for a person[\s\S]*slecht ter been[\s\S]*een mens spreken/)
})
