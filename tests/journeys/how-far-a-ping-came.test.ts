import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { asksForHelp, newPhone, press, settled, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

test('the desk sees on the card how far each question came, and by which way', async () => {
  const anna = await movesIn(world, { name: 'Anna Visser', channel: 'whatsapp' })
  const bas = await movesIn(world, { name: 'Bas Kuipers', channel: 'telegram' })
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  await press(world, number, 'request.dispatch')
  await anna.hears(/zoekt hulp/)
  await bas.hears(/zoekt hulp/)

  // WhatsApp tells how far a message came; Telegram says only that it has it
  await world.card(number, /Bas Kuipers: no answer yet \(ping sent, Telegram\)/)
  await world.card(number, /Anna Visser: no answer yet \(ping delivered, WhatsApp\)/)
  const [ping] = world.street.twilio.messages(`whatsapp:${anna.identifier}`)
  if (!ping) throw new Error('There is no ping.')
  await world.street.twilio.receipt(ping, 'read', null)
  await world.card(number, /Anna Visser: no answer yet \(ping read, WhatsApp\)/)

  // receipts that come late, twice and out of order take nothing back
  for (const late of ['sent', 'read', 'delivered', 'queued']) {
    await world.street.twilio.receipt(ping, late, null)
    await settled(world)
    await world.card(number, /Anna Visser: no answer yet \(ping read, WhatsApp\)/)
  }

  // an answer says more than any receipt
  await anna.says('ja')
  await anna.hears(/#/)
  const { words } = await world.card(number, /Anna Visser: yes/)
  expect(words).not.toMatch(/ping read/)
})
