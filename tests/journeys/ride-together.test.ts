import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { countOverlaps } from '../../core/rides/bookings.store.ts'
import { booksRide, drives, saysYes, type Trip } from '../support/riding.ts'
import { settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let klaas: Phone
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  world.app.core.neighbourhoods.first.pingsPerWeek = 100
  klaas = await drives(world, { name: 'Klaas Visser' })
})
afterAll(() => world.close())

const user = 'U0DESKSJOUK'

/** Somebody has a ride, and Klaas drives it. */
async function isDriven(trip: Trip): Promise<{ rider: Phone; number: number }> {
  const booked = await booksRide(world, trip)
  await saysYes(klaas, booked.rider)
  return booked
}

test('two rides that fit one trip are offered to the desk as one; the desk presses once, and everybody hears their time', async () => {
  const griet = await isDriven({ at: 'dinsdag om 10:15', name: 'Griet Hoekstra' })

  const john = await booksRide(world, { at: 'on Tuesday at 10:45', name: 'John Smith', language: 'en' })
  await klaas.hears(/wil graag een rit/)
  const card = await world.card(john.number, /Fits one trip with #1/)
  expect(card.words).toMatch(/Pick-up becomes 10:05 \(was 10:35\), that of #1 becomes 10:00 \(was 10:05\)/)

  await world.desk.press(card.ts, 'request.together', { user })
  const both = await klaas.hears(/^Je rijdt #1 en #2 samen, in één rit:$/m)
  expect(both).toMatch(/^Rit #1 om .*Griet Hoekstra/m)
  expect(both).toMatch(/^Rit #2 om .*John Smith/m)
  const told = await griet.rider.hears(/^Er rijdt iemand uit de buurt met je mee\./)
  expect(told).not.toMatch(/John|Smith/)
  const toldToo = await john.rider.hears(
    /^Good news: Klaas drives you/,
    /^Somebody from the neighbourhood rides along with you\./m,
  )
  expect(toldToo).not.toMatch(/Griet|Hoekstra/)
  await world.card(john.number, /In the same trip as #1/)
  expect((await world.answerTo('/foardoar rides tuesday', user)).words).toMatch(
    /#1 .*together with #2[\s\S]*#2 .*together with #1/,
  )

  const { words: links } = await world.answerTo('/foardoar calendars', user)
  const [, car = ''] = /Klaas Visser: (http\S+?\.ics)/.exec(links) ?? []
  expect(await (await fetch(car)).text()).toMatch(/SUMMARY:#1 \+ #2\r\n/)
  await settled(world)

  await klaas.says('ik kan toch niet')
  await klaas.hears(/#1[\s\S]*#2/)
  await klaas.says('1')
  await klaas.hears(/^Rit #2 hoef je dan ook niet te rijden\./)
  await klaas.hears(/We zoeken iemand anders voor #1/)
  await griet.rider.hears(/^Je hulp kan helaas niet komen: .* om 10:05 tot 10:15/)
  await john.rider.hears(/^You ride alone after all\. We are looking for a driver; pick-up is .* at 10:35\./)
  await settled(world)
})

test('when one of both is not needed, the other keeps car, driver and the time of its own', async () => {
  const griet = await isDriven({ at: 'woensdag om 10:15', name: 'Anna Postma' })
  const sjoerd = await booksRide(world, { at: 'woansdei om 10:45', name: 'Sjoerd Bakker', language: 'fy' })
  await klaas.hears(/wil graag een rit/)
  const card = await world.card(sjoerd.number, /Fits one trip with #3/)
  await world.desk.press(card.ts, 'request.together', { user })
  await klaas.hears(/^Je rijdt #3 en #4 samen/m)
  await griet.rider.hears(/^Er rijdt iemand uit de buurt met je mee\./)
  await sjoerd.rider.hears(/^Goed nijs/, /^Der rydt ien út de buert mei dy mei\./m)

  await griet.rider.says('de rit hoeft niet meer')
  await griet.rider.hears(/afzeggen/)
  await griet.rider.says('ja')
  await griet.rider.hears(/#3 is afgezegd/)
  await klaas.hears(/^Je hoeft niet meer te komen voor #3/)
  await klaas.hears(/^Rit #4 rijdt weer alleen\. Ophalen: .* om 10:35\./)
  await sjoerd.rider.hears(/^Do rydst dochs allinnich\. .* om 10:35 op\.$/)
  await world.card(sjoerd.number, /Pick-up: 10:35/)
  await settled(world)
})

test('the desk lets them go alone again, pressed twice at once: the driver has both, one after the other, and all hear their time', async () => {
  const griet = await isDriven({ at: 'donderdag om 10:15', name: 'Tjitske Bosma' })
  const john = await booksRide(world, { at: 'on Thursday at 10:45', name: 'Mary Jones', language: 'en' })
  await klaas.hears(/wil graag een rit/)
  const { ts } = await world.card(john.number, new RegExp(`Fits one trip with #${griet.number}`))
  await world.desk.press(ts, 'request.together', { user })
  await klaas.hears(/samen, in één rit:$/m)
  await griet.rider.hears(/^Er rijdt iemand uit de buurt met je mee\./)
  await john.rider.hears(/^Good news/)
  await settled(world)

  await world.card(griet.number, /In the same trip as/)
  await Promise.all([
    world.desk.press(ts, 'request.apart', { user }),
    world.desk.press(ts, 'request.apart', { user: 'U0DESKBRECH' }),
  ])
  await klaas.hears(new RegExp(`^Rit #${griet.number} rijdt weer alleen\\. Ophalen: .* om 10:05\\.`))
  await settled(world)
  await klaas.hears(new RegExp(`^Rit #${john.number} rijdt weer alleen\\. Ophalen: .* om 10:35\\.`))
  await griet.rider.hears(/^Je rijdt toch alleen\. We halen je .* om 10:05 op\.$/)
  await john.rider.hears(/^You ride alone after all\. Pick-up is .* at 10:35 now\.$/)
  await settled(world)
  expect(await countOverlaps(world.app.core.pool)).toBe(0)
})

test('fetched in one trip too; then the desk moves one of both: everybody hears it, and all is freed', async () => {
  const griet = await isDriven({ at: 'vrijdag om 10:15', back: '11:30', name: 'Hinke Postma' })
  const john = await booksRide(world, {
    at: 'on Friday at 10:45',
    back: '12:00',
    name: 'Ann Brown',
    language: 'en',
  })
  // between the way there and the way back he could drive this one alone as well; the desk sees what would do
  await klaas.hears(/wil graag een rit heen en terug/)
  const { ts, words } = await world.card(john.number, new RegExp(`Fits one trip with #${griet.number}`))
  expect(words).toContain(
    `The way back in one trip too: pick-up becomes 12:00 (was 12:00), that of #${griet.number} 11:55 (was 11:30).`,
  )
  await world.desk.press(ts, 'request.together', { user })
  await klaas.hears(/samen, in één rit:$/m, /^Terug: ophalen om 11:55$/m, /^Terug: ophalen om 12:00$/m)
  await griet.rider.hears(
    /^Er rijdt iemand uit de buurt met je mee\./,
    /^Terug: je wordt opgehaald om 11:55\.$/m,
  )
  await john.rider.hears(/^Good news/, /^Back: .* 12:00/m)
  await settled(world)

  const { ts: card } = await world.card(griet.number)
  await world.desk.press(card, 'request.edit', { user })
  await world.street.until(
    () => world.desk.modal(user)?.view.blocks.some(({ block_id }) => block_id === 'aid') || undefined,
    { awaited: 'the form of the ride' },
  )
  await world.desk.submit({ time: '14:00', back: '15:15' })
  await klaas.hears(new RegExp(`^Rit #${john.number} rijdt weer alleen\\. Ophalen: .* om 10:35\\.`))
  await klaas.hears(new RegExp(`^Rit #${griet.number} is verzet: van vrijdag 27-11 om 13:50`))
  await griet.rider.hears(/^Je rit is veranderd\. Je wordt vrijdag 27-11 om 13:50 opgehaald/)
  await john.rider.hears(/^You ride alone after all\. Pick-up is .* at 10:35 now\.$/)
  await settled(world)
  expect(await countOverlaps(world.app.core.pool)).toBe(0)
  const { rows } = await world.app.core.pool.query(
    `select r.number, count(b.id)::int as cars from vehicle_booking b join help_request r on r.id = b.ride_id
      where r.number = any($1) group by 1 order by 1`,
    [[griet.number, john.number]],
  )
  expect(rows.map(({ cars }) => cars)).toEqual([2, 2])
})
