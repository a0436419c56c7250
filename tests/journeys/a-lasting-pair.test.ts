import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled } from '../support/desk-forms.ts'
import { asks, movesIn, threadOf } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let mark: Phone
let resident: Phone
let number: number
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  mark = await movesIn(world, { name: 'Mark de Boer', categories: ['company'] })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'

/** The desk asks Mark to be the companion of whoever asked for this. */
async function proposes(request: number, consent = 'chat'): Promise<void> {
  await press(world, request, 'request.pair', sjoukje)
  await world.desk.submit(
    { volunteer: optionCalled(world, 'volunteer', 'Mark', sjoukje), consent },
    { user: sjoukje },
  )
  await settled(world)
}

test('the desk asks the volunteer first, who hears no name', async () => {
  const asked = await asks(world, 'Kan iemand vrijdagmiddag met me wandelen?', 'Griet Hoekstra')
  resident = asked.resident
  number = asked.number
  await proposes(number)
  const question = await mark.hears(
    /^Wil jij het vaste maatje worden van een buur in Bilgaard\?/,
    /Stoppen mag altijd/,
  )
  expect(question).not.toMatch(/Griet|Dorpsstraat/)
  expect(resident.unread()).toEqual([])
  expect(await threadOf(world, number)).toMatch(
    /<@U0DESKSJOUK> asked whether Mark de Boer wants to be the regular companion/,
  )
})

test('then the resident, who hears who it would be; after both said yes they know each other', async () => {
  await mark.says('ja')
  await mark.hears(/^Wat fijn! Nu vragen we het de ander/)
  await resident.hears(/^Mark wil graag jouw vaste maatje worden, voor: gezelschap/)
  await resident.says('ja graag')
  await mark.hears(
    /^Jullie zijn nu vaste maatjes: gezelschap\.$/m,
    /^Naam: Griet Hoekstra$/m,
    /^Telefoon: \+31/m,
  )
  await resident.hears(/^Mark is nu jouw vaste maatje en belt je/)
  await resident.hears(/^Wat mooi, dat is dan afgesproken/)
  await world.card(number, /Done[\s\S]*made them regular companions/)
})

test('after four weeks both are asked how it goes, and a no is for the desk', async () => {
  await resident.says('hoe staat het ermee?')
  await resident.hears(/^Mark helpt je met gezelschap, op een moment in overleg\./)
  await later(world, 28 * 24 * 60 + 60)
  await mark.hears(/^Even horen: gaat het nog goed met jou en Griet\?/)
  await resident.hears(/^Even horen: gaat het nog goed met jou en Mark\?/)
  await mark.says('ja')
  await mark.hears(/^Fijn om te horen!/)
  await resident.says('nee')
  await resident.hears(/Iemand van het servicepunt neemt contact met je op/)
  await world.note(/Griet Hoekstra says it does not go well with the companion\. Please call\./)
})

test('either can end it; the desk then has the wish again', async () => {
  await mark.says('ik wil stoppen met mijn maatje')
  await mark.hears(/^Moet dit helemaal stoppen: gezelschap/)
  await mark.says('ja')
  await mark.hears(/^Goed, vanaf nu stopt dit/)
  await resident.hears(/^Mark is niet meer jouw vaste maatje\. Het servicepunt denkt met je mee/)
  await world.card(number + 1, /company/)
  await world.note(/Mark de Boer ends it with the regular companion/)
})

test('who does not want to is not asked why, and the desk hears it; the resident never knew', async () => {
  await proposes(number + 1)
  await mark.hears(/^Wil jij het vaste maatje worden/)
  await mark.says('nee liever niet')
  await mark.hears(/^Goed dat je het zegt\. Er verandert niets/)
  await world.note(/Mark de Boer does not want a regular companion/)
  await settled(world)
  expect(resident.unread()).toEqual([])
})

test('who is silent for three days: the desk calls, and a late yes still counts', async () => {
  await proposes(number + 1)
  await mark.hears(/^Wil jij het vaste maatje worden/)
  await later(world, 3 * 24 * 60)
  await world.note(/Mark de Boer said neither yes nor no to the regular companion/)
  await mark.says('ja')
  await mark.hears(/^Wat fijn! Nu vragen we het de ander/)
  await resident.hears(/^Mark wil graag jouw vaste maatje worden/)
  await resident.says('nee')
  await resident.hears(/^Goed dat je het zegt\. Er verandert niets/)
  await mark.hears(/^Het gaat toch niet door: vast maatje voor gezelschap/)
  await world.note(/Griet Hoekstra does not want a regular companion/)
})

test('a resident who said yes at the desk is not asked; of two presses one asks; the desk can end it', async () => {
  await press(world, number + 1, 'request.pair', sjoukje)
  const volunteer = optionCalled(world, 'volunteer', 'Mark', sjoukje)
  await press(world, number + 1, 'request.pair', 'U0DESKBRECH')
  await Promise.all(
    [sjoukje, 'U0DESKBRECH'].map((user) => world.desk.submit({ volunteer, consent: 'voice' }, { user })),
  )
  await settled(world)
  await mark.hears(/^Wil jij het vaste maatje worden/)
  expect(mark.unread()).toEqual([])
  await mark.says('ja')
  await mark.hears(/^Jullie zijn nu vaste maatjes/)
  await mark.hears(/^Wat mooi, dat is dan afgesproken/)
  await resident.hears(/^Mark is nu jouw vaste maatje/)
  const list = await world.answerTo('/foardoar standing', sjoukje)
  expect(list.words).toContain('Mark de Boer and Griet Hoekstra: company, they agree themselves')
  await world.desk.press(list.ts, 'arrangement.change', { user: sjoukje })
  await world.street.until(() =>
    world.desk.modal(sjoukje)?.view.blocks.find(({ block_id }) => block_id === 'goes'),
  )
  await world.desk.submit({ goes: 'stop' }, { user: sjoukje })
  await resident.hears(/^Mark is niet meer jouw vaste maatje/)
  await mark.hears(/^Je bent niet meer het vaste maatje van Griet/)
})
