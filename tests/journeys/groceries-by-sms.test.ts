import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a resident texts, a neighbour says yes, the desk sees it all', async () => {
  const griet = world.phone('Griet')
  await griet.says('Hoi, kan iemand morgen boodschappen voor me doen?')
  await griet.hears(/x/)
}, 30_000)
