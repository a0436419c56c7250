import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Language } from '../../core/conversations/meaning.ts'
import { asksForRide, booksRide, type Trip } from '../support/riding.ts'
import { saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const refusals: [string, Record<Language, { trip: Omit<Trip, 'language'>; says: RegExp[] }>][] = [
  [
    'on a day without rides',
    {
      nl: {
        trip: { at: 'zaterdag om 11 uur' },
        says: [/^Op die dag wordt er niet gereden\.$/m, /^1 vrijdag 27-11 om/m],
      },
      fy: {
        trip: { at: 'sneon om 11 oere' },
        says: [/^Op dy dei wurdt der net riden\.$/m, /^1 freed 27-11 om/m],
      },
      en: {
        trip: { at: 'Saturday at 11 am' },
        says: [/^There are no rides on that day\.$/m, /^1 Friday 27-11 at/m],
      },
    },
  ],
  [
    'on a holiday',
    {
      nl: {
        trip: { at: 'op 25 december om 11 uur' },
        says: [/^Dat is een feestdag/m, /^1 donderdag 24-12 om/m],
      },
      fy: {
        trip: { at: '25 desimber om 11 oere' },
        says: [/^Dat is in feestdei/m, /^1 tongersdei 24-12 om/m],
      },
      en: {
        trip: { at: 'on 25 December at 11 am' },
        says: [/^That is a public holiday/m, /^1 Thursday 24-12 at/m],
      },
    },
  ],
  [
    'in the evening',
    {
      nl: {
        trip: { at: 'woensdag om 19:30' },
        says: [/^De auto rijdt van 09:00 tot 17:00/m, /^3 .*woensdag 25-11\) om 17:00$/m],
      },
      fy: {
        trip: { at: 'woansdei om 19:30' },
        says: [/^De auto rydt fan 09:00 oant 17:00/m, /woansdei 25-11\) om 17:00$/m],
      },
      en: {
        trip: { at: 'Wednesday at 19:30' },
        says: [/^The car drives from 09:00 to 17:00/m, /Wednesday 25-11\) at 17:00$/m],
      },
    },
  ],
  [
    'today, which is too late',
    {
      nl: {
        trip: { at: 'vanmiddag om 3 uur' },
        says: [
          /^Daarvoor is het helaas te laat\.$/m,
          /tot een werkdag van tevoren, voor 15:00/,
          /^1 morgen \(dinsdag 24-11\)/m,
        ],
      },
      fy: {
        trip: { at: 'hjoed om 3 oere' },
        says: [/te let\.$/m, /oant in wurkdei fan tefoaren, foar 15:00/, /^1 moarn \(tiisdei 24-11\)/m],
      },
      en: {
        trip: { at: 'today at 3 pm' },
        says: [
          /too late for that\.$/m,
          /up to a working day ahead, before 15:00/,
          /^1 tomorrow \(Tuesday 24-11\)/m,
        ],
      },
    },
  ],
  [
    'outside the area',
    {
      nl: {
        trip: { at: 'woensdag om 11 uur', to: 'Dorpsstraat 1, 9001 AA' },
        says: [/^Daar rijdt de auto helaas niet heen\.$/m, /Regiotaxi/, /^Wat zal ik veranderen\?$/m],
      },
      fy: {
        trip: { at: 'woansdei om 11 oere', to: 'Doarpsstrjitte 1, 9001 AA' },
        says: [/^Dêr rydt de auto spitigernôch net hinne\.$/m, /Regiotaxi/],
      },
      en: {
        trip: { at: 'Wednesday at 11 am', to: 'Dorpsstraat 1, 9001 AA' },
        says: [/does not go there\.$/m, /Regiotaxi/],
      },
    },
  ],
  [
    'in a wheelchair',
    {
      nl: {
        trip: { at: 'woensdag om 11 uur', aid: 'rolstoel' },
        says: [/^Een rolstoel past helaas niet in de auto\.$/m, /Regiotaxi/],
      },
      fy: {
        trip: { at: 'woansdei om 11 oere', aid: 'myn rolstoel' },
        says: [/^In rolstoel past spitigernôch net/m, /Regiotaxi/],
      },
      en: {
        trip: { at: 'Wednesday at 11 am', aid: 'my wheelchair' },
        says: [/a wheelchair does not fit in the car\.$/m, /Regiotaxi/],
      },
    },
  ],
]

const everyRefusal = refusals.flatMap(([why, said]) =>
  (['nl', 'fy', 'en'] as const).map((language) => ({ why, language, ...said[language] })),
)

describe('a ride that does not fit is refused with its reason and what there is instead', () => {
  test.each(everyRefusal)('$why, in $language', async ({ language, trip, says }) => {
    const { rider, answer } = await asksForRide(world, { ...trip, language })
    for (const one of says) expect(answer).toMatch(one)
    await saysAndHears(rider, { nl: 'laat maar', fy: 'lit mar', en: 'never mind' }[language])
    await settled(world)
  })
})

test('an hour that is taken: the nearest free ones are offered, and one of them is booked', async () => {
  await booksRide(world, { at: 'donderdag om 10:15', back: '11:15' })
  const { rider, answer } = await asksForRide(world, { at: 'donderdag om 10:30', name: 'Wim Postma' })
  expect(answer).toMatch(/^De auto is dan al weg\.$/m)
  expect(answer).toMatch(/^Deze tijden kunnen wel\. Hoe laat wil je er zijn\?$/m)
  const again = await saysAndHears(rider, '1')
  expect(again).toMatch(/^Klopt dat\?$/m)
  expect(await saysAndHears(rider, 'ja')).toMatch(/^Je rit is geboekt/)
  await settled(world)
})
