import type { Category, Language } from '../../core/conversations/meaning.ts'
import type { Chance } from './chance.ts'
import type { FastHouse } from './fast-house.ts'

/** Somebody who helps, and how they are as a neighbour. */
export interface Helper {
  personId: string
  number: string
  /** How often they say yes when asked. */
  says: { yes: number; no: number }
  /** Half of their answers come within so many minutes. */
  minutesToAnswer: number
}

/** Somebody who asks for help. */
export interface Asker {
  personId: string
  number: string
}

/** How often each kind of help is asked for; what a neighbourhood added is asked for as often as a ride. */
const often: Record<Category, number> = {
  'odd-jobs': 5,
  garden: 4,
  groceries: 6,
  company: 6,
  cooking: 2,
  ride: 4,
  care: 1,
  digital: 3,
  paperwork: 2,
  activities: 3,
  pets: 2,
  other: 1,
}
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']
const grids: string[][] = [
  [],
  [],
  weekdays.flatMap((day) => [`${day}-morning`, `${day}-afternoon`]),
  [...weekdays.map((day) => `${day}-evening`), 'sat-morning', 'sat-afternoon', 'sun-afternoon'],
  ['mon-morning', 'tue-morning', 'wed-afternoon', 'thu-morning', 'sat-morning'],
]

/** A volunteer moves in: three to seven kinds of help, some Frisian, hours of their own. */
export async function addHelper(house: FastHouse, chance: Chance, index: number): Promise<Helper> {
  const categories = new Set<Category>()
  const wanted = chance.between(3, 7)
  const kinds = kindsOf(house)
  while (categories.size < Math.min(wanted, Object.keys(kinds).length)) categories.add(chance.weighed(kinds))
  const languages: Language[] = chance.happens(0.3)
    ? ['nl', 'fy']
    : chance.happens(0.2)
      ? ['nl', 'en']
      : ['nl']
  const person = await addPerson(house, chance, `Buur ${index + 1}`, `+3161${String(index).padStart(7, '0')}`)
  await house.core.db.volunteer.create({
    data: {
      personId: person.personId,
      neighbourhoodId: house.core.neighbourhoods.first.id,
      status: 'approved',
      categories: [...categories],
      languages,
      availability: chance.pick([grids[0] ?? [], ...grids.slice(1)]),
      training: chance.happens(0.5) ? ['driver'] : [],
      vettedOn: chance.happens(0.7) ? house.now : null,
      appliedAt: house.now,
      decidedAt: house.now,
      decidedBy: 'foardoar',
    },
  })
  const yes = 0.3 + 0.45 * chance.next()
  return {
    ...person,
    says: { yes, no: (1 - yes) * (0.3 + 0.5 * chance.next()) },
    minutesToAnswer: chance.pick([4, 10, 25, 60, 180]),
  }
}

/** Somebody who will ask for help, with an address in the neighbourhood. */
export function addAsker(house: FastHouse, chance: Chance, index: number): Promise<Asker> {
  return addPerson(house, chance, `Bewoner ${index + 1}`, `+3162${String(index).padStart(7, '0')}`)
}

async function addPerson(house: FastHouse, chance: Chance, name: string, number: string): Promise<Asker> {
  const { db, neighbourhoods } = house.core
  const { id: neighbourhoodId, postcodes } = neighbourhoods.first
  const id = chance.uuid()
  const at = { neighbourhoodId, createdAt: house.now }
  await db.person.create({
    data: {
      id,
      name,
      language: 'nl',
      phone: number,
      street: 'Dorpsstraat',
      houseNumber: '1',
      postcode: `${postcodes[0] ?? '8925'} AB`,
      consentAt: house.now,
      consentVersion: '1',
      ...at,
      conversation: { create: { updatedAt: house.now } },
      addresses: { create: { id: chance.uuid(), channel: 'sms', identifier: number, ...at } },
    },
  })
  return { personId: id, number }
}

/** What is asked for, as often as in the years of others; rides are booked apart where there is a car. */
export function anyKind(house: FastHouse, chance: Chance): Category {
  const withRides = house.core.neighbourhoods.first.rides === null
  return chance.weighed(withRides ? kindsOf(house) : { ...kindsOf(house), ride: 0 })
}

function kindsOf(house: FastHouse): Record<Category, number> {
  const { categories } = house.core.neighbourhoods.first
  return Object.fromEntries(categories.map((kind) => [kind, often[kind] ?? 4]))
}
