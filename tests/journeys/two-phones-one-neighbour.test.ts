import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForHelp, newPhone, readAll, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Somebody asks for a code on this phone. */
async function asksForCode(phone: Phone, word: string): Promise<string> {
  await phone.says(word)
  const told = await phone.hears(/\b\d{6}\b/)
  return /\b\d{6}\b/.exec(told)?.[0] ?? ''
}

test('a code brings two phones together, and every request is known on both', async () => {
  const sms = newPhone(world, 'sms')
  const number = await asksForHelp(sms, typed.nl)
  const code = await asksForCode(sms, 'koppelen')

  const telegram = newPhone(world, 'telegram')
  await telegram.says(`KOPPEL ${code}`)
  await telegram.hears(/Gelukt! Ik weet nu dat jij het bent/)
  await sms.hears(/ook op een andere telefoon of app bekend/)
  await world.note(/Jan de Vries .sms. are now one person/)

  await telegram.says('hoe staat het ermee?')
  await telegram.hears(new RegExp(`#${number}`))
  await sms.says('hoe staat het ermee?')
  await sms.hears(new RegExp(`#${number}`))
})

test('a code works once, and what is wrong with another one is not told', async () => {
  const sms = newPhone(world, 'sms')
  const code = await asksForCode(sms, 'keppelje')
  await sms.says(code)
  await sms.hears(/foar dyn oare|voor je andere|for your other/)

  const stranger = newPhone(world, 'telegram')
  await stranger.says('000000')
  const wrong = await stranger.hears()
  const whatsapp = newPhone(world, 'whatsapp')
  await whatsapp.says(`koppel ${code}`)
  await whatsapp.hears(/Gelukt|Slagge/)
  await sms.hears(/bekend/)
  await stranger.says(code)
  expect(await stranger.hears()).toBe(wrong)
})

test('whoever guesses is not listened to for an hour, not even with a good code', async () => {
  const sms = newPhone(world, 'sms')
  const stranger = newPhone(world, 'telegram')
  for (let guess = 0; guess < 5; guess++) {
    await stranger.says(`00000${guess}`)
    await stranger.hears()
  }
  const code = await asksForCode(sms, 'link')
  await stranger.says(code)
  await stranger.hears(/werkt niet|does not work|wurket net/)
  const friend = newPhone(world, 'telegram')
  await friend.says(code)
  await friend.hears(/Gelukt|Done/)
  await sms.hears()
})

test('a code is worth nothing after a quarter of an hour', async () => {
  const sms = newPhone(world, 'sms')
  const code = await asksForCode(sms, 'koppelen')
  await world.passTime(16)
  const telegram = newPhone(world, 'telegram')
  await telegram.says(code)
  await telegram.hears(/werkt niet/)
  readAll(world, sms)
})

test('STOP on one phone stays a STOP there', async () => {
  const sms = newPhone(world, 'sms')
  await asksForHelp(sms, typed.nl)
  const code = await asksForCode(sms, 'koppelen')
  await sms.says('STOP')
  await settled(world)
  const telegram = newPhone(world, 'telegram')
  await telegram.says(code)
  await telegram.hears(/Gelukt/)
  await settled(world)
  await telegram.says('hoe staat het ermee?')
  await telegram.hears(/#\d+/)
  expect(sms.unread()).toEqual([])
})
