import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn, threadOf } from '../support/neighbours.ts'
import { later, newPhone, press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('a resident texts, a neighbour says yes, the desk sees it all', async () => {
  const mark = await movesIn(world, { name: 'Mark de Boer' })
  const ytsje = await movesIn(world, { name: 'Ytsje de Vries', channel: 'telegram', language: 'fy' })
  const samuel = await movesIn(world, { name: 'Samuel Owusu', channel: 'whatsapp', language: 'en' })
  const griet = newPhone(world, 'sms')

  await griet.says('Hoi, kan iemand morgen boodschappen voor me doen?')
  await griet.hears(
    /^Hoi, ik ben Foardoar, de computer van burenhulp in Bilgaard\.$/m,
    /^Ik begrijp het: boodschappen, morgen \(dinsdag 24-11\)\.$/m,
    /bewaren we je naam, adres en vraag/,
    /^Antwoord JA of NEE\.$/m,
  )
  await griet.says('ja hoor')
  await griet.hears(/^Hoe heet je\?$/)
  await griet.says('Griet Hoekstra')
  await griet.hears(/^Dag Griet Hoekstra!\nWaar woon je\? Stuur je straat, huisnummer en postcode\.$/)
  await griet.says('Kerkstraat 5, 8925 AB')
  await griet.hears(
    /^Welk deel van de dag past je morgen \(dinsdag 24-11\)\?\n1 Ochtend\n2 Middag\n3 Avond\n4 /,
  )
  await griet.says('2')
  await griet.hears(
    /^Wat: boodschappen$/m,
    /^Wanneer: morgen \(dinsdag 24-11\) in de middag$/m,
    /^Voor: Griet Hoekstra$/m,
    /^Waar: Kerkstraat 5, 8925 AB$/m,
    /^Klopt dat\?\n1 Ja, klopt\n2 Iets anders$/m,
  )
  await griet.says('ja')
  await griet.hears(/^Dank je, je aanvraag is #1\. Het servicepunt kijkt ernaar en zoekt een buur\./)

  const card = await world.card(1, /New/)
  for (const piece of [
    '#1 groceries',
    '>Hoi, kan iemand morgen boodschappen voor me doen?',
    'Tuesday 24-11 in the afternoon',
    'Kerkstraat 5, 8925 AB',
    `Griet Hoekstra\n${griet.identifier}`,
    'SMS, Dutch',
    'Not urgent',
    'Griet Hoekstra: asked for help',
  ])
    expect(card.words).toContain(piece)
  await press(world, 1, 'request.dispatch')

  const pings = [
    await mark.hears(
      /^Een buur in Bilgaard zoekt hulp\.$/m,
      /^Wat: boodschappen$/m,
      /^Antwoord JA of NEE\.$/m,
    ),
    await ytsje.hears(/^Wat: boadskippen$/m, /^Wannear: moarn \(tiisdei 24-11\) middeis$/m),
    await samuel.hears(/^What: groceries$/m, /^When: tomorrow \(Tuesday 24-11\) in the afternoon$/m),
  ]
  for (const ping of pings) expect(ping).not.toMatch(/Griet|Hoekstra|Kerkstraat|8925|\+316/)

  await mark.says('JA')
  await mark.hears(
    /^Wat fijn! Jij helpt bij #1: boodschappen, morgen \(dinsdag 24-11\) in de middag\.$/m,
    /^Bij: Griet Hoekstra$/m,
    /^Adres: Kerkstraat 5, 8925 AB$/m,
    new RegExp(`^Telefoon: \\${griet.identifier}$`, 'm'),
  )
  await griet.hears(
    /^Goed nieuws: Mark komt je helpen\.\nWat: boodschappen\nWanneer: morgen \(dinsdag 24-11\) in de middag\nPast het niet\? Stuur even een bericht\.$/,
  )
  await ytsje.hears(/^In oar docht dit al: boadskippen, moarn \(tiisdei 24-11\) middeis\. .* Tige tank!$/)
  await samuel.hears(/^Somebody else is doing this: groceries, .* Thank you!$/)
  await world.card(1, /A neighbour comes[\s\S]*Mark de Boer/)

  await ytsje.says('ja')
  await ytsje.hears(
    /^Tige tank! In oar wie dy krekt foar by #1: boadskippen, moarn .* Do hoechst neat mear te dwaan\.$/,
  )

  await later(world, 8 * 60 + 1)
  await mark.hears(/^Even een herinnering aan #1\.$/m, /^Adres: Kerkstraat 5, 8925 AB$/m)
  await griet.hears(/^Even een herinnering: Mark komt je helpen\.\nWat: boodschappen\nWanneer: morgen/)

  await later(world, 25 * 60)
  await mark.hears(/^Is het gelukt met #1 \(boodschappen\)\?/)
  await mark.says('ja, 1,5 uur')
  await mark.hears(/^Dank je wel voor je hulp!$/)
  await griet.hears(/^Je bent geholpen met #1 \(boodschappen\)\. Was het goed zo\?\nAntwoord JA of NEE\.$/)
  await griet.says('ja, super')
  await griet.hears(/^Fijn om te horen\. Dank je wel!$/)

  await settled(world)
  const closed = await world.card(1, /Done/)
  for (const piece of [
    'Outcome: Done',
    'Hours: 1.5',
    'All right for the resident: yes',
    '23-11 10:00 Griet Hoekstra: asked for help',
    'began to search',
    '23-11 10:00 Foardoar: asked neighbours (3)',
    '23-11 10:00 Mark de Boer: said yes',
    '23-11 18:01 Foardoar: sent a reminder',
    '24-11 19:01 Mark de Boer: said that it is done',
    '24-11 19:01 Griet Hoekstra: closed it',
  ])
    expect(closed.words).toContain(piece)
  expect(closed.words).toMatch(/<@U\w+>: began to search/)
  expect(await threadOf(world, 1)).not.toContain('Mark de Boer said after the visit')
})
