import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from '../support/world.ts'
import { expectSound, quiet } from './oracle.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world.close({ allowUnread: true }))

test('a message that no try can handle: the person hears it, the desk has it, and the next one is handled', async () => {
  const { core } = world.app
  const { understand } = core
  core.understand = (text, context) => {
    if (text.includes('poison')) throw new TypeError('nobody thought of this')
    return understand(text, context)
  }
  const wim = world.phone('Wim')
  const griet = world.phone('Griet')
  await wim.says('Hoi, kan iemand morgen boodschappen voor me doen?')
  await wim.hears()
  await wim.says('poison')
  await wim.says('ja hoor')
  await griet.says('Hoi, wie kan mij helpen?')
  await griet.hears()
  const sorry = await wim.hears()
  expect(sorry).toBe(core.words.line('nl', { key: 'common.sorry-failed' }, null))
  await world.note(/poison/)
  await wim.hears()
  await quiet(core.pool)
  await expectSound('poison', core.pool, world.street, [], { setAside: 1 })
  const { rows } = await core.pool.query<{ attempts: number }>(
    'select attempts from inbox_message where set_aside_at is not null',
  )
  expect(rows).toEqual([{ attempts: 3 }])
})
