import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForHelp, newPhone, press, readAll, settled, typed } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

// What the desk's Slack must get right with the whole house behind it, row by row.

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'
const karel = 'U0GUESTKARE'
const whispersTo = (user: string) => world.desk.whispers(user).map(wordsIn)
const audited = async () => {
  const { rows } = await world.app.core.pool.query(
    'select actor, deed, refused, cardinality(subject_ids) as about from desk_audit order by id',
  )
  return rows
}

test('S2: a press is answered within a second while the database is slow, and is carried out afterwards', async () => {
  const resident = newPhone(world, 'sms')
  const number = await asksForHelp(resident, typed.nl)
  const { ts } = await world.card(number)
  await settled(world)
  const slow = await world.app.core.pool.connect()
  await slow.query('begin')
  await slow.query('select 1 from help_request for update')
  const began = Date.now()
  expect(await world.desk.press(ts, 'request.take', { user: sjoukje })).toMatchObject({ ok: true })
  expect(Date.now() - began).toBeLessThan(1000)
  expect((await world.card(number)).words).not.toContain(`<@${sjoukje}>`)
  await slow.query('rollback')
  slow.release()
  await world.card(number, new RegExp(`<@${sjoukje}>`))
})

test('S2: a list that takes long is promised within a second, and comes', async () => {
  const slow = await world.app.core.pool.connect()
  await slow.query('begin')
  await slow.query('lock table help_request')
  const before = whispersTo(sjoukje).length
  const began = Date.now()
  expect(await world.desk.command('/foardoar open', { user: sjoukje })).toMatchObject({ ok: true })
  expect(Date.now() - began).toBeLessThan(1000)
  expect(whispersTo(sjoukje)).toHaveLength(before)
  await slow.query('rollback')
  slow.release()
  await world.street.until(() => whispersTo(sjoukje)[before], { awaited: 'the list' })
})

test('S5: whoever is no member, or of another workspace, is refused, and each refusal stands in the audit', async () => {
  const resident = newPhone(world, 'sms')
  const { ts } = await world.card(await asksForHelp(resident, typed.nl))
  await world.desk.press(ts, 'request.dispatch', { user: karel })
  await world.desk.press(ts, 'request.reply', { user: sjoukje, team: 'T0ELSEWHERE' })
  await world.desk.command('/foardoar open', { user: karel })
  await world.street.until(() => (whispersTo(karel).length === 2 ? true : undefined))
  await settled(world)
  expect(await audited()).toEqual([
    { actor: `slack:${karel}`, deed: 'request.dispatch', refused: 'not-a-member', about: 1 },
    { actor: `slack:${sjoukje}`, deed: 'request.reply', refused: 'other-team', about: 1 },
    { actor: `slack:${karel}`, deed: '/foardoar open', refused: 'not-a-member', about: 0 },
  ])
  expect(world.desk.modal(sjoukje)).toBeNull()
  expect(whispersTo(karel).join()).not.toContain('Jan de Vries')
})

test('S6: of two who press at once one decides, and the other is told who', async () => {
  const resident = newPhone(world, 'sms')
  const number = await asksForHelp(resident, typed.nl)
  const before = whispersTo(sjoukje).length + whispersTo(brecht).length
  await Promise.all([
    press(world, number, 'request.dispatch', sjoukje),
    press(world, number, 'request.dispatch', brecht),
  ])
  await settled(world)
  const told = [...whispersTo(sjoukje), ...whispersTo(brecht)]
  expect(told).toHaveLength(before + 1)
  expect(told.join('\n')).toMatch(/first: <@U0DESK(SJOUK|BRECH)>/)
  const { rows } = await world.app.core.pool.query(
    `select e.actor from request_event e join help_request r on r.id = e.request_id
      where r.number = $1 and e.kind = 'search-began'`,
    [number],
  )
  expect(rows).toHaveLength(1)
  readAll(world, ...world.volunteers())
})

test('S7: a form that Slack lets nobody open any more ends in a clear word', async () => {
  const { ts } = await world.card(await asksForHelp(newPhone(world, 'sms'), typed.nl))
  const before = whispersTo(brecht).length
  const undo = world.street.fault({ provider: 'slack', method: 'views.open', mode: 'expired_trigger_id' })
  await world.desk.press(ts, 'request.close', { user: brecht })
  undo()
  const told = await world.street.until(() => whispersTo(brecht)[before], { awaited: 'a word' })
  expect(told).toBe('That took too long. Please press the button again.')
  expect(world.desk.modal(brecht)).toBeNull()
})

test('S10: while Slack has too much, the desk waits and residents do not, and each card comes once', async () => {
  const before = world.desk.cards().length
  world.street.fault({ provider: 'slack', method: 'chat.postMessage', mode: 429, retryAfter: 3 })
  const began = Date.now()
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  expect(Date.now() - began).toBeLessThan(3000)
  expect(world.desk.card(number)).toBeUndefined()
  await world.passTime(1)
  await world.card(number)
  await settled(world)
  expect(world.desk.cards()).toHaveLength(before + 1)
})
