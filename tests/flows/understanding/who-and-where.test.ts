import { describe, expect, test } from '@jest/globals'
import { reading } from './reading.ts'

describe('places', () => {
  test.each([
    ['Kerkstraat 5', { street: 'Kerkstraat', houseNumber: '5' }],
    ['kerkstraat 12a 8925ab', { street: 'Kerkstraat', houseNumber: '12a', postcode: '8925 AB' }],
    [
      'Ik woon op de Sperwerstraat 12, 8922 CD Leeuwarden',
      { street: 'Sperwerstraat', houseNumber: '12', postcode: '8922 CD', town: 'Leeuwarden' },
    ],
    ['8925 AB 14', { postcode: '8925 AB', houseNumber: '14' }],
    ['Dr. Kuyperweg 3-2', { street: 'Dr. Kuyperweg', houseNumber: '3-2' }],
    ['ik wenje oan de Skoalstrjitte 7', { street: 'Skoalstrjitte', houseNumber: '7' }],
    ['I live at Churchill Road 9', { street: 'Churchill Road', houseNumber: '9' }],
    ['Om de Noord 12', { street: 'Om de Noord', houseNumber: '12' }],
    ['ja maar Voorstreek 5', { street: 'Voorstreek', houseNumber: '5' }],
    ['Dukdalf 5 Leeuwarden morgen', { street: 'Dukdalf', houseNumber: '5', town: 'Leeuwarden' }],
    [
      'dukdalf 5 8925cd leeuwarden om 3 uur',
      { street: 'Dukdalf', houseNumber: '5', postcode: '8925 CD', town: 'Leeuwarden' },
    ],
    ['Kerkstraat 5 in Leeuwarden', { street: 'Kerkstraat', houseNumber: '5', town: 'Leeuwarden' }],
  ])('%s', (text, place) => {
    expect(reading(text, { expects: 'place' }).place).toEqual(place)
  })

  test.each([
    'JA maar pas om 4 uur',
    'ja mar pas om 4 oere',
    'yes but after 4',
    'voor 5 uur',
    'morgen om 10',
    'tussen 4 en 5',
    '4 uur',
  ])('%s is a time, and no street with a number', (text) => {
    expect(reading(text, { expects: 'place' }).place).toBeNull()
  })

  test('everything in one breath, shouted', () => {
    expect(reading('KAN IEMAND BOODSCHAPPEN DOEN EN IK WOON DUKDALF 5 8925CD MORGENMIDDAG')).toMatchObject({
      act: 'request',
      category: 'groceries',
      place: { street: 'Dukdalf', houseNumber: '5', postcode: '8925 CD' },
      when: '2026-11-24@afternoon',
    })
    expect(reading('EN IK WOON DUKDALF 5 8925CD MORGENMIDDAG').place).not.toHaveProperty('town')
  })

  test.each(['weet ik niet', 'nee', 'ik heb 3 lampen'])('%s is no place unless asked', (text) => {
    expect(reading(text).place).toBeNull()
  })
})

describe('names', () => {
  test.each([
    ['Jan', 'Jan'],
    ['jan de vries', 'Jan de Vries'],
    ['ik ben Jan de Vries', 'Jan de Vries'],
    ['Myn namme is Sjoukje', 'Sjoukje'],
    ["I'm Mary-Ann", 'Mary-Ann'],
    ['mijn naam is A. van der Meer, Kerkstraat 5', 'A. van der Meer'],
    ['Hoi, ik heet Bep hoor', 'Bep'],
  ])('%s', (text, name) => {
    expect(reading(text, { expects: 'name' }).name).toBe(name)
  })

  test.each(['nee', 'waarom?', '12', '👍', 'stop'])('%s is no name', (text) => {
    expect(reading(text, { expects: 'name' }).name).toBeNull()
  })
})

describe('durations', () => {
  test.each([
    ['1,5 uur', 90],
    ['anderhalf uur', 90],
    ['healoere', 30],
    ['90 min', 90],
    ['2 uur', 120],
    ['een uurtje', 60],
    ['oardel oere', 90],
    ['an hour and a half', 90],
    ['drie kwartier', 45],
    ['twee uur en een kwartier', 135],
    ['1 uur 20 minuten', 80],
    ['half an hour', 30],
    ['two hours', 120],
    ['2', 120],
    ['45', 45],
    ['1:15', 75],
    ['trije oeren', 180],
  ])('%s is %s minutes', (text, minutes) => {
    expect(reading(text, { expects: 'minutes' }).minutes).toBe(minutes)
  })

  test.each(['weet ik niet', 'morgen om 3 uur', 'I am worried', 'we meet at the inn'])(
    '%s is none',
    (text) => {
      expect(reading(text).minutes).toBeNull()
    },
  )
})

test('a name and a street in one breath', () => {
  expect(reading('Ik ben Henk Visser van Kerkstraat 12')).toMatchObject({
    name: 'Henk Visser',
    place: { street: 'Kerkstraat', houseNumber: '12' },
  })
})
