import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('a ping in the middle of an own request carries a code, and the two are never mixed up', async () => {
  const mark = await movesIn(world, { name: 'Mark de Boer' })
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
  await mark.says('Kan iemand vrijdag mijn heg snoeien?')
  await mark.hears(/^Waar woon je\?/)
  await mark.says('Kerkstraat 9, 8925 AB')
  await mark.hears(/^Welk deel van de dag past je vrijdag 27-11\?\n1 Ochtend\n2 Middag/)

  await press(world, number, 'request.dispatch')
  await mark.hears(/^Wat: boodschappen$/m, /^Antwoord JA 2 of NEE 2\.$/m)
  await mark.says('2')
  await mark.hears(/^Wat: tuin$/m, /^Wanneer: vrijdag 27-11 in de middag$/m, /^Klopt dat\?/m)

  await mark.says('JA 2')
  await mark.hears(
    new RegExp(`^Wat fijn! Jij helpt bij #${number}: boodschappen`),
    /^Bij: Jan de Vries$/m,
    /^Klopt dat\?/m,
  )
  await resident.hears(/^Goed nieuws: Mark komt je helpen/)
  await mark.says('ja')
  await mark.hears(new RegExp(`^Dank je, je aanvraag is #${number + 1}\\.`))
  const own = await world.card(number + 1, /New/)
  expect(own.words).toContain('Kerkstraat 9, 8925 AB')
})

test('a no to the ping leaves the own request as it was', async () => {
  const hinke = await movesIn(world, { name: 'Hinke Bos', categories: ['pets'] })
  const { number } = await asks(world, 'Kan iemand morgenmiddag de hond uitlaten?')
  await hinke.says('Kan iemand morgen mijn heg snoeien?')
  await hinke.hears(/^Waar woon je\?/)
  await press(world, number, 'request.dispatch')
  await hinke.hears(/^Wat: huisdier$/m, /^Antwoord JA 2 of NEE 2\.$/m)
  await hinke.says('nee 2')
  await hinke.hears(/^Dank je voor je antwoord\. Nee zeggen mag altijd\.\nWaar woon je\?/)
  await world.card(number, /Hinke Bos: no/)
  await hinke.says('Kerkstraat 9, 8925 AB')
  await hinke.hears(/^Welk deel van de dag past je morgen/)
})
