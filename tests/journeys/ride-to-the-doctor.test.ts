import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { drives } from '../support/riding.ts'
import { newPhone, readAll, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let klaas: Phone
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('a resident is driven to the doctor and back, by SMS', async () => {
  klaas = await drives(world, { name: 'Klaas Visser' })
  const untrained = await drives(world, { name: 'Sjoerd Bakker', training: [] })
  const griet = newPhone(world, 'sms')

  await griet.says('Ik moet dinsdag om kwart over tien bij de huisarts zijn, kunnen jullie mij brengen?')
  await griet.hears(
    /^Ik begrijp het, je wilt een rit: huisarts, morgen \(dinsdag 24-11\) om 10:15\.$/m,
    /bewaren we je naam, je adres en waar je heen gaat/,
  )
  await griet.says('ja')
  await griet.hears(/^Hoe heet je\?$/)
  await griet.says('Griet Hoekstra')
  await griet.hears(/Waar woon je/)
  await griet.says('Kerkstraat 5, 8925 AB')
  await griet.hears(/^De auto is voor bewoners van Bilgaard die geen eigen vervoer hebben/)
  await griet.says('ja')
  await griet.hears(
    /^Waar moet je precies zijn \(huisarts\)\?\n1 Huisartsenpraktijk Bilgaard\n2 Ergens anders\n3 Weet ik niet$/,
  )
  await griet.says('1')
  await griet.hears(/^Waar halen we je op\?\n1 Thuis: Kerkstraat 5, 8925 AB\n2 Een ander adres$/)
  await griet.says('thuis')
  await griet.hears(/^En de terugweg\?\n1 Later ophalen\n2 Chauffeur wacht, 30 min\n3 Niet nodig$/)
  await griet.says('1')
  await griet.hears(/^Hoe laat mogen we je daar weer ophalen\?\n1 10:45\n2 11:15\n3 11:45\n4 Weet ik niet$/)
  await griet.says('kwart over elf')
  await griet.hears(/^Neem je iets mee om te lopen of te rijden\?/)
  await griet.says('mijn rollator')
  await griet.hears(/^Gaat er iemand met je mee\?/)
  await griet.says('nee')
  await griet.hears(
    /^Ophalen: morgen \(dinsdag 24-11\) om 10:05, Kerkstraat 5, 8925 AB$/m,
    /^Naar: Huisartsenpraktijk Bilgaard, Bilgaarderdreef 10, 8925 EK, je bent er om 10:15$/m,
    /^Terug: ophalen om 11:15, je bent thuis om 11:25$/m,
    /^Mee: rollator$/m,
    /^Kosten: € 1,00$/m,
    /^Klopt dat\?$/m,
  )
  await griet.says('ja')
  await griet.hears(/^Je rit is geboekt, het nummer is #1\. We zoeken nu een chauffeur/)

  const ping = await klaas.hears(
    /wil graag een rit heen en terug/,
    /^Ophalen: morgen .* om 10:05, weer thuis om 11:25$/m,
  )
  expect(ping).not.toMatch(/Griet|Kerkstraat|huisarts/i)
  expect(untrained.unread()).toEqual([])
  await klaas.says('ja')
  await klaas.hears(
    /^Bij: Griet Hoekstra$/m,
    /^Ophalen: 10:05, Kerkstraat 5, 8925 AB$/m,
    /^Naar: Huisartsenpraktijk Bilgaard, .*, er zijn om 10:15$/m,
    /^Terug: ophalen om 11:15$/m,
    /^Mee: rollator$/m,
    /^Auto: Max$/m,
    /^Te betalen: € 1,00$/m,
    new RegExp(`^Telefoon: \\${griet.identifier}$`, 'm'),
  )
  await griet.hears(
    /^Goed nieuws: Klaas rijdt je \(Huisartsenpraktijk Bilgaard\)\. Je wordt morgen \(dinsdag 24-11\) om 10:05 opgehaald\.$/m,
    /^Terug: je wordt opgehaald om 11:15\.$/m,
    /^Auto: Max$/m,
    /^Te betalen: € 1,00$/m,
  )
  await settled(world)
})

test('a place where somebody was brought before is offered the next time', async () => {
  const rider = newPhone(world, 'sms')
  await saysAndHears(
    rider,
    'Ik moet woensdag om 10:15 naar de kapper, kunnen jullie mij brengen?',
    ...['ja', 'Wim Postma', 'Kerkstraat 7, 8925 AB', 'ja', 'Wirdumerdijk 12, 8911 AG'],
    ...['thuis', 'alleen heen', 'nee', 'nee', 'ja'],
  )
  const where = await saysAndHears(
    rider,
    'Ik moet vrijdag om 10:15 naar de kapper, kunnen jullie mij brengen?',
  )
  expect(where).toMatch(/^Waar moet je precies zijn \(kapper\)\?\n1 kapper\n/)
  expect(where).not.toMatch(/Kerkstraat/)
  expect(await saysAndHears(rider, '1', 'thuis', 'alleen heen', 'nee')).toMatch(
    /^Naar: kapper, Wirdumerdijk 12, 8911 AG/m,
  )
  await saysAndHears(rider, 'nee', 'laat maar')
  await settled(world)
  readAll(world, rider, klaas)
})
