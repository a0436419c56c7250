import { expect, test } from '@jest/globals'
import { loadNeighbourhoods } from '../../core/neighbourhoods/neighbourhoods.store.ts'
import { freshDatabase } from '../support/database.ts'
import { createChance } from './chance.ts'
import { drawYear } from './draw.ts'
import { openFastHouse } from './fast-house.ts'
import { type Figures, readFigures, writeFigures } from './figures.ts'
import { liveAYear } from './year.ts'

const example = new URL('../../prisma/seed/bilgaard.yaml', import.meta.url).pathname

async function live(seed: number): Promise<Figures> {
  const { url, drop } = await freshDatabase()
  const house = await openFastHouse(url, loadNeighbourhoods(example).first, new Date('2026-01-05T06:00:00Z'))
  try {
    await liveAYear(house, createChance(seed), { volunteers: 8, questions: 8 }, () => {})
    return await readFigures(house.core.pool)
  } finally {
    await house.close()
    await drop()
  }
}

test('the same seed gives the same year, and another seed another one', async () => {
  const [first, again, other] = [await live(1), await live(1), await live(2)]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
  // everything ended: a neighbour came, or the desk found nobody
  expect(first.solved + first.unmet).toBe(8)
  expect(first.solved).toBeGreaterThan(0)
  expect(writeFigures(first)).toMatch(/^questions +8\nsolved by volunteers +\d+ \(\d+ %\)/)
  const drawn = drawYear(first, 'Een wijk <met> "vrijwilligers" & meer')
  expect(drawn).toContain('Een wijk &#60;met&#62;')
  expect(drawn.match(/<g /g)?.length).toBe(drawn.match(/<\/g>/g)?.length)
}, 120_000)
