import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled } from '../support/desk-forms.ts'
import { threadOf } from '../support/neighbours.ts'
import { asksForRide, booksRide } from '../support/riding.ts'
import { press, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

/** The desk asks an organisation to do it, if the resident agrees. */
async function refers(number: number): Promise<void> {
  await press(world, number, 'request.refer')
  await world.desk.submit({ organisation: optionCalled(world, 'organisation', 'Sociaal wijkteam Noord') })
  await settled(world)
}

/** The rides of tomorrow, as the desk reads them. */
async function tomorrow(): Promise<string> {
  const user = 'U0DESKSJOUK'
  const before = world.desk.whispers(user).length
  await world.desk.command('/foardoar rides tuesday', { user })
  return wordsIn(await world.street.until(() => world.desk.whispers(user)[before]))
}

test('a ride that is referred frees its car, and has it again when the rider does not agree', async () => {
  const { rider, number } = await booksRide(world, { at: 'dinsdag om 10:15' })
  await world.card(number, /Car: Max/)
  await refers(number)
  await rider.hears(/Sociaal wijkteam Noord je helpen/)
  expect((await world.card(number, /waiting for consent/)).words).not.toMatch(/Car: Max/)
  expect(await tomorrow()).toMatch(/No rides are booked/)
  await rider.says('nee')
  await rider.hears(/dan geven we niets door/)
  expect((await world.card(number, /does not want to be referred/)).words).toMatch(/Car: Max/)
  expect(await tomorrow()).toMatch(new RegExp(`#${number} .*Griet Hoekstra`))
  const { answer } = await asksForRide(world, { at: 'dinsdag om 10:15', name: 'Wim Postma' })
  expect(answer).toMatch(/^De auto is dan al weg\.$/m)
})

test('when somebody else took the car meanwhile, the desk hears that it is out', async () => {
  const { rider, number } = await booksRide(world, { at: 'dinsdag om 14:15', name: 'Anna Smit' })
  await refers(number)
  await rider.hears(/Mogen we hun/)
  await booksRide(world, { at: 'dinsdag om 14:15', name: 'Piet Bos' })
  await rider.says('nee')
  await rider.hears(/dan geven we niets door/)
  await world.card(number, /does not want to be referred/)
  await settled(world)
  expect(await threadOf(world, number)).toMatch(/The ride is back with us, but the car is out at that hour\./)
})
