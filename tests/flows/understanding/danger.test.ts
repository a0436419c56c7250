import { describe, expect, test } from '@jest/globals'
import { reading } from './reading.ts'

describe('danger', () => {
  test.each([
    'ik ben gevallen en kan niet opstaan',
    'ik bin fallen en kin net oerein komme',
    "I fell and can't get up",
    'mijn man heeft pijn op de borst',
    'der is brân yn de kôken',
    'my mum is not breathing',
    'hij ademt niet meer',
    'bel een ambulance',
    'myn eks stiet mei in mes foar de doar',
    'ik ruik gas',
    'she took all her pills',
    'heit syn mûle hinget skeef',
    'mn vrouw wordt nie meer wakker',
    'HELP BRAND',
    'mijn moeder ligt op de grond en kan niet bewegen',
  ])('%s is certainly 112', (text) => {
    expect(reading(text).danger).toEqual({ number: 112, level: 'certain' })
  })

  test.each([
    'ik wol net mear libje',
    'ik wil niet meer leven',
    'I want to end it all',
    'ik wil dood',
    'zelfmoord',
    'niemand zou mij missen als ik er niet meer was',
    'it libben hat gjin sin mear',
    'better off without me',
    'ik wil er een eind aan maken',
  ])('%s is certainly 113', (text) => {
    expect(reading(text).danger).toEqual({ number: 113, level: 'certain' })
  })

  test.each(['ik ben gevallen', 'my nan has fallen', 'ik zie het niet meer zitten', 'ik ben zo benauwd'])(
    '%s may be danger',
    (text) => {
      expect(reading(text).danger?.level).toBe('possible')
    },
  )

  test.each([
    'help',
    'hulp',
    'help mij met de boodschappen',
    'ik lach me dood',
    'mijn telefoon is dood',
    'de batterij van de rookmelder piept',
    'wie steekt de barbecue aan',
    'vorige maand gevallen maar het gaat weer goed',
    'op bezoek in het ziekenhuis',
    'my plant is dead',
    "I'm bored to death",
    'brandnetels in de tuin',
    'de lamp brandt niet',
    'bloedprikken',
    'ik kan niet meer koken',
    'leaves have fallen on the path',
    'the heat is killing me',
    'Ik slaan oer',
    'stop',
    'ja',
    'ik ben mijn sleutel kwijt',
    'I am looking for a cooking buddy',
    'kan iemand een lamp voor mij ophangen',
  ])('%s is no danger', (text) => {
    expect(reading(text).danger).toBeNull()
  })

  test.each([
    'het wasmiddel is op',
    'dit schiet niet op zo',
    'de lampe is stikken en ik kin der net by',
    'en ik kan er niet meer bij',
    'the top shelf is too high and I cannot reach it any more',
    'de rits van het rolgordijn zit klem',
    'hoe vraag ik huurtoeslag aan, ik kom er niet uit',
    'scared of the stairs, could someone fit a second banister',
    'morgen wil ik mijn man opzoeken in het ziekenhuis, hij had een beroerte',
    'hoe staat het met #112?',
    'what about #999',
  ])('%s is no danger', (text) => {
    expect(reading(text).danger).toBeNull()
  })

  test.each([
    'hij heeft me weer geslagen en nu zit ik op de wc opgesloten',
    'gisteren gevallen en ik kan nog steeds niet opstaan',
    'my neighbour is not answering the door and I see him lying in the kitchen',
    'he swallowed a battery',
    'hij is stomdronken en reageert niet meer, hij stuurde me net nog een appje',
  ])('%s is certain danger, whatever else is named', (text) => {
    expect(reading(text).danger).toEqual({ number: 112, level: 'certain' })
  })

  test.each([
    'ik hoor stemmen',
    'ik hoor stemmen en er is rook, wie gaat er mee koffie drinken',
    'ik hoor stemmen en ik ben benauwd van de trap, kan iemand mijn gras maaien dinsdag',
    'I hear voices and it is hot and I am sweating, could someone do my shopping on tuesday please',
  ])('%s is heard, whatever else is said that hardly sounds like danger', (text) => {
    expect(reading(text).danger).toEqual({ number: 113, level: 'possible' })
  })
})
