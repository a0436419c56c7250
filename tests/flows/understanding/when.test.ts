import { describe, expect, test } from '@jest/globals'
import { reading } from './reading.ts'

describe('when', () => {
  test.each([
    ['morgen half elf', '2026-11-24T10:30'],
    ['moarn healwei alven', '2026-11-24T10:30'],
    ['tomorrow at half ten please', '2026-11-24T10:30'],
    ['half past ten tomorrow', '2026-11-24T10:30'],
    ['dinsdag om kwart voor drie', '2026-11-24T14:45'],
    ['overmorgen tussen de middag', '2026-11-25@noon'],
    ['overmorgen', '2026-11-25'],
    ['oaremoarn', '2026-11-25'],
    ['volgende week woensdag 14.30', '2026-12-02T14:30'],
    ['vanavond na achten', '2026-11-23T20:00/'],
    ['kan iemand vanmiddag om 3 uur komen', '2026-11-23T15:00'],
    ['yes but only after three', '2026-11-23T15:00/'],
    ['sit with dad from seven tonight', '2026-11-23T19:00/'],
    ['op oudjaarsdag om vier uur', '2026-12-31T16:00'],
    ['vrijdagmiddag', '2026-11-27@afternoon'],
    ['zaterdagochtend om 9 uur', '2026-11-28T09:00'],
    ['24-11 om 14:00', '2026-11-24T14:00'],
    ['dinsdag over een week', '2026-12-01'],
    ['voor Sinterklaas', '/2026-12-05'],
    ['op Goede Vrijdag', '2027-03-26'],
    ['mei peaske', '2027-03-28'],
    ['on Easter Monday', '2027-03-29'],
    ['met Hemelvaart', '2027-05-06'],
    ['twadde pinksterdei', '2027-05-17'],
    ['zo snel mogelijk', 'asap'],
    ['quarter to three on friday', '2026-11-27T14:45'],
    ['3/12 graag', '2026-12-03'],
    ['sneontemoarn tsien oere', '2026-11-28T10:00'],
    ['elke dinsdag om 10 uur', 'R/2026-11-24T10:00/P1W'],
    ['dinsdags graag', 'R/2026-11-24/P1W'],
    ['every friday afternoon', 'R/2026-11-27@afternoon/P1W'],
    ['om de week op donderdag', 'R/2026-11-26/P2W'],
    ['elke twee weken dinsdag om 10 uur', 'R/2026-11-24T10:00/P2W'],
    ['een keer in de 2 weken op vrijdagmiddag', 'R/2026-11-27@afternoon/P2W'],
    ["om 'e oare wike op tongersdei", 'R/2026-11-26/P2W'],
    ['every other thursday', 'R/2026-11-26/P2W'],
    ['once a fortnight on friday', 'R/2026-11-27/P2W'],
    ['elke maand op dinsdag', 'R/2026-11-24/P4W'],
    ['elke moanne op tiisdei', 'R/2026-11-24/P4W'],
    ['once a month on tuesday', 'R/2026-11-24/P4W'],
    ['voor vijven vandaag', '/2026-11-23T17:00'],
    ['foar tsienen moarn', '/2026-11-24T10:00'],
    ['before 5 tomorrow', '/2026-11-24T17:00'],
    ['tussen 2 en 4 morgen', '2026-11-24T14:00/2026-11-24T16:00'],
    ['morgen van 10 tot 12', '2026-11-24T10:00/2026-11-24T12:00'],
    ['between 10 and 12 on thursday', '2026-11-26T10:00/2026-11-26T12:00'],
    ['uiterlijk vrijdag', '/2026-11-27'],
    ['uiterlijk op vrijdag', '/2026-11-27'],
    ['op zijn laatst vrijdag', '/2026-11-27'],
    ["graag op z'n laatst morgen om 5 uur", '/2026-11-24T17:00'],
    ['op syn lêst freed', '/2026-11-27'],
    ['by friday', '/2026-11-27'],
    ['oer twa dagen', '2026-11-25'],
    ['over een uur', '2026-11-23T10:15'],
    ['in half an hour', '2026-11-23T09:45'],
    ['volgende week', '2026-11-30/2026-12-06'],
    ['dit weekend', '2026-11-28/2026-11-29'],
    ['yn it wykein', '2026-11-28/2026-11-29'],
    ['maandag', '2026-11-30'],
    ['24 november om 3 uur', '2026-11-24T15:00'],
    ['the 24th at 3pm', '2026-11-24T15:00'],
    ['tiisdei om fjouwer oere', '2026-11-24T16:00'],
    ['tongersdei healwei trije', '2026-11-26T14:30'],
    ['moarnier om njoggen oere', '2026-11-24T09:00'],
    ['fan e middei', '2026-11-23@afternoon'],
    ['jûn om acht oere', '2026-11-23T20:00'],
    ['vijf voor half elf morgen', '2026-11-24T10:25'],
    ['ten past four tomorrow', '2026-11-24T16:10'],
    ['tomorrow 9am', '2026-11-24T09:00'],
    ['morgen om 10u', '2026-11-24T10:00'],
    ['do 26 nov 10:00', '2026-11-26T10:00'],
    ['woensdagmiddag half 3', '2026-11-25T14:30'],
    ['maandag of dinsdag', '2026-11-30/2026-12-01'],
    ['vanaf woensdag', '2026-11-25/'],
    ['nei 3 oere moarn', '2026-11-24T15:00/'],
    ['s morgens om 7 uur', '2026-11-24T07:00'],
    ['morgen', '2026-11-24'],
    ['a week on tuesday', '2026-12-01'],
    ['tuesday next week', '2026-12-01'],
    ['a.s. donderdag', '2026-11-26'],
    ['thursday around noon', '2026-11-26T12:00'],
    ['kertier oer tsienen', '2026-11-23T10:15'],
  ])('%s is %s', (text, when) => {
    expect(reading(text).when).toBe(when)
  })

  test.each([
    ['maandag over een week', '2026-11-30'],
    ['moandei oer in wike', '2026-11-30'],
    ['Monday week', '2026-11-30'],
    ['volgende week maandag', '2026-11-30'],
    ['nije wike moandei', '2026-11-30'],
    ['maandag over twee weken', '2026-12-07'],
    ['moandei oer twa wiken', '2026-12-07'],
    ['monday fortnight', '2026-12-07'],
    ['two weeks on friday', '2026-12-11'],
    ['dinsdag over veertien dagen', '2026-12-08'],
    ['morgen over een week', '2026-12-01'],
    ['vanmiddag na tweeën', '2026-11-23T14:00/'],
    ['donderdagavond vanaf acht, dan zijn ze thuis', '2026-11-26T20:00/'],
    ['could somebody ring the bell on Friday at 8, the dog barks', '2026-11-27T08:00'],
    ['het lukt mij niet, voor 4 december moet het klaar', '/2026-12-04'],
    ['ik heb tot donderdag 10 uur om het in te leveren', '/2026-11-26T10:00'],
    ['voor kerst graag', '/2026-12-25'],
    ['before Christmas please', '/2026-12-25'],
    ['foar kryst', '/2026-12-25'],
    ['op vijf december', '2026-12-05'],
    ['de twadde jannewaris', '2027-01-02'],
    ['the third of December', '2026-12-03'],
    ['frijdagmiddag om drie uur', '2026-11-27T15:00'],
    ['saterdagmorren', '2026-11-28@morning'],
    ['fanavend', '2026-11-23@evening'],
    ["foor fijf desember mut 't klaar", '/2026-12-05'],
    ['tiisdeitejûns', '2026-11-24@evening'],
    ['moarnejûn', '2026-11-24@evening'],
    ['fanmiddei efkes', '2026-11-23@afternoon'],
    ['Thursday from six till ten in the evening', '2026-11-26T18:00/2026-11-26T22:00'],
    ['wednesday after six pm', '2026-11-25T18:00/'],
    ['Saturday lunch', '2026-11-28@noon'],
    ['my lamp fell and broke can someone come Friday', '2026-11-27'],
    ['ik ben ziek en wil vrijdag gehaald worden', '2026-11-27'],
    ['ik wil het vrijdag opgehaald hebben', '2026-11-27'],
    ['ik heb vrijdag vervoer nodig en moet gebracht worden', '2026-11-27'],
    ['ik bin siik en soe freed helle wurde moatte', '2026-11-27'],
    ['eind december', '2026-12-29/2026-12-31'],
    ['begin januari', '2027-01-01/2027-01-03'],
    ['mid December', '2026-12-14/2026-12-16'],
    ['ein novimber', '2026-11-28/2026-11-30'],
    ['over drie kwartier', '2026-11-23T10:00'],
    ['my sitter fell through for Friday at 7', '2026-11-27T19:00'],
    ['fan snein ôf', '2026-11-29/'],
    ["can I swap Friday's visit", '2026-11-27'],
    ['vanaf volgende week elke dinsdag', 'R/2026-12-01/P1W'],
    ['alle sneinen', 'R/2026-11-29/P1W'],
    ['woensdagmiddag ben ik altijd vrij', 'R/2026-11-25@afternoon/P1W'],
    ['een bed te leen voor woensdag en donderdag', '2026-11-25/2026-11-26'],
    ['vandaag red ik niet, vrijdag wel', '2026-11-27'],
    ['could somebody come by Friday', '2026-11-27'],
    ["sa gau't it kin", 'asap'],
  ])('%s is %s, said on a Monday', (text, when) => {
    expect(reading(text).when).toBe(when)
  })

  test.each([
    "we zijn met z'n vieren en zoeken een kaartclub",
    'geen van drieën past mij',
    'wy kamen mei ús sânen',
    'ien foar ien giene se deryn',
    'zij is vrijdag rustig overleden',
    'de katten zijn vanochtend opgehaald door mijn zus',
    'wy ha de hûn sneon nei de dokter brocht',
    "heit is fan 'e moarn mei de bus nei de stêd gien",
    'what I asked on Friday',
    'he fell on Sunday',
    'ik tocht dat er moandei komme soe',
    'hja hawwe my gjin kaai jûn',
    'sinds vijf uur vanmorgen is het stil',
    'it waard 3-0 foar ús',
    'moarn allegear',
    'nothing urgent',
    'ok dan doen we het zo',
    'neem dat dan ook meteen mee',
    'de taart was in een uurtje klaar',
  ])('%s asks for no time', (text) => {
    expect(reading(text).when).toBeNull()
  })

  test.each([
    'ik ben 82 en zoek iemand om 3 lampen op te hangen',
    'vorige week maandag ben ik gevallen',
    'gisteren om 3 uur',
    'twa wiken lyn',
    'ik woon op Kerkstraat 5',
    'het kost 9 euro per uur',
    'bel 06-12345678',
    '8921 AB',
    '2 uur hulp in de tuin',
    'ik ben 75 jaar',
    'ik woon Schoolstraat 10',
    'mijn pincode vergeten',
    'de bus lijn 3 rijdt niet',
    '2 keer per week',
    'een half uurtje hulp',
    'sinds maandag ziek',
    'goede morgen',
    'my back hurts, I am 68',
    '10 euro per uur',
    'kamer 12',
    'voor 4 personen koken',
    'twee weken geleden gevallen',
    'i have 2 cats',
    'de kat eet voor twee',
    'do you help',
    'ik wil zo graag',
    'to the shop',
  ])('%s names no time', (text) => {
    expect(reading(text).when).toBeNull()
  })

  test.each([
    ['elke dinsdag en donderdag om kwart over tien', [2, 4]],
    ['maandags, woensdags en frijdagmiddag', [1, 3, 5]],
    ['alle tiisdeien en sneins', [2, 7]],
    ['every Monday and on Fridays', [1, 5]],
    ['ik wil zo graag', []],
  ])('%s names these days of the week', (text, weekdays) => {
    expect(reading(text).weekdays).toEqual(weekdays)
  })

  test.each([
    ['de middag', '2026-11-23@afternoon'],
    ['ochtend', '2026-11-23@morning'],
    ['moarns', '2026-11-23@morning'],
    ['tomorrow', '2026-11-24'],
    ['10 uur', '2026-11-23T10:00'],
    ['za', '2026-11-28'],
  ])('asked when, %s is %s', (text, when) => {
    expect(reading(text, { expects: 'when' }).when).toBe(when)
  })

  test('half ten is half past nine for a Dutchman and half past ten for a Briton', () => {
    expect(reading('morgen om half tien').when).toBe('2026-11-24T09:30')
    expect(reading('tomorrow at half ten please').when).toBe('2026-11-24T10:30')
    expect(reading('half tien', { language: 'nl' }).when).toBe('2026-11-23T09:30')
  })

  test('today is the day of the neighbourhood, not of Greenwich', () => {
    const justAfterMidnight = new Date('2026-07-01T22:30:00Z')
    expect(reading('vandaag', { now: justAfterMidnight }).when).toBe('2026-07-02')
    expect(reading('morgen', { now: new Date('2026-12-31T23:30:00Z') }).when).toBe('2027-01-02')
  })

  test('the clock changes and leap days are taken in stride', () => {
    expect(reading('zondag om half 3 s nachts', { now: new Date('2027-03-27T09:00:00Z') }).when).toMatch(
      /^2027-03-28/,
    )
    expect(reading('29 februari', { now: new Date('2028-01-10T09:00:00Z') }).when).toBe('2028-02-29')
    expect(reading('over 2 dagen', { now: new Date('2026-12-30T09:00:00Z') }).when).toBe('2027-01-01')
  })

  test.each([
    ['2038', '2038-04-25'],
    ['2049', '2049-04-18'],
    ['2076', '2076-04-19'],
  ])('Easter of %s is on %s, also in a year of a late full moon', (year, easter) => {
    expect(reading('met Pasen', { now: new Date(`${year}-02-10T09:00:00Z`) }).when).toBe(easter)
  })
})
