import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { asksForHelp, newPhone, press, settled, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('a ping that does not arrive: the next neighbour is asked at once, and the desk sees who was not reached', async () => {
  const names = ['Anna Visser', 'Bas Kuipers', 'Corrie Smit', 'Durk Bosma', 'Elly Prins']
  const phones = await Promise.all(names.map((name) => movesIn(world, { name, channel: 'sms' })))
  const resident = newPhone(world, 'telegram')
  const number = await asksForHelp(resident, typed.fy)

  // of the first that is asked, the network says after a while that the phone is off
  world.street.fault({ provider: 'twilio', method: 'messages.create', mode: 30_003 })
  await press(world, number, 'request.dispatch')
  await world.card(number, /ping not delivered, SMS/)
  await settled(world)
  const { words } = await world.card(number)
  expect(words.match(/no answer yet \(ping (sent|delivered), SMS\)/g)).toHaveLength(3)
  expect(words.match(/ping not delivered, SMS/g)).toHaveLength(1)
  await world.note(/Not delivered by SMS: /)
  const asked = phones.filter((phone) => phone.unread().length > 0)
  expect(asked).toHaveLength(3)

  // whoever did not get the question does not hear either that it is taken care of
  const [helper, ...others] = asked
  for (const phone of asked) await phone.hears(/zoekt hulp/)
  await helper?.says('ja')
  await helper?.hears(/#/)
  for (const phone of others) await phone.hears(/Iemand anders doet dit al/)
  await resident.hears()
  await settled(world)
})

test('when nobody of the round can be reached, the round that follows does not wait', async () => {
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  world.street.fault({ provider: 'twilio', method: 'messages.create', mode: 30_005, times: 5 })
  await press(world, number, 'request.dispatch')
  // five neighbours, none of them to be reached: the desk has it back without an hour and a half of silence
  await world.card(number, /Nobody said yes|nobody|Nobody/)
  await settled(world)
  for (const phone of world.volunteers()) expect(phone.unread()).toEqual([])
})
