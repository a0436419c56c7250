import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('who cannot come after all hands it back, and the others are asked again', async () => {
  const mark = await movesIn(world, { name: 'Mark de Boer' })
  const ytsje = await movesIn(world, { name: 'Ytsje de Vries', channel: 'telegram', language: 'fy' })
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
  await press(world, number, 'request.dispatch')
  await ytsje.hears(/siket help/)
  await mark.hears(/zoekt hulp/)
  await mark.says('ja')
  await mark.hears(/^Wat fijn!/, /^Kun je toch niet\? Stuur: ik kan toch niet komen\.$/m)
  await resident.hears(/^Goed nieuws: Mark/)
  await ytsje.hears(/^In oar docht dit al/)

  await mark.says('ik kan toch niet komen')
  await mark.hears(
    new RegExp(`^Kun je echt niet bij #${number}: boodschappen, morgen .*Dan zoeken we iemand anders`),
  )
  await mark.says('ja')
  await mark.hears(
    new RegExp(`^Jammer, maar fijn dat je het zegt\\. We zoeken iemand anders voor #${number}\\.$`),
  )
  await resident.hears(
    /^Je hulp kan helaas niet komen: boodschappen, .* We zoeken meteen iemand anders voor je\.$/,
  )
  await world.note(/Mark de Boer cannot come after all\. They added: ik kan toch niet komen/)
  await ytsje.hears(/siket help/)
  await ytsje.presses('Ja, dat doch ik')
  await ytsje.hears(/^Wat moai!/, /^By: Jan de Vries$/m)
  await resident.hears(/^Goed nieuws: Ytsje komt je helpen/)
  await settled(world)
  const card = await world.card(number, /A neighbour comes/)
  expect(card.words).toContain('Mark de Boer: cannot come after all')

  // nobody is left who was not asked: the desk hears it at once, whatever the plan has left
  await ytsje.says('ik kin dochs net komme')
  await ytsje.hears(/^Kinst echt net/)
  await ytsje.says('ja')
  await ytsje.hears(/^Spitich/)
  await resident.hears(/^Je hulp kan helaas niet komen/)
  await world.note(/Everybody who could help/)
  await world.note(/Ytsje de Vries cannot come after all/)
  await settled(world)
  expect(mark.unread()).toEqual([])
  const { rows } = await world.app.core.pool.query<{ kind: string }>(
    `select e.kind from request_event e join help_request r on r.id = e.request_id
      where r.number = $1 and e.kind like 'search-%' order by e.id`,
    [number],
  )
  expect(rows.map(({ kind }) => kind)).toEqual(['search-began', 'search-went-on', 'search-went-on'])
})

test('a slip of the thumb changes nothing', async () => {
  const fenna = await movesIn(world, { name: 'Fenna Smit', categories: ['garden'] })
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag mijn heg snoeien?')
  await press(world, number, 'request.dispatch')
  await fenna.hears(/zoekt hulp/)
  await fenna.says('ja')
  await fenna.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Fenna/)
  await fenna.says('ik kan toch niet')
  await fenna.hears(/^Kun je echt niet/)
  await fenna.says('nee, ik kom wel')
  await fenna.hears(/^Fijn, dan blijft het zoals het was\.$/)
  await world.card(number, /A neighbour comes/)
})

test('with one job agreed and one question open, it is said which of the two "kan niet" was about', async () => {
  const helper = await movesIn(world, { name: 'Griet Hoekstra', categories: ['pets', 'cooking'] })
  const agreed = await asks(world, 'Kan iemand morgenochtend de hond uitlaten?')
  const open = await asks(world, 'Kan iemand vrijdagmiddag voor me koken?')
  await press(world, agreed.number, 'request.dispatch')
  await helper.hears(/zoekt hulp/)
  await helper.says('ja')
  await helper.hears(/^Wat fijn!/)
  await agreed.resident.hears(/^Goed nieuws: Griet/)
  await press(world, open.number, 'request.dispatch')
  await helper.hears(/zoekt hulp/)
  await helper.says('kan niet')
  await helper.hears(
    new RegExp(`^Goed, niet voor #${open.number}\\. Nee zeggen mag altijd\\.$`, 'm'),
    new RegExp(`^Voor #${agreed.number} blijf je genoteerd staan: .*morgen .*`, 'm'),
    /^Kun je toch niet\? Stuur: ik kan toch niet komen\.$/m,
  )
  await world.card(open.number, /Griet Hoekstra: no/)
})
