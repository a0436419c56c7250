import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { later, newPhone, press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('the whole story in English, by buttons and a list', async () => {
  const samuel = await movesIn(world, { name: 'Samuel Owusu', channel: 'whatsapp', language: 'en' })
  const mary = newPhone(world, 'whatsapp')

  await mary.says('Hello! Could someone get my groceries tomorrow please?')
  await mary.hears(
    /^Hi, I am Foardoar, the computer of neighbourhood help in Bilgaard\.$/m,
    /^I understand: groceries, tomorrow \(Tuesday 24-11\)\.$/m,
  )
  await mary.presses('OK')
  await mary.hears(/^What is your name\?$/)
  await mary.says("I'm Mary Smith")
  await mary.hears(/^Hello Mary Smith!\nWhere do you live\?/)
  await mary.says('Dorpsstraat 4, 8925 AB')
  await mary.hears(/^Which part of the day suits you,? tomorrow \(Tuesday 24-11\)\?$/)
  expect(world.street.messages('whatsapp', mary.identifier).at(-1)).toMatchObject({ list: 'Choose' })
  await mary.presses('Afternoon')
  await mary.hears(
    /^What: groceries$/m,
    /^When: tomorrow \(Tuesday 24-11\) in the afternoon$/m,
    /^Is that right\?$/m,
  )
  await mary.says('OK')
  await mary.hears(/^Thank you, your request is #1\./)

  await world.card(1, /WhatsApp, English/)
  await press(world, 1, 'request.dispatch')
  expect(await samuel.hears(/^A neighbour in Bilgaard needs help\.$/m)).not.toMatch(/Mary|Dorps/)
  await samuel.presses('Yes, I will')
  await samuel.hears(
    /^How kind! You are helping with #1: groceries/m,
    /^For: Mary Smith$/m,
    /^Address: Dorpsstraat 4, 8925 AB$/m,
  )
  await mary.hears(/^Good news: Samuel is coming to help you\.$/m)

  await later(world, 8 * 60 + 1)
  await samuel.hears(/^A short reminder of #1\.$/m)
  await mary.hears(/^A short reminder: Samuel is coming to help you\.\nWhat: groceries\nWhen: tomorrow/)
  await later(world, 25 * 60)
  await samuel.hears(/^Is #1 \(groceries\) done\?/)
  await samuel.says('ok, 2 hours')
  await samuel.hears(/^Thank you for your help!$/)
  await mary.hears(/^You have been helped with #1 \(groceries\)\. Was it all right\?/)
  await mary.says('Yes, he was very kind')
  await mary.hears(/^Good to hear\. Thank you!$/)

  await settled(world)
  const closed = await world.card(1, /Done/)
  expect(closed.words).toContain('Hours: 2  |  All right for the resident: yes')
  await world.note(/It was all right at #1\. The resident said: he was very kind/)
})
