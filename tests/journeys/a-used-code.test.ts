import { afterAll, beforeAll, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let mark: Phone
let ytsje: Phone
const asked: { resident: Phone; number: number }[] = []
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  mark = await movesIn(world, { name: 'Mark de Boer' })
  ytsje = await movesIn(world, { name: 'Ytsje de Vries' })
  for (const day of ['morgenochtend', 'woensdagmiddag', 'donderdagmiddag', 'vrijdagmiddag'])
    asked.push(await asks(world, `Kan iemand ${day} boodschappen voor me doen?`))
  for (const { number } of asked) {
    await press(world, number, 'request.dispatch')
    for (const phone of [mark, ytsje]) await phone.hears(/zoekt hulp/)
  }
})
afterAll(() => world.close())

/** The number of one of the four, and the resident who asked. */
function nth(index: number): { resident: Phone; number: number } {
  const found = asked[index]
  if (!found) throw new Error(`Nothing was asked as number ${index}.`)
  return found
}

test('a code of what somebody else took says so, and of what', async () => {
  await ytsje.says('JA 2')
  await ytsje.hears(/^Wat fijn!/)
  await mark.hears(/^Iemand anders doet dit al/)
  await nth(1).resident.hears(/^Goed nieuws: Ytsje komt je helpen/)
  await mark.says('JA 2')
  await mark.hears(
    new RegExp(
      `^Dank je wel! Een andere buur was je net voor bij #${nth(1).number}: boodschappen, .*woensdag`,
    ),
  )
})

test('a code of what was called off says so', async () => {
  const { resident, number } = nth(2)
  await resident.says('het hoeft niet meer')
  await resident.hears(/afzeggen/)
  await resident.says('ja')
  await resident.hears(/afgezegd/)
  for (const phone of [mark, ytsje]) await phone.hears(/^Dit is niet meer nodig/)
  await mark.says('JA 3')
  await mark.hears(new RegExp(`^Dank je wel! Dit is afgezegd: #${number} boodschappen, donderdag`))
})

test('a code of what is over says so', async () => {
  const { resident, number } = nth(3)
  await press(world, number, 'request.close')
  await world.desk.submit({ outcome: 'done' })
  await resident.hears(/./)
  for (const phone of [mark, ytsje]) await phone.hears(/Iemand anders doet dit al/)
  await mark.says('JA 4')
  await mark.hears(new RegExp(`^Dank je wel! Dit is al voorbij: #${number} boodschappen, vrijdag`))
})

test('the code of their own yes comes back to the job they have', async () => {
  await ytsje.says('JA 2')
  await ytsje.hears(new RegExp(`^Je staat genoteerd voor #${nth(1).number}: boodschappen`))
  await ytsje.says('NEE 2')
  await ytsje.hears(new RegExp(`^Kun je echt niet bij #${nth(1).number}`))
  await ytsje.says('nee')
  await ytsje.hears(/blijft het zoals het was/)
})

test('a code that nobody ever gave is said to be none', async () => {
  await mark.says('JA 7')
  await mark.hears(/^Bij nummer 7 staat nu geen vraag open/)
})
