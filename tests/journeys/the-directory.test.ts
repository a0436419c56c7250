import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionsOf } from '../support/desk-forms.ts'
import { asks } from '../support/neighbours.ts'
import { listOfOrganisations } from '../support/referring.ts'
import { press, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

const sjoukje = 'U0DESKSJOUK'
const folder = mkdtempSync(join(tmpdir(), 'foardoar-directory-'))
const hood = {
  id: 'westeinde',
  name: 'Westeinde',
  town: 'Leeuwarden',
  desk: { language: 'en' },
  organisationsFile: 'organisaties.csv',
}

let world: World
beforeAll(async () => {
  writeFileSync(join(folder, 'hoods.json'), JSON.stringify({ neighbourhoods: [hood] }))
  writeFileSync(
    join(folder, 'organisaties.csv'),
    'Naam;Doet;Voor;Telefoon\nVoedselbank;eten voor wie weinig heeft;iedereen;058 200 0001\nThuiszorg;wassen en aankleden;;058 200 0002\n',
  )
  world = await openWorld({ volunteers: false, env: { NEIGHBOURHOODS: join(folder, 'hoods.json') } })
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const list = () => listOfOrganisations(world)

test('a list from a spreadsheet is there, and the desk adds to it, changes it and retires from it', async () => {
  const first = await list()
  expect(first.words).toMatch(/Organisations: 2[\s\S]*Thuiszorg[\s\S]*Voedselbank[\s\S]*058 200 0001/)
  await world.desk.press(first.ts, 'organisation.new')
  const { errors } = await world.desk.submit({
    name: 'Repair Café',
    does: 'maken wat stuk is',
    email: 'geen adres',
  })
  expect(errors).toEqual({ email: 'This is not an e-mail address.' })
  await world.desk.submit({ name: 'Repair Café', does: 'maken wat stuk is', website: 'https://voorbeeld.nl' })
  await settled(world)
  await world.desk.press((await list()).ts, 'organisation.edit')
  await world.desk.submit({ inUse: 'no' })
  await settled(world)
  expect((await list()).words).toMatch(/Organisations: 3[\s\S]*Repair Café\* \(no longer in use\)/)
  const { resident, number } = await asks(world, 'Wie kan morgen om 10 uur mijn gras maaien?')
  await press(world, number, 'request.refer')
  expect(optionsOf(world, 'organisation').map(({ text }) => text.text)).toEqual([
    'Thuiszorg: wassen en aankleden',
    'Voedselbank: eten voor wie weinig heeft',
  ])
  await world.desk.dismiss()
  await resident.says('het hoeft niet meer')
  await resident.hears(/Zal ik/)
  await resident.says('ja')
  await resident.hears(/afgezegd/)
})

test('a name that is there already is refused, to whoever typed it', async () => {
  await world.desk.press((await list()).ts, 'organisation.new')
  await world.desk.submit({ name: 'voedselbank', does: 'eten' })
  await settled(world)
  expect(world.desk.whispers(sjoukje).map(wordsIn).join('\n')).toMatch(/already is an organisation/)
  expect((await list()).words).toMatch(/Organisations: 3/)
})
