import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press, readAll, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

const ten = 10
let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('ten say yes at once: one comes, nine hear kindly that it is taken', async () => {
  const neighbours = await Promise.all(
    Array.from({ length: ten }, (_, index) => movesIn(world, { name: `Buur${index} Visser` })),
  )
  const { resident, number } = await asks(
    world,
    'Kan iemand vandaag boodschappen voor me doen? Het liefst nu',
  )
  readAll(world, resident)
  await press(world, number, 'request.dispatch')
  await settled(world)
  const asked = neighbours.filter((phone) => phone.unread().length > 0)
  for (const phone of asked) await phone.hears(/Antwoord JA of NEE/)
  await Promise.all(asked.map((phone) => phone.says('ja')))
  await settled(world)

  const heard = asked.map((phone) => phone.all().slice(1))
  const winners = heard.filter((texts) => texts.some((text) => /^Wat fijn! Jij helpt/.test(text)))
  expect(winners).toHaveLength(1)
  const losers = heard.filter((texts) => !winners.includes(texts))
  expect(losers).toHaveLength(asked.length - 1)
  for (const texts of losers) {
    expect(texts.some((text) => /^Dank je wel! Een andere buur was je net voor/.test(text))).toBe(true)
    expect(texts.join()).not.toMatch(/Dorpsstraat|Jan de Vries/)
  }
  await resident.hears(/^Goed nieuws: Buur\d komt je helpen/)
  readAll(world, ...asked)
})
