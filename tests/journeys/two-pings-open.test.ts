import { afterAll, beforeAll, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press, readAll } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('with two pings open a bare yes asks which one, and "JA 2" is the second', async () => {
  const mark = await movesIn(world, { name: 'Mark de Boer', categories: ['groceries', 'garden'] })
  const one = await asks(world, 'Kan iemand morgenochtend boodschappen voor me doen?', 'Wim Postma')
  const two = await asks(world, 'Kan iemand vrijdagmiddag mijn heg snoeien?', 'Griet Hoekstra')
  await press(world, one.number, 'request.dispatch')
  await mark.hears(/boodschappen/, /^Antwoord JA of NEE\.$/m)
  await press(world, two.number, 'request.dispatch')
  await mark.hears(/tuin/, /^Antwoord JA 2 of NEE 2\.$/m)

  await mark.says('JA')
  await mark.hears(
    new RegExp(
      `^Bij welke hoort je antwoord\\?\n1 #${one.number} boodschappen, morgen .*\n2 #${two.number} tuin, vrijdag .*`,
    ),
  )
  await mark.says('JA 2')
  await mark.hears(new RegExp(`Jij helpt bij #${two.number}: tuin`), /^Bij: Griet Hoekstra$/m)
  await two.resident.hears(/^Goed nieuws: Mark komt je helpen/)

  await mark.says('NEE')
  await mark.hears(/Nee zeggen mag altijd/)
  await world.card(one.number, /Mark de Boer: no/)
  readAll(world, one.resident)
})

test.each([
  { says: 'JA 1', nth: 0 },
  { says: 'ja 2', nth: 1 },
  { says: '2 ja', nth: 1 },
])('"$says" needs no question', async ({ says, nth }) => {
  const name = `Buur${says.replace(' ', '')} Visser`
  const category = ({ 'JA 1': 'pets', 'ja 2': 'cooking', '2 ja': 'digital' } as const)[says] ?? 'pets'
  const what = { pets: 'de hond uitlaten', cooking: 'voor me koken', digital: 'me helpen met mijn computer' }[
    category
  ]
  const helper = await movesIn(world, { name, categories: [category] })
  const both = [
    await asks(world, `Kan iemand morgenochtend ${what}?`),
    await asks(world, `Kan iemand vrijdagmiddag ${what}?`),
  ]
  for (const { number } of both) {
    await press(world, number, 'request.dispatch')
    await helper.hears(/zoekt hulp/)
  }
  await helper.says(says)
  await helper.hears(new RegExp(`Jij helpt bij #${both[nth]?.number}:`))
  await both[nth]?.resident.hears(/^Goed nieuws/)
})

test('a code of long ago that is used again means the ping of now', async () => {
  const helper = await movesIn(world, { name: 'Hinke Bos', categories: ['company'] })
  const all = [
    await asks(world, 'Kan iemand morgenochtend met me wandelen?'),
    await asks(world, 'Kan iemand woensdagmiddag met me wandelen?'),
    await asks(world, 'Kan iemand vrijdagmiddag met me wandelen?'),
  ]
  const [first, second, third] = all
  for (const each of [first, second]) {
    await press(world, each?.number ?? 0, 'request.dispatch')
    await helper.hears(/gezelschap/)
  }
  await second?.resident.says('het hoeft niet meer')
  await second?.resident.hears(/afzeggen/)
  await second?.resident.says('ja')
  await second?.resident.hears(/afgezegd/)
  await helper.hears(/^Dit is niet meer nodig: gezelschap/)
  await press(world, third?.number ?? 0, 'request.dispatch')
  await helper.hears(/^Antwoord JA 2 of NEE 2\.$/m)
  await helper.says('JA 2')
  await helper.hears(new RegExp(`Jij helpt bij #${third?.number}:`))
  await third?.resident.hears(/^Goed nieuws: Hinke/)
})
