import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { drives } from '../support/riding.ts'
import { settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let klaas: Phone
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
  klaas = await drives(world, { name: 'Klaas Visser' })
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

test('the desk books every week for somebody on the phone, hears each time, and can end it', async () => {
  const { core } = world.app
  await world.desk.command('/foardoar ride', { user })
  await world.street.until(() => (world.desk.modal(user) ? true : undefined))
  const before = world.desk.whispers(user).length
  const weekly = {
    ...form,
    name: 'Tjitske Bouma',
    phone: '06 12 34 77 66',
    date: '2026-11-25',
    repeat: 'weekly',
  }
  expect((await world.desk.submit(weekly, { user })).errors).toEqual({})
  await settled(world)
  const told = world.desk.whispers(user).slice(before).map(wordsIn).join('\n')
  expect(told).toMatch(/Booked: .*Wednesday 25-11.* at 10:15, number #2/)
  expect(told).toMatch(/Booked: Wednesday 2-12 at 10:15, number #3/)

  await klaas.hears(/overmorgen \(woensdag 25-11\) om 09:56/)
  await klaas.hears(/woensdag 2-12 om 09:56/)
  const { ts } = await world.card(2, /comes back every week/)
  await world.desk.press(ts, 'request.end-weekly', { user })
  await settled(world)
  const tjitske = world.phone('sms', '+31612347766')
  await tjitske.hears(/#3|vervoer/)
  await tjitske.hears(/#2|vervoer/)
  await tjitske.hears(/^Je vaste rit stopt: elke week/)
  await world.card(2, /Cancelled/)
  await klaas.hears(/^Dit is niet meer nodig/)
  await klaas.hears(/^Dit is niet meer nodig/)
  const { rows } = await core.pool.query("select 1 from arrangement where status = 'active'")
  expect(rows).toEqual([])
})
