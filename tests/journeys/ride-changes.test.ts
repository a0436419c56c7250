import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForRide, booksRide, openWithDrivers } from '../support/riding.ts'
import { saysAndHears, settled } from '../support/talks.ts'
import type { Phone, World } from '../support/world.ts'

let world: World
let klaas: Phone
let samuel: Phone
beforeAll(async () => {
  ;({ world, klaas, samuel } = await openWithDrivers())
})
afterAll(() => world.close())

test('a driver who cannot after all: the next one is asked, and drives', async () => {
  const { rider } = await booksRide(world, { at: 'woensdag om 10:15', back: '11:15' })
  await klaas.hears(/wil graag een rit/)
  await samuel.hears(/would like a ride there and back/)
  await klaas.says('ja')
  await klaas.hears(/^Wat fijn!/)
  await rider.hears(/^Goed nieuws: Klaas rijdt je/)
  await samuel.hears(/^Somebody else is doing this/)
  await klaas.says('ik kan toch niet komen')
  await klaas.hears(/^Kun je echt niet/)
  await klaas.says('ja')
  await klaas.hears(/We zoeken iemand anders/)
  await rider.hears(/kan helaas niet komen/)
  await samuel.hears(/would like a ride/)
  await samuel.says('yes I can')
  await samuel.hears(/^Pick-up: 10:05, Kerkstraat 5, 8925 AB$/m, /^Car: Max$/m)
  await rider.hears(/^Goed nieuws: Samuel rijdt je/)
  await settled(world)
})

test('the rider moves a ride by text: car and driver move along, and both hear it', async () => {
  const { rider, number } = await booksRide(world, { at: 'vrijdag om 10:15', back: '11:15' })
  await klaas.hears(/wil graag een rit/)
  await samuel.hears(/would like a ride/)
  await klaas.says('ja')
  await klaas.hears(/^Wat fijn!/)
  await rider.hears(/^Goed nieuws/)
  await samuel.hears(/^Somebody else/)
  await rider.says('kan de rit ook een andere tijd, om 14:00?')
  await rider.hears(/^Je rit is verzet\. Je wordt vrijdag 27-11 om 13:50 opgehaald\.$/)
  await klaas.hears(new RegExp(`^Rit #${number} is verzet: van vrijdag 27-11 om 13:50 tot 15:10\\.`))
  await rider.says('kan het toch een half uurtje eerder?')
  await rider.hears(/^Je rit is verzet\. Je wordt vrijdag 27-11 om 13:20 opgehaald\.$/)
  await klaas.hears(new RegExp(`^Rit #${number} is verzet: van vrijdag 27-11 om 13:20 tot 14:40\\.`))
  await settled(world)
  const { answer, rider: other } = await asksForRide(world, { at: 'vrijdag om 10:15', name: 'Wim Postma' })
  expect(answer).toMatch(/^Klopt dat\?$/m)
  await saysAndHears(other, 'nee', 'laat maar')
})

test('a rider who cancels in time gives the hour free for somebody else, and stays visible as cancelled', async () => {
  const { rider, number } = await booksRide(world, { at: 'donderdag om 10:15', back: '11:15' })
  await klaas.hears(/wil graag een rit/)
  await samuel.hears(/would like a ride/)
  await rider.says('de rit hoeft niet meer')
  await rider.hears(/afzeggen/)
  await rider.says('ja')
  await rider.hears(new RegExp(`#${number} is afgezegd`))
  await klaas.hears(/^Dit is niet meer nodig/)
  await samuel.hears(/no longer needed/)
  await world.card(number, /Cancelled/)
  const { answer, rider: other } = await asksForRide(world, { at: 'donderdag om 10:15', name: 'Wim Postma' })
  expect(answer).toMatch(/^Klopt dat\?$/m)
  await saysAndHears(other, 'nee', 'laat maar')
})
