import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForHelp, later, newPhone, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const day = 24 * 60

test('a question that nobody answers is asked once more, with its buttons, and then left', async () => {
  const person = newPhone(world, 'telegram')
  await saysAndHears(person, typed.fy.request)
  await later(world, day + 1)
  await person.hears(/Bisto der noch/)
  await person.presses('Ja')
  await person.hears(/Hoe hjitsto/)
  await later(world, day + 1)
  await person.hears(/Bisto der noch/)
  await later(world, day + 1)
  await person.hears(/Ik lit it no rêste/)
  await later(world, 3 * day)
  expect(person.unread()).toEqual([])
})

test('while the desk talks with somebody, the bot does not ask again', async () => {
  const person = newPhone(world, 'sms')
  const { ts } = await world.card(await asksForHelp(person, typed.nl))
  await saysAndHears(person, 'Kan iemand vrijdag mijn gras maaien?')
  await world.desk.press(ts, 'request.reply')
  await world.desk.submit({ text: 'Ik bel je zo even.' })
  await person.hears(/Ik bel je zo even/)
  await later(world, day - 5)
  await world.desk.press(ts, 'request.reply')
  await world.desk.submit({ text: 'Het lukte gisteren niet, nu wel.' })
  await person.hears(/Het lukte gisteren niet/)
  await later(world, 10)
  await settled(world)
  expect(person.unread()).toEqual([])
})
