import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForHelp, newPhone, press, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

/** The same neighbour has another phone, which the desk knows to be theirs. */
async function alsoReachedBy(phone: Phone, other: Phone): Promise<void> {
  const { pool, clock } = world.app.core
  await pool.query(
    `insert into address (id, neighbourhood_id, person_id, channel, identifier, created_at)
     select $1, neighbourhood_id, person_id, $2, $3, $4 from address where channel = $5 and identifier = $6`,
    [randomUUID(), other.channel, other.identifier, clock.now(), phone.channel, phone.identifier],
  )
}

test('what WhatsApp does not let us say after 24 hours goes by SMS, where the same neighbour has one', async () => {
  const phone = newPhone(world, 'whatsapp')
  const other = newPhone(world, 'sms')
  const number = await asksForHelp(phone, typed.en)
  await alsoReachedBy(phone, other)
  await world.passTime(24 * 60 + 1)
  await press(world, number, 'request.reply')
  await world.desk.submit({ text: 'Mrs Smith, shall we call you tomorrow?' })
  await other.hears(/shall we call you tomorrow/)
  await settled(world)
  expect(phone.unread()).toEqual([])
})

test('and without another way the desk hears it, with the number to call', async () => {
  const phone = newPhone(world, 'whatsapp')
  const number = await asksForHelp(phone, typed.en)
  await world.passTime(24 * 60 + 1)
  await press(world, number, 'request.reply')
  await world.desk.submit({ text: 'Mrs Jones, shall we call you tomorrow?' })
  await world.note(new RegExp(`Not delivered by WhatsApp: Mary Smith. Please call \\${phone.identifier}`))
})

test('a landline that cannot be texted: the desk hears whom to call, once', async () => {
  const phone = newPhone(world, 'sms')
  world.street.fault({ provider: 'twilio', method: 'messages.create', to: phone.identifier, mode: 30_006 })
  await phone.says('Hoi')
  await world.note(new RegExp(`Not delivered by SMS: .*Please call \\${phone.identifier}`))
  await settled(world)
  const { rows } = await world.app.core.pool.query<{ closed: boolean }>(
    `select closed_at is not null as closed from address where identifier = $1`,
    [phone.identifier],
  )
  expect(rows).toEqual([{ closed: true }])
})
