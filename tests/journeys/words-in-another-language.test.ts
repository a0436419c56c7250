import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newPhone, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('in a thread stands which language it is, and what was understood where nobody at the desk speaks it', async () => {
  const jelle = newPhone(world, 'telegram')
  await saysAndHears(jelle, typed.fy.human)
  await jelle.says('kin immen moarn boadskippen foar my dwaan?')
  await world.note(
    /boadskippen foar my dwaan\?\nIn Frisian\. The computer understands: Asks for help, groceries, Tuesday 24-11/,
  )
  await jelle.says('ja, graach')
  await world.note(/ja, graach\nIn Frisian\. The computer understands: yes\./)
})

test('a language that the desk speaks is only named, and its own not even that', async () => {
  const jan = newPhone(world, 'sms')
  await saysAndHears(jan, typed.nl.human)
  await jan.says('het gaat om de sleutel van de schuur')
  expect(await world.note(/de sleutel van de schuur\nIn Dutch\./)).not.toMatch(/understands/)
  const mary = newPhone(world, 'whatsapp')
  await saysAndHears(mary, typed.en.human)
  await mary.says('it is about the key of the shed')
  expect(await world.note(/They write:\nit is about the key of the shed/)).toMatch(/shed$/)
  await settled(world)
})
