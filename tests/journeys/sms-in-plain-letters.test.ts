import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newPhone, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  const example = readFileSync('prisma/seed/bilgaard.yaml', 'utf8')
  world = await openWorld({
    volunteers: false,
    neighbourhoods: example.replaceAll('smsLetters: as-written', 'smsLetters: plain'),
  })
})
afterAll(() => world.close())

test('a neighbourhood may write its SMS without the letters that make them dearer, and nothing else', async () => {
  const bySms = newPhone(world, 'sms')
  await bySms.says('Kin immen moarn boadskippen foar my dwaan?')
  const sent = await bySms.hears(/./)
  const byTelegram = newPhone(world, 'telegram')
  await byTelegram.says('Kin immen moarn boadskippen foar my dwaan?')
  const written = await byTelegram.hears(/[ûêâôú]/)
  expect(sent).not.toMatch(/[ûêâôúë]/)
  expect(sent.split('\n')[0]).toBe((written.split('\n')[0] ?? '').normalize('NFD').replace(/\p{M}/gu, ''))
  // what is kept is as it was written
  await settled(world)
  const { rows } = await world.app.core.pool.query<{ text: string }>(
    `select content->>'text' as text from outbox_message o join address a on a.id = o.address_id where a.channel = 'sms'`,
  )
  expect(rows.map(({ text }) => text).join()).toMatch(/[ûêâôú]/)
})
