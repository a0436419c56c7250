import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, readAll, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
const helpers = new Map<string, Phone>()
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  for (const name of ['Mark', 'Ytsje', 'Anke', 'Bart', 'Doutzen', 'Foekje'])
    helpers.set(name, await movesIn(world, { name: `${name} Visser`, categories: ['groceries', 'garden'] }))
  await change('Anke', { pausedUntil: new Date('2026-12-24T00:00:00Z') })
  await change('Bart', { callFirst: true })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

async function change(name: string, data: object): Promise<void> {
  const person = { name: `${name} Visser` }
  await world.app.core.db.volunteer.updateMany({ where: { person }, data })
}

/** Opens the form for everybody, and reads it. */
async function opensForm(number: number, user = sjoukje): Promise<string> {
  await press(world, number, 'request.ask-all', user)
  return world.street.until(() => {
    const blocks = JSON.stringify(world.desk.modal(user)?.view.blocks ?? [])
    return /We now ask|in peace now|nobody we can ask/.test(blocks) ? blocks : undefined
  })
}

async function asked(): Promise<string[]> {
  await settled(world)
  return [...helpers].filter(([, phone]) => phone.unread().length > 0).map(([name]) => name)
}

test('the form says how many are asked, and of the others why not', async () => {
  const { number } = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
  const form = await opensForm(number)
  expect(form).toContain('We now ask these neighbours (4)')
  expect(form).toMatch(/We do not ask these neighbours:.*on a break: Anke Visser/)
  expect(form).toMatch(/would rather be called: Bart Visser/)
  await world.desk.submit({}, { user: sjoukje })
  expect(await asked()).toEqual(['Mark', 'Ytsje', 'Doutzen', 'Foekje'])
  readAll(world, ...helpers.values())
  await world.card(number, /asked all who can/)
})

test('after a round the others are asked, and nobody twice for one request', async () => {
  const { number } = await asks(world, 'Kan iemand woensdagmiddag boodschappen voor me doen?')
  await press(world, number, 'request.dispatch')
  const first = await asked()
  expect(first).toHaveLength(3)
  readAll(world, ...helpers.values())
  const form = await opensForm(number)
  expect(form).toContain('We now ask these neighbours (1)')
  expect(form).toMatch(/asked before: /)
  await world.desk.submit({}, { user: sjoukje })
  const second = await asked()
  expect(second).toHaveLength(1)
  expect(first).not.toContain(second[0])
  readAll(world, ...helpers.values())
})

test('of two who ask everybody at once one does, and the other hears so', async () => {
  const { number } = await asks(world, 'Kan iemand donderdagmiddag boodschappen voor me doen?')
  await opensForm(number, sjoukje)
  await opensForm(number, brecht)
  await Promise.all([world.desk.submit({}, { user: sjoukje }), world.desk.submit({}, { user: brecht })])
  expect(await asked()).toHaveLength(4)
  expect([...helpers.values()].map((phone) => phone.unread().length)).toEqual([1, 1, 0, 0, 1, 1])
  readAll(world, ...helpers.values())
  const whispers = [sjoukje, brecht].flatMap((user) => world.desk.whispers(user)).map(wordsIn)
  expect(whispers.filter((words) => /All who can have been asked/.test(words))).toHaveLength(1)
})

test('only for what is urgent the limit of a week may be set aside, and never somebody their own', async () => {
  await change('Mark', { pingsPerWeek: 1 })
  const limit = 5
  const now = world.app.clock.now()
  await world.app.core.db.offer.updateMany({
    where: { volunteer: { person: { name: { in: ['Mark Visser', 'Ytsje Visser'] } } } },
    data: { pings: limit, askedAt: now },
  })
  const calm = await asks(world, 'Kan iemand vrijdagmiddag boodschappen voor me doen?')
  const form = await opensForm(calm.number)
  expect(form).toMatch(/asked often enough this week: (Mark Visser, Ytsje|Ytsje Visser, Mark) /)
  expect(form).not.toContain('Also who was asked often enough')
  await world.desk.dismiss({ user: sjoukje })
  await press(world, calm.number, 'request.edit', sjoukje)
  await world.desk.submit({ urgency: 'urgent' }, { user: sjoukje })
  await settled(world)
  expect(await opensForm(calm.number)).toContain('Also who was asked often enough this week (1)?')
  await world.desk.submit({ beyond: 'yes' }, { user: sjoukje })
  expect(await asked()).toEqual(['Ytsje', 'Doutzen', 'Foekje'])
  readAll(world, ...helpers.values())
})

test('at night nobody is woken: they are asked in the morning', async () => {
  await later(
    world,
    Math.round((Date.parse('2026-11-24T21:30:00Z') - world.app.clock.now().getTime()) / 60_000),
  )
  readAll(world, ...helpers.values())
  const { number } = await asks(world, 'Kan iemand vrijdagmiddag de heg snoeien?')
  expect(await opensForm(number)).toMatch(/in peace now\. We ask these neighbours \(2\) .*08:00: /)
  await world.desk.submit({}, { user: sjoukje })
  expect(await asked()).toEqual([])
  await later(world, 10 * 60)
  expect(await asked()).toEqual(['Doutzen', 'Foekje'])
  readAll(world, ...helpers.values())
})
