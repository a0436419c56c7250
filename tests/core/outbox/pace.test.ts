import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { Pace } from '../../../core/outbox/pace.ts'

describe('the pace of a channel', () => {
  test('a burst goes at once, and then no faster than so many a second', async () => {
    const pace = new Pace(50)
    const began = performance.now()
    for (let sent = 0; sent < 75; sent++) {
      expect(await pace.turn(5000)).toBe(true)
      pace.done()
    }
    const took = performance.now() - began
    expect(took).toBeGreaterThan(400)
  })

  test('who would have to wait too long is sent away, and costs nobody a turn', async () => {
    const pace = new Pace(1)
    const turns = []
    for (let asked = 0; asked < 6; asked++) {
      const turn = await pace.turn(10)
      turns.push(turn)
      if (turn) pace.done()
    }
    expect(turns.filter(Boolean).length).toBeLessThanOrEqual(2)
    expect(turns.at(-1)).toBe(false)
  })

  test('no more than ten are under way at once; the eleventh goes when one is done', async () => {
    const pace = new Pace(1000)
    for (let sent = 0; sent < 10; sent++) expect(await pace.turn(1000)).toBe(true)
    let went = false
    const eleventh = pace.turn(1000).then((turn) => {
      went = turn
    })
    await pause(30)
    expect(went).toBe(false)
    pace.done()
    await eleventh
    expect(went).toBe(true)
  })

  test('while the provider asks for a pause nobody goes, and it says how long it lasts', async () => {
    const pace = new Pace(1000)
    pace.pause(2)
    pace.pause(1)
    expect(await pace.turn(5000)).toBe(false)
    expect(pace.pausedSeconds()).toBe(2)
  })
})
