import { expect, test } from '@jest/globals'
import { languages } from '../../core/conversations/meaning.ts'
import { loadNeighbourhoods } from '../../core/neighbourhoods/neighbourhoods.store.ts'
import { Words } from '../../core/words.ts'
import { freshDatabase } from '../support/database.ts'
import { createChance } from './chance.ts'
import { drawYear } from './draw.ts'
import { openFastHouse } from './fast-house.ts'
import { type Figures, readFigures } from './figures.ts'
import { speechOf } from './speech.ts'
import { writeFigures } from './write-figures.ts'
import { liveAYear } from './year.ts'

const example = new URL('../../prisma/seed/bilgaard.yaml', import.meta.url).pathname

async function live(seed: number): Promise<Figures> {
  const { url, drop } = await freshDatabase()
  const house = await openFastHouse(
    url,
    loadNeighbourhoods(example, new Words('locales')).first,
    new Date('2026-01-05T06:00:00Z'),
  )
  try {
    const size = { volunteers: 8, questions: 8, rides: 1 }
    const wishes = await liveAYear(house, createChance(seed), size, () => {})
    return await readFigures(house.core.pool, house.core.neighbourhoods.first, wishes)
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
  expect(first.solved + first.unmet).toBe(first.questions)
  expect(first.solved).toBeGreaterThan(0)
  expect(first.mostInAWeek).toBeLessThanOrEqual(first.limitAWeek)
  const { wishes, driven, days } = first.rides ?? {}
  expect((wishes?.booked ?? 0) + (wishes?.['booked-later'] ?? 0) + (wishes?.refused ?? 0)).toBe(12)
  expect(driven).toBeGreaterThan(0)
  expect(days?.some(({ away }) => away.length > 0)).toBe(true)
  for (const language of languages) {
    const speech = speechOf(language)
    expect(writeFigures(first, speech)).toMatch(/^\S+ +\d+\n/)
    const drawn = drawYear(first, 'Een wijk <met> "vrijwilligers" & meer', speech)
    expect(drawn).toContain('Een wijk &#60;met&#62;')
    expect(drawn.match(/<g /g)?.length).toBe(drawn.match(/<\/g>/g)?.length)
  }
}, 180_000)
