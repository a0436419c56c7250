import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { forgetOldWords } from '../../core/privacy/forget-old-words.ts'
import { asksForHelp, newPhone, press, readAll, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

/** What stands in the window that is open at the desk, once it says this. */
function shows(says: RegExp): Promise<string> {
  return world.street.until(
    () => {
      const words = JSON.stringify(world.desk.modal()?.view.blocks ?? [])
      return says.test(words) ? words : undefined
    },
    { awaited: `a window that says ${says}` },
  )
}

let number: number

test('the desk asks why a request was understood as it was, and sees the words that decided', async () => {
  number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  await press(world, number, 'request.why')
  const window = await shows(/How|how the computer read/)
  expect(window).toMatch(/Asks for help/)
  expect(window).toMatch(/Kind: groceries, because of: [^.]*boodschappen[^.]*\. That is sure\./)
  expect(window).toMatch(/When: tomorrow[^"]*because of: morgen/)
  expect(window).toMatch(/Says yes, because of: ja/)
})

test('somebody who asked for a person is explained on their own card', async () => {
  const phone = newPhone(world, 'telegram')
  await saysAndHears(phone, 'ik zie het allemaal niet meer zitten', typed.nl.human)
  const card = await world.street.until(() =>
    world.desk.workspace.all().find(({ blocks }) => JSON.stringify(blocks).includes('person.why')),
  )
  await world.desk.press(card.ts, 'person.why')
  expect(await shows(/Wants to talk to a person/)).toMatch(/Perhaps danger \(113\), because of: [^"]*zitten/)
})

test('what is explained is kept nowhere: it goes with the words', async () => {
  await world.passTime(31 * 24 * 60)
  await settled(world)
  readAll(world)
  await forgetOldWords(world.app.core)
  await press(world, number, 'request.why')
  expect(await shows(/no messages to explain/)).not.toMatch(/boodschappen/)
})
