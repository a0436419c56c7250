import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled } from '../support/desk-forms.ts'
import { asks, threadOf } from '../support/neighbours.ts'
import { followUp, keepsOrganisation, refers, wijkteam as team } from '../support/referring.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let wijkteam: Phone
beforeAll(async () => {
  world = await openWorld()
  wijkteam = world.phone('sms', '+31612399001')
  await keepsOrganisation(world, team, { message: '06 12 39 90 01', email: 'team@voorbeeld.nl' })
})
afterAll(() => world.close())

const twoWeeks = 14 * 24 * 60
const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

test('the resident says yes, the organisation hears what it may know, and takes it up', async () => {
  const { resident, number } = await asks(
    world,
    'Wie helpt mij met een formulier van de gemeente, morgen om 10 uur?',
  )
  await refers(world, number, { note: 'Kan slecht lezen, bel liever.' })
  await resident.hears(/Sociaal wijkteam Noord je helpen/, /Mogen we hun je naam en telefoonnummer geven/)
  await world.card(number, /waiting for consent/)
  expect(wijkteam.unread()).toEqual([])
  await resident.says('hoe staat het ermee?')
  await resident.hears(/we wachten op jouw ja of nee/)
  await resident.says('ja hoor')
  await resident.hears(/We vragen Sociaal wijkteam Noord om je te helpen/)
  const asked = await wijkteam.hears(
    /formulieren/,
    /Jan de Vries/,
    /Kan slecht lezen/,
    new RegExp(`#${number}`),
  )
  expect(asked).not.toMatch(/Dorpsstraat|gemeente/)
  await world.card(number, /asked[\s\S]*Consent: [\s\S]*by message \(the resident\)[\s\S]*They got a message/)
  await later(world, twoWeeks)
  const card = await followUp(world, number)
  await world.desk.press(card.ts, 'referral.taken-up')
  await resident.hears(/Sociaal wijkteam Noord is nu bezig met je aanvraag/)
  await world.card(number, /Done[\s\S]*taken up/)
  await settled(world)
  await expect(world.desk.press(card.ts, 'referral.taken-up')).rejects.toThrow(/no referral.taken-up/)
})

test('the resident says no: nothing leaves the desk', async () => {
  const { resident, number } = await asks(world, 'Wie kan er morgen om 10 uur met mij koken?', 'Anna Smit')
  await refers(world, number)
  await resident.hears(/Mogen we hun/)
  await resident.says('nee liever niet')
  await resident.hears(/dan geven we niets door/)
  await settled(world)
  expect(wijkteam.unread()).toEqual([])
  await world.card(number, /does not want to be referred/)
  await press(world, number, 'request.close')
  await world.desk.submit({ outcome: 'unmet', reason: 'resident-declined' })
  await resident.hears(/niet gelukt/)
  await world.card(number, /Why: The resident does not want it/)
})

test('by voice, not taken up, with two who press at once: one answer counts, and the request is theirs again', async () => {
  const { resident, number } = await asks(world, 'Wie kan morgen om 10 uur mijn gras maaien?', 'Piet Bos')
  await refers(world, number, { consent: 'voice', share: 'address' })
  await resident.hears(/hebben we Sociaal wijkteam Noord gevraagd/)
  await wijkteam.hears(/Piet Bos/, /Dorpsstraat 3/)
  await world.card(number, /said to the desk \(<@U0DESKSJOUK>\)/)
  await later(world, twoWeeks)
  const { ts } = await followUp(world, number)
  await world.desk.press(ts, 'referral.not-taken-up', { user: brecht })
  await world.desk.press(ts, 'referral.ask-again', { user: sjoukje })
  await settled(world)
  await world.desk.submit({ reason: 'waiting-list', reasonWords: 'drie maanden' }, { user: brecht })
  await settled(world)
  expect(world.desk.whispers(brecht).map(wordsIn).join('\n')).toMatch(
    /decided already \(first: <@U0DESKSJOUK>\)/,
  )
  await later(world, 7 * 24 * 60)
  const again = await followUp(world, number)
  await world.desk.press(again.ts, 'referral.not-taken-up')
  await world.desk.submit({ reason: 'waiting-list', reasonWords: 'drie maanden' })
  await world.card(number, /did not take it up[\s\S]*There is a waiting list: drie maanden/)
  expect(await threadOf(world, number)).toMatch(/was not taken up by Sociaal wijkteam Noord/)
  await resident.says('het hoeft niet meer')
  await resident.hears(/Zal ik/)
  await resident.says('ja')
  await resident.hears(/afgezegd/)
})

test('referred anew at night: in the morning the organisation reads that the first is off, and then the new one', async () => {
  const { resident, number } = await asks(world, 'Wie kan overmorgen om 14 uur de heg knippen?', 'Wim Vos')
  await refers(world, number, { consent: 'voice' })
  await resident.hears(/hebben we Sociaal wijkteam Noord gevraagd/)
  await wijkteam.hears(/Wim Vos/)
  await later(world, 12.5 * 60)
  await press(world, number, 'request.refer')
  const organisation = optionCalled(world, 'organisation', team)
  await world.desk.submit({ organisation, consent: 'voice', note: 'Liever na tien uur.' })
  await resident.hears(/hebben we Sociaal wijkteam Noord gevraagd/)
  await later(world, 9.5 * 60)
  await wijkteam.hears(new RegExp(`#${number} is niet meer nodig`))
  await wijkteam.hears(/Wim Vos/, /Liever na tien uur/)
  await press(world, number, 'request.close')
  await world.desk.submit({ outcome: 'no-longer-needed' })
  await resident.hears(/afgerond/)
  await wijkteam.hears(new RegExp(`#${number} is niet meer nodig`))
})

test('a guest sees no list, opens no form and answers no follow-up', async () => {
  const { resident, number } = await asks(world, 'Wie kan morgen om 10 uur de hond uitlaten?', 'Els Vos')
  await press(world, number, 'request.refer', 'U0GUESTKARE')
  expect(world.desk.modal('U0GUESTKARE')).toBeNull()
  await world.desk.command('/foardoar organisations', { user: 'U0GUESTKARE' })
  const seen = () => world.desk.whispers('U0GUESTKARE').map(wordsIn).join('\n')
  await world.street.until(() => (/Only members/.test(seen()) ? true : undefined), { awaited: 'a refusal' })
  expect(seen()).not.toContain('wijkteam')
  await press(world, number, 'request.close')
  await world.desk.submit({ outcome: 'no-longer-needed' })
  await resident.hears(/afgerond/)
})
