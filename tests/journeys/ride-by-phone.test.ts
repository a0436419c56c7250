import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { drives } from '../support/riding.ts'
import { settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const user = 'U0DESKSJOUK'
const form = {
  name: 'Baukje Sinnema',
  phone: '06 12 34 77 55',
  street: 'Kerkstraat',
  houseNumber: '9',
  postcode: '8925 AB',
  to: 'ziekenhuis',
  toPostcode: '8934 AD',
  date: '2026-11-24',
  time: '10:15',
  way: 'fetch',
  back: '11:15',
  aid: 'rollator',
}

test('the desk books for somebody on the phone, sees which hours are free, and hears what does not fit', async () => {
  const klaas = await drives(world, { name: 'Klaas Visser' })
  await world.desk.command('/foardoar ride', { user })
  await world.street.until(() =>
    /09:00-17:00/.test(JSON.stringify(world.desk.modal(user)?.view.blocks ?? [])) ? true : undefined,
  )
  expect((await world.desk.submit({ ...form, back: '' }, { user })).errors).toEqual({
    back: expect.any(String),
  })
  expect((await world.desk.submit(form, { user })).errors).toEqual({})
  await klaas.hears(/wil graag een rit heen en terug/)
  await klaas.says('ja')
  await klaas.hears(/^Bij: Baukje Sinnema$/m, /^Naar: ziekenhuis/m, /^Mee: rollator$/m)
  await world.phone('sms', '+31612347755').hears(/^Goed nieuws: Klaas rijdt je \(ziekenhuis\)/)
  await world.card(1, /A neighbour comes[\s\S]*Baukje Sinnema/)

  await world.desk.command('/foardoar ride', { user })
  await world.street.until(() =>
    /tomorrow \(Tuesday 24-11\): 09:00-09:\d\d, /.test(
      JSON.stringify(world.desk.modal(user)?.view.blocks ?? []),
    )
      ? true
      : undefined,
  )
  await world.desk.submit({ ...form, name: 'Wim Postma', phone: '' }, { user })
  await settled(world)
  const told = world.desk.whispers(user).map(wordsIn).join('\n')
  expect(told).toMatch(/That does not fit: the car is out then\. .*tomorrow \(Tuesday 24-11\) at/)
})
