import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DayTeller } from '../../core/desk/tell-the-day.ts'
import { asks } from '../support/neighbours.ts'
import { asksForHelp, newPhone, press, readAll, settled, typed } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
// whoever was asked or left waiting is reminded while the days go by
afterAll(() => world.close({ allowUnread: true }))

const summaries = () =>
  world.desk
    .cards()
    .map(wordsIn)
    .filter((words) => /Good morning/.test(words))

describe('the desk at the start of its day', () => {
  test('hears once what is open, for today, not taken and new, also from two who look at once', async () => {
    const resident = newPhone(world, 'sms')
    const number = await asksForHelp(resident, typed.nl)
    await press(world, number, 'request.take')
    // a card is read on other days too: it names the day, and never calls it tomorrow
    const card = await world.card(number, /Tuesday 24-11/)
    expect(card.words).not.toMatch(/tomorrow|today/)
    await asksForHelp(newPhone(world, 'sms'), typed.nl)
    await settled(world)
    expect(summaries()).toEqual([])
    // Tuesday 24 November, 08:40 and then 08:50 in Leeuwarden
    await world.passTime(22 * 60 + 40)
    await settled(world)
    expect(summaries()).toEqual([])
    await world.passTime(10)
    const { core } = world.app
    await Promise.all([new DayTeller(core).tell(), new DayTeller(core).tell()])
    const [summary] = await world.street.until(() => (summaries().length > 0 ? summaries() : undefined))
    await settled(world)
    expect(summaries()).toHaveLength(1)
    expect(summary).toMatch(/Open requests: 2/)
    expect(summary).toMatch(/For today: 2\*\n• #1 groceries/)
    expect(summary).toMatch(/Not taken by anybody yet: 1\*\n• #2 groceries/)
    // nobody who looks at a locked screen reads a name
    expect(world.desk.cards().find((message) => /Good morning/.test(wordsIn(message)))?.text).toBe(
      'News at the desk',
    )
    await world.passTime(60)
    await settled(world)
    expect(summaries()).toHaveLength(1)
  })

  test('hears nothing on a day on which it is closed, and the next on Monday', async () => {
    const before = summaries().length
    // Wednesday, Thursday, Friday, the weekend, and Monday
    for (const heard of [1, 2, 3, 3, 3, 4]) {
      await world.passTime(24 * 60)
      await new DayTeller(world.app.core).tell()
      await settled(world)
      expect(summaries().length - before).toBe(heard)
    }
    readAll(world, ...world.volunteers())
  })

  test('says where the rest of a long list is', async () => {
    for (let each = 0; each < 9; each++) await asks(world, 'Wie kan morgen om 10 uur mijn gras maaien?')
    const before = summaries().length
    await world.passTime(24 * 60)
    await new DayTeller(world.app.core).tell()
    const last = await world.street.until(() =>
      summaries().length > before ? summaries().at(-1) : undefined,
    )
    expect(last).toMatch(/and \d+ more: `\/foardoar open`/)
    await settled(world)
  })
})
