import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press, readAll, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

const ten = 10
let world: World
beforeAll(async () => {
  const example = readFileSync('prisma/seed/bilgaard.yaml', 'utf8')
  const neighbourhoods = example.replace('people: 3', `people: ${ten}`)
  world = await openWorld({ volunteers: false, neighbourhoods })
})
afterAll(() => world.close())

test('ten say yes at once: one comes, nine hear kindly that it is taken', async () => {
  const neighbours = await Promise.all(
    Array.from({ length: ten }, (_, index) => movesIn(world, { name: `Buur${index} Visser` })),
  )
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
  await press(world, number, 'request.dispatch')
  await settled(world)
  for (const phone of neighbours) await phone.hears(/Antwoord JA of NEE/)
  await Promise.all(neighbours.map((phone) => phone.says('ja')))
  await settled(world)

  const heard = neighbours.map((phone) => phone.all().slice(1))
  const winners = heard.filter((texts) => texts.some((text) => /^Wat fijn! Jij helpt/.test(text)))
  expect(winners).toHaveLength(1)
  const losers = heard.filter((texts) => !winners.includes(texts))
  expect(losers).toHaveLength(ten - 1)
  for (const texts of losers) {
    expect(texts.some((text) => /^Dank je wel! Een andere buur was je net voor/.test(text))).toBe(true)
    expect(texts.join()).not.toMatch(/Dorpsstraat|Jan de Vries/)
  }
  await resident.hears(/^Goed nieuws: Buur\d komt je helpen/)
  readAll(world, ...neighbours)
})
