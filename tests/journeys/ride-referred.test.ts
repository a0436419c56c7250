import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readMonth } from '../../core/reports/report.store.ts'
import { threadOf } from '../support/neighbours.ts'
import { followUp, keepsOrganisation, refers, wijkteam } from '../support/referring.ts'
import { asksForRide, booksRide, drives, type Trip } from '../support/riding.ts'
import { later, newPhone, press, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let team: Phone
/** Whose ride an organisation has, and who took our car for that hour. */
let sien: { rider: Phone; number: number }
let wim: { rider: Phone; number: number }
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'

/** The rides of tomorrow, as the desk reads them. */
async function tomorrow(): Promise<string> {
  return (await world.answerTo('/foardoar rides tuesday', sjoukje)).words
}

/** A ride that somebody booked, and for which they agreed that an organisation does it. */
async function referred(trip: Trip, followUpOn = '2026-12-07'): Promise<{ rider: Phone; number: number }> {
  const booked = await booksRide(world, trip)
  await refers(world, booked.number, { followUpOn })
  await booked.rider.hears(/Mogen we hun/)
  await booked.rider.says('ja')
  await booked.rider.hears(/We vragen Sociaal wijkteam Noord/)
  await settled(world)
  return booked
}

/** The rider needs it no more. */
async function callsOff(rider: Phone, number: number): Promise<void> {
  await rider.says('de rit hoeft niet meer')
  await rider.hears(/afzeggen/)
  await rider.says('ja')
  await rider.hears(new RegExp(`#${number} is afgezegd`))
  await settled(world)
}

test('a ride that is referred frees its car, and has it again when the rider does not agree', async () => {
  const { rider, number } = await booksRide(world, { at: 'dinsdag om 10:15' })
  await world.card(number, /Car: Max/)
  await refers(world, number)
  await rider.hears(/Sociaal wijkteam Noord je helpen/)
  expect((await world.card(number, /waiting for consent/)).words).not.toMatch(/Car: Max/)
  expect(await tomorrow()).toMatch(/No rides are booked/)
  await rider.says('nee')
  await rider.hears(/dan geven we niets door/)
  expect((await world.card(number, /does not want to be referred/)).words).toMatch(/Car: Max/)
  expect(await tomorrow()).toMatch(new RegExp(`#${number} .*Griet Hoekstra`))
  const { rider: other, answer } = await asksForRide(world, { at: 'dinsdag om 10:15', name: 'Wim Postma' })
  expect(answer).toMatch(/^De auto is dan al weg\.$/m)
  await saysAndHears(other, 'laat maar')
})

test('when somebody else took the car meanwhile, nobody is asked to drive until there is one', async () => {
  const { rider, number } = await booksRide(world, { at: 'dinsdag om 14:15', name: 'Anna Smit' })
  await refers(world, number)
  await rider.hears(/Mogen we hun/)
  const piet = await booksRide(world, { at: 'dinsdag om 14:15', name: 'Piet Bos' })
  const klaas = await drives(world, { name: 'Klaas Visser' })
  await rider.says('nee')
  await rider.hears(
    /^Goed, dan geven we niets door/,
    /^Voor je rit naar Huisartsenpraktijk Bilgaard, morgen \(dinsdag 24-11\) om 14:15, hebben we nu geen auto vrij\.$/m,
    /^Kan het op een andere dag of een ander uur\? Stuur dan: andere tijd\.$/m,
    /^Wat er wel is: /m,
    /Bel het servicepunt: 058 303 0400/,
  )
  await world.card(number, /does not want to be referred/)
  expect(await threadOf(world, number)).toMatch(
    /no car is free at that hour, so we ask nobody\. The resident knows, and can choose another time or the waiting list/,
  )

  for (const action of ['request.dispatch', 'request.ask-all']) {
    const { words } = await world.shownTo(sjoukje, async () => {
      await press(world, number, action)
      if (action === 'request.ask-all') await world.desk.submit({})
    })
    expect(words).toMatch(/No car is free at that hour, so nobody was asked/)
  }
  await settled(world)
  expect(klaas.unread()).toEqual([])

  await rider.says('andere tijd')
  await rider.hears(/Hoe laat wil je er dan zijn/)
  await rider.says('woensdag om 14:15')
  await rider.hears(/^Je rit is verzet\. Je wordt overmorgen/)
  await klaas.hears(/wil graag een rit/)
  await world.card(number, /Car: Max/)
  await callsOff(rider, number)
  await klaas.hears(/niet meer nodig/)
  await callsOff(piet.rider, piet.number)
  await klaas.says('stop')
  await settled(world)
})

test('a referred ride that is moved or called off: the desk is told to call who was asked', async () => {
  const { rider, number } = await referred({ at: 'woensdag om 10:15', name: 'Els Vos' })
  expect(await threadOf(world, number)).toMatch(/please tell Sociaal wijkteam Noord, phone 058 303 0401/)
  // our car is out then, but it is not our car that comes
  await rider.says('kan de rit ook dinsdag om 10:15?')
  await rider.hears(
    /^Goed, je wilt er morgen \(dinsdag 24-11\) om 10:15 zijn\.\nWe geven het door aan Sociaal wijkteam Noord\.$/,
  )
  await settled(world)
  expect(await threadOf(world, number)).toMatch(
    new RegExp(
      `#${number}: please call Sociaal wijkteam Noord, 058 303 0401\\. The resident now wants to be there Tuesday 24-11 at 10:15\\.`,
    ),
  )
  await callsOff(rider, number)
  expect(await threadOf(world, number)).toMatch(
    new RegExp(`#${number}: please call Sociaal wijkteam Noord, 058 303 0401: it is no longer needed`),
  )
})

test('or they read it, and of the resident no more than they have to know', async () => {
  team = newPhone(world, 'sms')
  await keepsOrganisation(world, wijkteam, { message: team.identifier })
  const { rider, number } = await referred({ at: 'woensdag om 10:15', name: 'Jan Prins' })
  await team.hears(/Jan Prins/)
  await rider.says('kan de rit ook zaterdag om 20:00?')
  await rider.hears(/We geven het door aan Sociaal wijkteam Noord\.$/)
  const moved = await team.hears(
    new RegExp(`Bij vraag #${number} wil de bewoner er nu zaterdag 28-11 om 20:00 zijn`),
  )
  expect(moved).not.toMatch(/Prins|\+316|Kerkstraat|Huisarts/)
  await press(world, number, 'request.edit')
  await world.street.until(
    () => world.desk.modal()?.view.blocks.some(({ block_id }) => block_id === 'aid') || undefined,
    { awaited: 'the form of the ride' },
  )
  await world.desk.submit({ aid: 'rollator' })
  await rider.hears(
    /^Je rit naar Huisartsenpraktijk Bilgaard is veranderd\. Je wilt er zaterdag 28-11 om 20:00 zijn\.$/m,
    /^We geven het door aan Sociaal wijkteam Noord\.$/m,
  )
  await team.hears(/is iets veranderd\. Vraag de bewoner even wat er anders is\.$/)
  await callsOff(rider, number)
  await team.hears(
    new RegExp(`^Hoi, hier het servicepunt van Bilgaard\\. Onze vraag #${number} is niet meer nodig`),
  )
  expect(await threadOf(world, number)).not.toMatch(/please call/)
})

test('who was not asked yet hears nothing: the resident did not say yes', async () => {
  const { rider, number } = await booksRide(world, { at: 'woensdag om 10:15', name: 'Tom Kuiper' })
  await refers(world, number)
  await rider.hears(/Mogen we hun/)
  await rider.says('kan de rit een half uur later?')
  await rider.hears(
    /^Goed, je wilt er overmorgen \(woensdag 25-11\) om 10:45 zijn\.$/m,
    /Sociaal wijkteam Noord weet nog van niets\. We wachten nog op jouw ja of nee\.$/,
  )
  await callsOff(rider, number)
  expect(team.unread()).toEqual([])
  expect(await threadOf(world, number)).not.toMatch(/please (call|tell)/)
})

test('a ride that the organisation took up: its card says who did it, and the month counts no ride of ours', async () => {
  const { rider, number } = await referred({ at: 'donderdag om 10:15', name: 'Ruth de Boer' }, '2026-11-25')
  await team.hears(/Ruth de Boer/)
  sien = await referred({ at: 'vrijdag om 10:15', name: 'Sien Bakker' }, '2026-11-25')
  await team.hears(/Sien Bakker/)
  wim = await booksRide(world, { at: 'vrijdag om 10:15', name: 'Wim Mulder' })
  await later(world, 2 * 24 * 60)
  await world.desk.press((await followUp(world, number)).ts, 'referral.taken-up')
  await rider.hears(/Sociaal wijkteam Noord is nu bezig met je aanvraag/)
  const { words } = await world.card(number, /Done, taken up by Sociaal wijkteam Noord/)
  expect(words).toMatch(/Ended: taken up by another organisation/)
  expect(words).not.toMatch(/driven/)
  const { core } = world.app
  const month = await readMonth(core, 'bilgaard', new Date('2026-01-01'), core.clock.now())
  expect(month.referrals).toContain('taken-up')
  expect(month.rides.driven).toBe(0)
  expect(month.requests.filter(({ status, byVolunteer }) => status === 'done' && byVolunteer)).toEqual([])
})

test('an organisation that still has a ride is not called off when there is no car; when it cannot, the rider may choose', async () => {
  const { rider, number } = sien
  const { ts } = await followUp(world, number)
  const { words } = await world.shownTo(sjoukje, () => press(world, number, 'request.dispatch'))
  expect(words).toMatch(/nobody was asked/)
  expect(team.unread()).toEqual([])

  await world.desk.press(ts, 'referral.not-taken-up')
  await world.desk.submit({ reason: 'waiting-list' })
  await rider.hears(
    /^Voor je rit naar Huisartsenpraktijk Bilgaard, .*, hebben we nu geen auto vrij\.$/m,
    /^Of stuur: wachtlijst\./m,
  )
  await rider.says('zet me maar op de wachtlijst')
  await rider.hears(/^Goed, je staat op de wachtlijst\./)
  await world.card(number, /Cancelled[\s\S]*Outcome: Waits for room in the car/)
  await callsOff(wim.rider, wim.number)
  await rider.hears(/^Er is plaats gekomen voor je rit/)
  await rider.says('ja')
  await rider.hears(/^Je rit is geboekt/)
  expect(team.unread()).toEqual([])
})
