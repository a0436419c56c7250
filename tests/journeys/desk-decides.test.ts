import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled, optionsOf } from '../support/desk-forms.ts'
import {
  asksForHelp,
  newPhone,
  press,
  readAll,
  saysAndHears,
  searches,
  settled,
  typed,
} from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

async function newRequest(): Promise<{ resident: Phone; number: number }> {
  const resident = newPhone(world, 'sms')
  return { resident, number: await asksForHelp(resident, typed.nl) }
}

test('somebody who is no member of the desk is refused in private, and nothing happens', async () => {
  const { number } = await newRequest()
  await press(world, number, 'request.dispatch', 'U0GUESTKARE')
  await world.street.until(
    () =>
      world.desk
        .whispers('U0GUESTKARE')
        .map(wordsIn)
        .find((words) => /Only members of the desk/.test(words)),
    { awaited: 'a refusal in private' },
  )
  await settled(world)
  expect((await world.card(number)).words).toMatch(/New/)
  expect(world.volunteers().flatMap((phone) => phone.unread())).toEqual([])
})

test('of two who press at once one search begins, and the other hears who was first', async () => {
  const { resident, number } = await newRequest()
  const before = [sjoukje, brecht].flatMap((user) => world.desk.whispers(user)).length
  await Promise.all([
    press(world, number, 'request.dispatch', sjoukje),
    press(world, number, 'request.dispatch', brecht),
  ])
  await settled(world)
  const whispers = [sjoukje, brecht].flatMap((user) => world.desk.whispers(user)).map(wordsIn)
  expect(whispers).toHaveLength(before + 1)
  expect(whispers.join('\n')).toMatch(/search is already on \(first: <@U0DESK(SJOUK|BRECH)>\)/)
  const { rows } = await world.app.core.pool.query(
    `select 1 from dispatch_round d join help_request r on r.id = d.request_id where r.number = $1`,
    [number],
  )
  expect(rows).toHaveLength(1)
  await press(world, number, 'request.close')
  await world.desk.submit({ outcome: 'no-longer-needed' })
  await resident.hears(/./)
  await settled(world)
  readAll(world, ...world.volunteers())
})

test('take: the card says who has it, and a second taker is told', async () => {
  const { number } = await newRequest()
  await press(world, number, 'request.take', sjoukje)
  await world.card(number, /<@U0DESKSJOUK>/)
  await settled(world)
  const { ts } = await world.card(number)
  await world.desk.press(ts, 'request.take', { user: brecht }).catch(() => undefined)
  await settled(world)
  expect((await world.card(number)).words).not.toContain(`<@${brecht}>`)
})

test('assign: the neighbour gets what they need, the resident hears who comes', async () => {
  const { resident, number } = await newRequest()
  await press(world, number, 'request.assign')
  const mark = optionsOf(world, 'volunteer').find(({ text }) => /Mark de Boer/.test(text.text))
  if (!mark) throw new Error('Mark cannot be chosen.')
  await world.desk.submit({ volunteer: mark.value })
  await world.phone('Mark').hears(/Fijn dat je komt helpen/, /Jan de Vries/, /Dorpsstraat 3/)
  await resident.hears(/Mark komt je helpen/)
  await world.card(number, /A neighbour comes[\s\S]*Mark de Boer/)
})

test('edit: the words change on the card, and a new time reaches who comes', async () => {
  const { resident, number } = await newRequest()
  const asked = await searches(world, number)
  readAll(world, ...asked)
  const [helper] = asked
  await helper?.says('ja')
  await helper?.hears(/Jan de Vries/)
  await resident.hears(/./)
  await settled(world)
  readAll(world, ...asked)
  await press(world, number, 'request.edit')
  const fields = world.desk.modal()?.view.blocks.map(({ block_id }) => String(block_id)) ?? []
  expect(fields).toEqual(expect.arrayContaining(['words']))
  await world.desk.submit({ words: 'Boodschappen, en de lege flessen mee', date: '2026-11-26' })
  await world.card(number, /lege flessen/)
  await helper?.hears(/nije tiid|nieuwe tijd|new time/i)
  await resident.hears(/nieuwe tijd[\s\S]*26-11/)
})

test('refer: the resident hears to whom, the card shows it', async () => {
  const { resident, number } = await newRequest()
  await press(world, number, 'request.refer')
  const organisation = optionCalled(world, 'organisation', 'Sociaal wijkteam Noord')
  await world.desk.submit({ organisation, consent: 'voice' })
  await resident.hears(/Sociaal wijkteam Noord/)
  await world.card(number, /Referred/)
})

test('close: the card says how it ended, the resident hears it, the buttons are gone', async () => {
  const { resident, number } = await newRequest()
  await press(world, number, 'request.close')
  await world.desk.submit({ outcome: 'unmet' })
  await resident.hears(/niet gelukt om iemand te vinden/)
  const { ts } = await world.card(number, /Nobody found/)
  await expect(world.desk.press(ts, 'request.dispatch')).rejects.toThrow(/no request.dispatch/)
})

test('a form that was open while somebody else closed the request changes nothing any more', async () => {
  const { resident, number } = await newRequest()
  const { ts } = await world.card(number)
  await world.desk.press(ts, 'request.refer', { user: brecht })
  await world.desk.press(ts, 'request.close', { user: sjoukje })
  await world.desk.submit({ outcome: 'other' }, { user: sjoukje })
  await resident.hears(/./)
  const organisation = optionCalled(world, 'organisation', 'Sociaal wijkteam Noord', brecht)
  await world.desk.submit({ organisation }, { user: brecht })
  await settled(world)
  expect(world.desk.whispers(brecht).map(wordsIn).join('\n')).toMatch(/already/)
  expect(resident.unread()).toEqual([])
})

test('what is typed in a desk thread stays with the desk', async () => {
  const { resident, number } = await newRequest()
  const asked = await searches(world, number)
  readAll(world, ...asked)
  const { ts } = await world.card(number)
  await world.desk.say('Let op: meneer is slechthorend, en zijn dochter betaalt.', { threadTs: ts })
  await world.desk.say('Wie belt hem?', {})
  await settled(world)
  expect(resident.unread()).toEqual([])
  expect(asked.flatMap((phone) => phone.unread())).toEqual([])
  const { rows } = await world.app.core.pool.query(
    `select 1 from inbox_message where content::text like '%slechthorend%' union all select 1 from outbox_message where content::text like '%slechthorend%'`,
  )
  expect(rows).toEqual([])
  expect(await saysAndHears(resident, 'hoe staat het ermee?')).not.toContain('slechthorend')
})
