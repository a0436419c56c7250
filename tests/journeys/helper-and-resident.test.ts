import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let mark: Phone
let resident: Phone
let visit: number
let own: number
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  mark = await movesIn(world, { name: 'Mark de Boer', categories: ['garden'] })
  const asked = await asks(world, 'Kan iemand overmorgenmiddag mijn heg snoeien?')
  resident = asked.resident
  visit = asked.number
  await press(world, visit, 'request.dispatch')
  await mark.hears(/zoekt hulp/)
})
afterAll(() => world.close())

test('a helper asks for help themself, and says yes to a ping while they do', async () => {
  await mark.says('Kan iemand morgen mijn computer maken?')
  await mark.hears(/Waar woon je/)
  await mark.says('Kerkstraat 9, 8925 AB')
  await mark.hears(/deel van de dag|Wanneer/i)
  // the question is younger than the ping, but "ja" can be no answer to it
  await mark.says('middag')
  await mark.hears(/Klopt|klopt/)
  await mark.says('ja')
  const opened = await mark.hears(/#\d+/)
  own = Number(/#(\d+)/.exec(opened)?.[1])
  expect(own).toBeGreaterThan(visit)
  await mark.says('ja')
  await mark.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Mark/)
})

test('one question tells how it stands with both', async () => {
  await mark.says('hoe staat het ermee?')
  await mark.hears(
    new RegExp(`^#${own}, computer of telefoon, .*: het servicepunt kijkt ernaar\\.$`, 'm'),
    new RegExp(`^Jij helpt bij #${visit}: tuin, `, 'm'),
  )
})

test('"ik kan toch niet" could be either, so it is asked which', async () => {
  await mark.says('ik kan toch niet')
  await mark.hears(
    /^Wat kan niet doorgaan\?$/m,
    new RegExp(`^1 Jij helpt: #${visit} tuin, `, 'm'),
    new RegExp(`^2 Jij krijgt hulp: #${own} computer of telefoon, `, 'm'),
  )
  await mark.says('2')
  await mark.hears(new RegExp(`#${own}`))
  await world.card(own, /Cancelled/)
  await world.card(visit, /A neighbour comes/)
})

test('somebody who is only helped and cannot be there calls their own request off', async () => {
  await resident.says('ik kan toch niet')
  await resident.hears(new RegExp(`#${visit}`))
  await resident.says('ja')
  await resident.hears(new RegExp(`#${visit}`))
  await mark.hears(/^Je hoeft niet meer te komen/)
  await settled(world)
})

test('a worry goes to the desk alone, and hours are told when somebody asks', async () => {
  const { resident: other, number } = await asks(
    world,
    'Kan iemand morgenmiddag mijn gras maaien?',
    'Griet Bos',
  )
  await press(world, number, 'request.dispatch')
  await mark.hears(/zoekt hulp/)
  await mark.says('ja')
  await mark.hears(/^Wat fijn!/)
  await other.hears(/^Goed nieuws: Mark/)
  await mark.says('ik maak me zorgen over mevrouw, ze eet bijna niets meer')
  await mark.hears(/^Dank je dat je het zegt\. Het servicepunt weet het nu\./)
  await world.note(new RegExp(`Mark de Boer is worried after #${number}: ik maak me zorgen over mevrouw`))
  await settled(world)
  expect(other.unread()).toEqual([])

  await mark.says('mijn uren')
  await mark.hears(/^Er staan nog geen uren bij je naam\.$/)
  await later(world, 9 * 60)
  await mark.hears(/^Even een herinnering/)
  await other.hears(/^Even een herinnering/)
  await later(world, 25 * 60)
  await mark.hears(/^Is het gelukt/)
  await mark.says('ja, tweeënhalf uur')
  await mark.hears(/^Dank je wel voor je hulp!$/)
  await other.hears(/^Je bent geholpen/)
  await mark.says('hoeveel uren heb ik al?')
  await mark.hears(/^Je hielp 1 keer, samen 2,5 uur\. Dank je wel!\ntuin: 1 keer, 2,5 uur\n/)
})
