import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DayTeller } from '../../core/desk/tell-the-day.ts'
import { asks } from '../support/neighbours.ts'
import { later, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

const said = (words: RegExp) =>
  world.desk.workspace
    .all()
    .map(wordsIn)
    .filter((text) => words.test(text))

test('hears of each request once, and from then on in the summary of each morning, until it takes it', async () => {
  const numbers: number[] = []
  for (let count = 0; count < 5; count++)
    numbers.push((await asks(world, 'Kan iemand zaterdag 5 december in de middag de heg snoeien?')).number)
  // from Monday morning until Friday noon
  for (let hour = 0; hour < 4 * 24 + 2; hour++) {
    await later(world, 60)
    await new DayTeller(world.app.core).tell()
  }
  await settled(world)
  for (const number of numbers)
    expect(said(new RegExp(`#${number} has been waiting for an answer for \\d+ h`))).toHaveLength(1)
  const summaries = said(/Good morning/)
  expect(summaries).toHaveLength(4)
  for (const summary of summaries)
    expect(summary).toMatch(new RegExp(`Not taken by anybody yet: 5[\\s\\S]*#${numbers.at(-1)} garden`))
})

test('a yes that is still missing three hours before is called for in the thread', async () => {
  await later(world, 7 * 24 * 60)
  await later(world, 24 * 60)
  await settled(world)
  expect(said(/has been waiting for an answer for \d+ h/)).toHaveLength(10)
})
