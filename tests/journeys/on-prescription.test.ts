import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionsOf } from '../support/desk-forms.ts'
import { threadOf } from '../support/neighbours.ts'
import { later, press, readAll, searches, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let practice: Phone
beforeAll(async () => {
  world = await openWorld()
  practice = world.phone('sms', '+31612397001')
})
afterAll(() => world.close())

const day = 24 * 60
const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

/** A practice sends somebody; the desk writes it down. */
async function prescribes(name: string, phone: string): Promise<void> {
  await world.desk.command('/foardoar new')
  await world.desk.types({ how: 'prescription' })
  await world.street.until(() => optionsOf(world, 'tells').length === 3 || undefined, {
    awaited: 'the fields of a prescription',
  })
  const { errors } = await world.desk.submit({
    how: 'prescription',
    professional: 'Dokter Bakker',
    worksFor: 'Huisartsenpraktijk De Wiel',
    professionalPhone: '06 12 39 70 01',
    consent: 'yes',
    name,
    phone,
    street: 'Kerkstraat',
    houseNumber: '9',
    category: 'company',
    words: 'Voelt zich vaak alleen, houdt van wandelen',
  })
  expect(errors).toEqual({})
}

test('the resident is spoken to first, says yes, and the practice hears how it goes because they may', async () => {
  const resident = world.phone('sms', '+31612397002')
  await prescribes('Baukje Sinnema', '06 12 39 70 02')
  const asked = await resident.hears(/Huisartsenpraktijk De Wiel denkt/, /gezelschap/, /Zullen we samen/)
  expect(asked).not.toMatch(/alleen/)
  const waiting = await world.card(1, /No answer yet/)
  expect(waiting.words).toMatch(/A prescription for well-being by Dokter Bakker/)
  expect(waiting.words).not.toMatch(/Find a neighbour|Refer|Ask everybody/)
  await resident.says('ja graag')
  await resident.hears(/zoekt iets dat bij je past/, /mag Huisartsenpraktijk De Wiel van ons horen/)
  await resident.says('ja hoor')
  await resident.hears(/dan laten we het weten/)
  await world.card(1, /would like us to look[\s\S]*Hears by message/)
  expect(await threadOf(world, 1)).toMatch(/Find a neighbour or an activity/)

  const [helper, ...others] = await searches(world, 1)
  if (!helper) throw new Error('Nobody was asked.')
  readAll(world, helper)
  await helper.says('ja')
  await helper.hears(/Baukje/)
  await settled(world)
  readAll(world, ...others, resident)
  expect(await practice.hears(/#1/, /er komt een buur/)).not.toMatch(/Baukje|alleen/)
  await press(world, 1, 'request.close')
  await world.desk.submit({ outcome: 'done' })
  await practice.hears(/de hulp is gegeven/)
  await resident.hears(/afgerond/)
  await settled(world)
  readAll(world, helper)
})

test('the resident does not want it: nothing is looked for and the practice hears nothing', async () => {
  const resident = world.phone('sms', '+31612397003')
  await prescribes('Sjoerd Bakker', '06 12 39 70 03')
  await resident.hears(/Zullen we samen/)
  await resident.says('nee liever niet')
  await resident.hears(/hoort niets van ons/)
  await world.card(2, /Cancelled/)
  await settled(world)
  expect(await threadOf(world, 2)).toMatch(/does not want us to look/)
  await settled(world)
  expect(practice.unread()).toEqual([])
})

test('no answer: asked once more, and then the desk is told to call', async () => {
  const resident = world.phone('sms', '+31612397004')
  await prescribes('Els Vos', '06 12 39 70 04')
  await resident.hears(/Zullen we samen/)
  await later(world, day)
  await resident.hears(/Zullen we samen/)
  await later(world, day)
  await world.card(3, /Call the resident first/)
  // a yes that comes late still counts
  await resident.says('ja')
  await resident.hears(/mag Huisartsenpraktijk De Wiel/)
  await resident.says('nee')
  await resident.hears(/dan zeggen we niets/)
  await world.card(3, /Does not hear how it goes/)
  await press(world, 3, 'request.close')
  await world.desk.submit({ outcome: 'done' })
  await resident.hears(/afgerond/)
  await settled(world)
  expect(practice.unread()).toEqual([])
})

test('without a phone that can text the card says call first; two who called at once: the first one counts', async () => {
  await prescribes('Piet Bos', '058 212 3456')
  const { ts } = await world.card(4, /Call the resident first/)
  await world.desk.press(ts, 'contact.agreed', { user: sjoukje })
  await world.desk.press(ts, 'contact.declined', { user: brecht })
  await settled(world)
  await world.desk.submit({ tells: 'yes' }, { user: sjoukje })
  await settled(world)
  expect(world.desk.whispers(sjoukje).map(wordsIn).join('\n')).toMatch(
    /decided already \(first: <@U0DESKBRECH>\)/,
  )
  await world.card(4, /Cancelled/)
  expect(practice.unread()).toEqual([])
})

test('who called it off meanwhile is not asked for again, whatever the desk sends in', async () => {
  const resident = world.phone('sms', '+31612397005')
  await prescribes('Kees Visser', '06 12 39 70 05')
  await resident.hears(/Zullen we samen/)
  const { ts } = await world.card(5, /No answer yet/)
  await world.desk.press(ts, 'contact.agreed')
  await resident.says('het hoeft niet meer')
  await resident.hears(/Zal ik/)
  await resident.says('ja')
  await resident.hears(/afgezegd/)
  await world.desk.submit({ tells: 'yes' })
  await settled(world)
  expect(world.desk.whispers(sjoukje).map(wordsIn).join('\n')).toMatch(/closed already/)
  await world.card(5, /Cancelled/)
})

test('a search that was pressed before the yes, from an old card, is refused', async () => {
  await prescribes('Anna Smit', '058 212 3457')
  await world.card(6, /Call the resident first/)
  const { ts } = await world.card(6)
  await expect(world.desk.press(ts, 'request.dispatch')).rejects.toThrow(/no request.dispatch/)
  await world.desk.press(ts, 'contact.declined', { user: 'U0GUESTKARE' })
  await settled(world)
  await world.card(6, /Call the resident first/)
  await world.desk.press(ts, 'contact.agreed')
  await world.desk.submit({ tells: 'no' })
  await world.card(6, /would like us to look[\s\S]*Find a neighbour/)
  await press(world, 6, 'request.close')
  await world.desk.submit({ outcome: 'no-longer-needed' })
  await world.card(6, /Cancelled/)
})
