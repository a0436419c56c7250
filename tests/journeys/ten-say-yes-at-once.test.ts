import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press, readAll, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

const ten = 10
let world: World
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foardoar-'))
  const file = join(folder, 'neighbourhoods.yaml')
  const example = await readFile('prisma/seed/bilgaard.yaml', 'utf8')
  await writeFile(file, example.replace('people: 3', `people: ${ten}`))
  world = await openWorld({ volunteers: false, env: { NEIGHBOURHOODS: file } })
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

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
