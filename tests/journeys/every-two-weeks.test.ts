import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled } from '../support/desk-forms.ts'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, readAll, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let mark: Phone
let ytsje: Phone
let resident: Phone
let first: number
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  mark = await movesIn(world, { name: 'Mark de Boer' })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'

/** Time passes until this moment, in UTC. */
async function until(moment: string): Promise<void> {
  await later(world, Math.ceil((Date.parse(moment) - world.app.clock.now().getTime()) / 60_000))
}

/** The days that have a request, as they are kept. */
async function days(): Promise<string[]> {
  const { rows } = await world.app.core.pool.query<{ day: string }>(
    `select to_char(occurs_on, 'YYYY-MM-DD') as day from help_request where occurs_on is not null order by 1`,
  )
  return rows.map(({ day }) => day)
}

/** The form of the one arrangement that there is, opened at the desk. */
async function opensForm(): Promise<void> {
  const list = await world.answerTo('/foardoar standing', sjoukje)
  expect(list.words).toContain('helps Jan de Vries: groceries')
  await world.desk.press(list.ts, 'arrangement.change', { user: sjoukje })
  await world.street.until(() =>
    world.desk.modal(sjoukje)?.view.blocks.find(({ block_id }) => block_id === 'goes'),
  )
}

test('"om de week" is read back, and its next time comes two weeks later', async () => {
  const asked = await asks(world, 'Kan iemand om de week op donderdagochtend boodschappen voor me doen?')
  resident = asked.resident
  first = asked.number
  expect(resident.all().join('\n')).toMatch(/elke 2 weken, vanaf donderdag 26-11/)
  await press(world, first, 'request.dispatch')
  await mark.hears(/^Wanneer: elke 2 weken, vanaf .*donderdag 26-11/m)
  await mark.says('ja')
  await mark.hears(/elke 2 weken/)
  await resident.hears(/^Goed nieuws: Mark/)
  await until('2026-12-08T09:01:00Z')
  readAll(world, mark, resident)
  expect(await days()).toEqual(['2026-11-26', '2026-12-10'])
})

test('the desk changes how often, when and who; both hear it, and open times stay as agreed', async () => {
  ytsje = await movesIn(world, { name: 'Ytsje de Vries' })
  await opensForm()
  const volunteer = optionCalled(world, 'volunteer', 'Ytsje', sjoukje)
  await world.desk.submit(
    { goes: 'on', weeks: '4', date: '2026-12-18', part: 'afternoon', volunteer },
    { user: sjoukje },
  )
  await resident.hears(
    /^Er verandert iets aan je vaste hulp\.$/m,
    /^Wanneer: elke 4 weken, vanaf vrijdag 18-12/m,
    /^Wie: Ytsje$/m,
  )
  await ytsje.hears(/^Dit is jouw vaste hulp vanaf nu\.$/m, /^Bij: Jan de Vries$/m, /^Telefoon: \+31/m)
  await mark.hears(/^De vaste hulp gaat niet meer door\.$/m)
  await until('2026-12-15T09:01:00Z')
  await world.card(first + 2, /Ytsje de Vries/)
  readAll(world, mark, ytsje, resident)
  expect(await days()).toEqual(['2026-11-26', '2026-12-10', '2026-12-18'])
})

test('the desk ends it: what is open is called off, and both hear so', async () => {
  await opensForm()
  await world.desk.submit({ goes: 'stop' }, { user: sjoukje })
  await settled(world)
  expect(resident.unread().join('\n')).toMatch(/De vaste hulp gaat niet meer door/)
  expect(ytsje.unread().join('\n')).toMatch(
    /Je hoeft niet meer te komen[\s\S]*De vaste hulp gaat niet meer door/,
  )
  readAll(world, resident, ytsje, mark)
  const { rows } = await world.app.core.pool.query("select 1 from arrangement where status = 'active'")
  expect(rows).toEqual([])
})
