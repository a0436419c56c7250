import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { booksRide, drives, saysYes } from '../support/riding.ts'
import { later, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let klaas: Phone
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  klaas = await drives(world, { name: 'Klaas Visser' })
})
afterAll(() => world.close())

test('the evening before: the driver has the whole day, each rider answers by number; afterwards all is settled', async () => {
  const { rider: griet } = await booksRide(world, { at: 'dinsdag om 10:15', back: '11:15' })
  await saysYes(klaas, griet)
  const { rider: wim } = await booksRide(world, { at: 'dinsdag om 13:00', name: 'Wim Postma' })
  await saysYes(klaas, wim)
  const { rider: sjoerd } = await booksRide(world, { at: 'dinsdag om 15:00', name: 'Sjoerd Bakker' })
  await saysYes(klaas, sjoerd)

  await later(world, 8 * 60 + 1)
  await klaas.hears(
    /^Jouw ritten morgen \(dinsdag 24-11\):$/m,
    /^Rit #1 om 10:05: Griet Hoekstra\. Bel \+316/m,
    /^Rit #2 om 12:50: Wim Postma\. Bel \+316/m,
    /^Rit #3 om 14:50: Sjoerd Bakker\. Bel \+316/m,
    /^Naar: Huisartsenpraktijk Bilgaard/m,
  )
  for (const rider of [griet, wim, sjoerd])
    await rider.hears(
      /^Even een herinnering: Klaas rijdt je \(Huisartsenpraktijk Bilgaard\)\. Je wordt morgen/,
      /^1 Prima zo\n2 Een andere tijd\n3 Niet meer nodig\n4 Een mens spreken$/m,
    )

  await griet.says('1')
  await griet.hears(/^Fijn, dan blijft het zo\./)
  await wim.says('2')
  await wim.hears(/^Hoe laat wil je er dan zijn\?/)
  await wim.says('om half twee')
  await wim.hears(/^Op die tijd lukt het niet\.\nDeze tijden kunnen wel/)
  await wim.says('laat maar')
  await wim.hears(/^Goed, er verandert niets\.$/)
  await sjoerd.says('3')
  await sjoerd.hears(/^Zal ik je rit afzeggen\?/)
  await sjoerd.says('ja')
  await sjoerd.hears(/^Goed, #3 is afgezegd\./)
  await klaas.hears(/^Je hoeft niet meer te komen voor #3/)

  await later(world, 18 * 60 + 30)
  await klaas.hears(/^Is rit #1 gereden\? Zeg er gerust bij hoeveel kilometer/)
  await klaas.says('ja, 3,5 km')
  await klaas.hears(/^Dank je wel/)
  await griet.hears(/^Je bent geholpen met #1/)
  await griet.says('ja')
  await griet.hears(/^Fijn om te horen/)
  await later(world, 2 * 60)
  await klaas.hears(/^Is rit #2 gereden\?/)
  await klaas.says('nee')
  await klaas.hears(/^Wat ging er niet goed\?\n1 De reiziger was er niet\n2 Ik kon niet rijden$/)
  await klaas.says('1')
  await klaas.hears(/^Dank je/)
  await settled(world)

  const { rows } = await world.app.core.pool.query(
    `select r.number, ride.outcome, driven_meters as meters from ride join help_request r on r.id = request_id order by 1`,
  )
  expect(rows).toEqual([
    { number: 1, outcome: 'done', meters: 3500 },
    { number: 2, outcome: 'no-show', meters: null },
    { number: 3, outcome: 'cancelled-late', meters: null },
  ])
})
