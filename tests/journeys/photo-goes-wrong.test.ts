import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { filesUnder } from '../support/files-at-desk.ts'
import { asksForHelp, later, newPhone, readAll, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let resident: Phone
let card: string
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  world.street.clearFaults()
  resident = newPhone(world, 'telegram')
  card = (await world.card(await asksForHelp(resident, typed.fy))).ts
})
afterAll(() => world.close())

const missing = /We cannot show the file itself/
const notes = () => world.desk.thread(card).map(wordsIn)

async function sendsPhoto(): Promise<void> {
  await resident.sends('photo', 'myn doar')
  await settled(world)
  readAll(world, resident)
}

test('a file that is gone: the desk hears that there was one, with its words', async () => {
  world.street.fault({ provider: 'telegram', method: 'getFile', mode: 'file is too big' })
  await sendsPhoto()
  expect(filesUnder(world, card)).toEqual([])
  expect(notes().filter((said) => missing.test(said) && said.includes('myn doar'))).toHaveLength(1)
})

describe.each(['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])(
  'Slack answers %s with a 500',
  (method) => {
    test('it is tried again, and there is exactly one file', async () => {
      world.street.fault({ provider: 'slack', method, mode: 500 })
      await sendsPhoto()
      expect(filesUnder(world, card)).toEqual([])
      await later(world, 1)
      expect(filesUnder(world, card)).toMatchObject([{ name: 'photo.jpg' }])
      expect(notes().filter((said) => said.includes('myn doar'))).toHaveLength(1)
    })
  },
)

test('one file never keeps the desk from hearing the rest', async () => {
  world.street.fault({ provider: 'telegram', method: 'getFile', mode: 500, times: 100 })
  const before = world.street.calls('telegram', 'getFile')
  await sendsPhoto()
  await resident.says('ik bin fallen en kin net oerein komme')
  await resident.hears(/112/)
  await world.passTime(1)
  // what stands behind the photo is still owed, so nothing is settled yet
  while (world.street.calls('telegram', 'getFile') - before < 2) await pause(20)
  await later(world, 1)
  expect(notes().filter((said) => missing.test(said))).toHaveLength(1)
  await world.note(/<!here>/)
})

test('without the right to send files the desk still hears it, at once', async () => {
  world.street.fault({ provider: 'slack', method: 'files.getUploadURLExternal', mode: 'missing_scope' })
  await sendsPhoto()
  expect(notes().filter((said) => missing.test(said))).toHaveLength(1)
  expect(world.log.join('')).toContain('files:write')
})

test('the token that opens a file is never logged', () => {
  expect(world.log.join('')).not.toContain(world.open.secrets.telegram.token)
})
