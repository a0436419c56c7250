import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { booksRide, openWithDrivers } from '../support/riding.ts'
import { later } from '../support/talks.ts'
import type { Phone, World } from '../support/world.ts'

let world: World
let klaas: Phone
let samuel: Phone
beforeAll(async () => {
  ;({ world, klaas, samuel } = await openWithDrivers())
})
afterAll(() => world.close())

test('nobody drives: the desk hears it first, and the rider the evening before', async () => {
  const { rider, number } = await booksRide(world, { at: 'maandag om 10:15', back: '11:15' })
  await klaas.hears(/wil graag een rit/)
  await samuel.hears(/would like a ride/)
  await klaas.says('nee')
  await klaas.hears(/Nee zeggen mag altijd/)
  await samuel.says('no sorry')
  await samuel.hears(/always/)
  await world.card(number, /Everybody who could help was asked|No volunteer can do this/)
  expect(rider.unread()).toEqual([])
  await later(world, 6 * 24 * 60 + 9 * 60)
  await rider.hears(/^We hebben nog geen chauffeur voor je rit morgen \(maandag 30-11\)/, /058 303 0400/)
})
