import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForHelp, newPhone, readAll, saysAndHears, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the desk makes one of two, with a reason, and two again where that was wrong', async () => {
  const [sms, telegram] = [newPhone(world, 'sms'), newPhone(world, 'telegram')]
  const first = await asksForHelp(sms, typed.nl)
  const second = await asksForHelp(telegram, typed.nl)
  await world.desk.command('/foardoar link')
  const fields = { one: sms.identifier, other: `#${second}`, reason: 'She told us at the counter' }
  expect((await world.desk.submit({ ...fields, reason: '' })).errors).toHaveProperty('reason')
  expect((await world.desk.submit(fields)).errors).toEqual({})
  await world.note(/are now one person/)
  await telegram.hears(/ook op een andere telefoon of app bekend/)
  await saysAndHears(sms, 'hoe staat het ermee?')
  expect(sms.all().at(-1)).toMatch(new RegExp(`#${second}[\\s\\S]*#${first}|#${first}[\\s\\S]*#${second}`))

  await world.desk.command('/foardoar unlink')
  await world.desk.submit({ one: sms.identifier, reason: 'It was her sister' })
  await world.note(/was undone: It was her sister/)
  await saysAndHears(sms, 'hoe staat het ermee?')
  expect(sms.all().at(-1)).not.toMatch(new RegExp(`#${second}`))
  await saysAndHears(telegram, 'hoe staat het ermee?')
  expect(telegram.all().at(-1)).toMatch(new RegExp(`#${second}`))
  readAll(world, sms, telegram)
})

test('a number that nobody has is refused to whoever typed it', async () => {
  await world.desk.command('/foardoar link', { user: 'U0DESKSJOUK' })
  await world.desk.submit({ one: '0612000000', other: '#99', reason: 'x' }, { user: 'U0DESKSJOUK' })
  await world.street.until(() =>
    world.desk.whispers('U0DESKSJOUK').find(({ text }) => /do not know this number/.test(text)),
  )
})
