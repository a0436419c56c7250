import type { Slot, Slots } from '../../core/slots.ts'

const samples: Record<string, Slot> = {
  areas: '8925, 8926',
  days: 'maandag',
  languages: { languages: ['nl', 'fy'] },
  parts: "doordeweeks 's ochtends",
  times: 5,
  aid: { line: 'rides.aid-rollator' },
  arriveTime: '10:15',
  car: 'Max',
  workdays: 2,
  destination: 'Huisartsenpraktijk Bilgaard',
  home: '11:45',
  minutes: 30,
  people: 2,
  pickup: 'Lieuwenburg 123, 8925 CK',
  pickupTime: '09:55',
  place: 'Huisartsenpraktijk Bilgaard',
  price: { cents: 150 },
  address: 'Lieuwenburg 123, 8925 CK',
  answerBy: { until: '2026-11-22T12:00' },
  category: { category: 'groceries' },
  code: 2,
  date: '23-11',
  day: 'maandag 23-11',
  deskPhone: '058-2000000',
  elsewhere: 'Sociaal wijkteam Oost, 058-2000000',
  first: 'maandag 23-11',
  from: 'maandag 23-11 om 14:00',
  helper: 'Anna',
  hours: '12,5',
  other: { when: '2026-11-24T10:30' },
  last: { when: '2026-12-17T10:15' },
  name: 'Jantje Hoekstra',
  names: { names: ['Mark', 'Ytsje'] },
  near: 'morgen',
  neighbourhood: 'Bilgaard',
  number: 217,
  organisation: 'Amaryllis',
  part: 'in de middag',
  phone: '06-12345678',
  rides: '#217 10:05 Griet Hoekstra (+31612345678); #218 13:30 Wim Postma (+31612345679)',
  text: 'Dag mevrouw, we hebben iemand gevonden die morgen kan komen. Past dat?',
  time: '14:00',
  town: 'Leeuwarden',
  trainings: { names: ['chauffeur', 'zorg'] },
  until: 'maandag 23-11 om 16:00',
  weeks: 2,
  weekday: 'maandag',
  what: { category: 'groceries' },
  when: { when: '2026-11-23@afternoon' },
  why: { line: 'desk.why.danger-112' },
  words: 'Kan iemand morgen boodschappen voor me doen, het is maar een klein lijstje',
}

/** What usually stands in these slots; a slot without a sample is a mistake in the test. */
export function sampleSlots(names: string[]): Slots {
  return Object.fromEntries(
    names.map((name) => {
      const sample = samples[name]
      if (sample === undefined) throw new Error(`tests/support/sample-slots.ts has no sample for ${name}.`)
      return [name, sample]
    }),
  )
}
