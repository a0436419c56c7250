import { describe, expect, test } from '@jest/globals'
import type { Act } from '../../../core/conversations/meaning.ts'
import { reading } from './reading.ts'

const said: Partial<Record<Act, string[]>> = {
  stop: [
    'stop',
    'Stop, dank je',
    'STOP!!',
    'afmelden',
    'uitschrijven',
    'unsubscribe',
    'ophâlde',
    'stopje',
    'no more messages',
  ],
  start: ['start', 'unstop', 'weer aanmelden'],
  human: [
    'medewerker',
    'ik wil een mens spreken',
    'iemand spreken',
    'meiwurker',
    'a person please',
    'kan iemand mij bellen',
  ],
  restart: ['opnieuw', 'begin opnieuw', 'fannijs', 'start over'],
  cancel: [
    'annuleren',
    'mijn verzoek hoeft niet meer',
    'it hoecht net mear',
    'cancel my request',
    'boodschappen zijn al gedaan',
  ],
  status: [
    'hoe staat het met mijn verzoek',
    'komt er nog iemand?',
    'hoe stiet it mei myn fersyk',
    'what is happening with my request?',
    'wat is de status',
    'hoe staat het met mijn aanvraag',
    'wat is de steat fan myn oanfraach',
    "what's the status?",
  ],
  language: ['taal', 'Frysk asjebleaft', 'in English please', 'ik spreek geen Nederlands'],
  settings: ['mijn instellingen', 'pauze', 'vakantie', 'myn ynstellingen', 'my settings'],
  'hand-back': [
    'ik kan toch niet komen',
    'ik kin dochs net komme',
    "I can't come after all",
    'ik kan toch niet',
    'ik kin dochs net',
    "I can't make it after all",
  ],
  question: [
    'wat kost dat',
    'wat kostet dat',
    'how much does it cost',
    'zijn de vrijwilligers wel te vertrouwen',
  ],
  volunteer: [
    'ik wil wel helpen',
    'ik wol wol helpe',
    'I would like to volunteer',
    'ik kan wel rijden voor ouderen',
    'hebben jullie iemand nodig die de hond uitlaat',
  ],
  thanks: ['dank je wel', 'tige tank', 'thank you so much for the help'],
  greeting: ['hoi', 'goedemorgen', 'goeie', 'hello'],
  request: [
    'kan iemand morgen boodschappen voor me doen',
    'wa kin my helpe mei de tún',
    'I need a ride to the doctor',
  ],
  accept: ['ja ik doe het', 'is goed', 'ik nim de klus oan'],
  decline: ['nee sorry', 'ik kan niet', 'net hjoed'],
}

describe('what somebody does by saying it', () => {
  test.each(Object.entries(said).flatMap(([act, texts]) => texts.map((text) => [text, act] as const)))(
    '%s: %s',
    (text, act) => {
      expect(reading(text).act).toBe(act)
    },
  )

  test.each([
    'de bus stopt hier niet meer, wie kan me brengen',
    'mijn klok is gestopt',
    'stop de lekkage aub, kan iemand komen',
  ])('%s is no stop: it is not the whole meaning', (text) => {
    expect(reading(text).act).not.toBe('stop')
  })

  test.each(['ik kan toch niet', 'ik kin dochs net', "I can't make it after all"])(
    '%s hands back, also when yes or no was asked',
    (text) => {
      expect(reading(text, { expects: 'yes-no' }).act).toBe('hand-back')
    },
  )

  test('who asks to be helped with something does not offer help', () => {
    expect(reading('kan iemand mij helpen met de computer')).toMatchObject({
      act: 'request',
      category: 'digital',
    })
  })

  test('who needs somebody each week does not offer help', () => {
    expect(reading('ik heb elke donderdag iemand nodig die mijn hond uitlaat')).toMatchObject({
      act: 'request',
      category: 'pets',
      when: 'R/2026-11-26/P1W',
    })
  })

  test.each(['8925CD', '8925 AB', '8925 TV', 'Dukdalf 5 8925CD', 'Wytske van der Meulen', 'Jan Visser'])(
    '%s is no kind of help',
    (text) => {
      expect(reading(text).category).toBeNull()
    },
  )

  test.each(['Wytske', 'wytske van der meulen', 'Visser', 'Anna de Hond', 'Bakker'])(
    '%s is no kind of help where a name was asked',
    (text) => {
      expect(reading(text, { expects: 'name' })).toMatchObject({ act: 'other', category: null })
    },
  )

  test.each([
    ['Booschappen', 'groceries'],
    ['KAN IEMAND BOODSCHAPEN DOEN', 'groceries'],
    ['mijn cd speler van 1985 cd', 'digital'],
    ['Ik ben Henk Visser, wie haalt mijn boodschapen', 'groceries'],
  ])('%s is %s all the same', (text, category) => {
    expect(reading(text).category).toBe(category)
  })

  test('Henk Visser brings no fishes', () => {
    expect(reading('Ik ben Henk Visser van Kerkstraat 12').category).not.toBe('pets')
  })

  test('a question about us is not a kind of help', () => {
    expect(reading('wat kost dat')).toMatchObject({ act: 'question', category: null })
  })

  test.each([
    'ik kreeg dit nummer van de dokter',
    'ik ha dit nûmer fan de dokter',
    'the doctor gave me this number',
  ])('"%s" asks for no ride', (text) => {
    expect(reading(text)).toMatchObject({ act: 'other', category: null })
  })

  test.each([
    'Dank je wel voor het schilderen, maar nu lekt de kraan in de keuken',
    'Tige tank foar it skilderjen, mar no lekt de kraan',
    'Thanks for painting the hall, but now the kitchen tap leaks',
    'Graag twee lampen ophangen in de gang boven de trap',
  ])('"%s" opens politely, and asks', (text) => {
    expect(reading(text)).toMatchObject({ act: 'request', category: 'odd-jobs' })
  })

  test('a farewell that may be danger accepts nothing', () => {
    expect(reading('goodbye everyone, you will be better off').act).toBe('request')
  })

  test('a wife in hospital cancels nothing', () => {
    expect(reading('mijn vrouw ligt in het ziekenhuis, wie brengt mij').act).toBe('request')
  })

  test.each([
    ['Frysk asjebleaft', 'fy'],
    ['in English please', 'en'],
    ['kan het in het Nederlands', 'nl'],
    ['I don’t speak Dutch', 'en'],
    ['taal', null],
  ])('%s wishes %s', (text, language) => {
    expect(reading(text).wishedLanguage).toBe(language)
  })

  test.each([
    ['verzoek 217 hoeft niet meer', 217],
    ['#12', 12],
    ['hoe staat het', null],
  ])('%s is about request %s', (text, number) => {
    expect(reading(text).requestNumber).toBe(number)
  })
})
