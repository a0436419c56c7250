import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import type { Language } from '../../core/conversations/meaning.ts'
import { newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false, neighbourhoods: withoutRides() })
})
afterAll(() => world.close())

/** The example without its car; and next to it a neighbourhood in which no neighbour drives either. */
function withoutRides(): object[] {
  const { neighbourhoods } = parse(readFileSync('prisma/seed/bilgaard.yaml', 'utf8'))
  const [bilgaard] = neighbourhoods
  delete bilgaard.rides
  const oost = {
    id: 'oost',
    name: 'Oosteinde',
    town: 'Leeuwarden',
    postcodes: ['8917'],
    categories: ['groceries', 'company', 'other'],
    desk: { phone: '058 234 5600' },
  }
  return [bilgaard, oost]
}

const said: Record<
  Language,
  { ask: string; hears: RegExp[]; neighbour: RegExp; yes: string; groceries: string }
> = {
  nl: {
    ask: 'Ik moet dinsdag om kwart over tien bij de huisarts zijn, kunnen jullie mij brengen?',
    hears: [/^In Bilgaard rijdt geen buurtauto\.$/m, /^Wat er wel is: Regiotaxi: 088 300 0500$/m],
    neighbour: /^We kunnen wel vragen of een buur je kan brengen\.$/m,
    yes: 'ja',
    groceries: 'Wie doet er boodschappen voor mij?',
  },
  fy: {
    ask: 'Ik moat tiisdei om kertier oer tsienen by de húsdokter wêze, kinne jim my bringe?',
    hears: [/^Yn Bilgaard rydt gjin buertauto\.$/m, /Regiotaxi: 088 300 0500$/m],
    neighbour: /buorman|buorfrou|buor/,
    yes: 'ja',
    groceries: 'Wa docht boadskippen foar my?',
  },
  en: {
    ask: 'I need a ride to the doctor on Tuesday at 10:15 please',
    hears: [/^There is no neighbourhood car in Bilgaard\.$/m, /^What there is: Regiotaxi: 088 300 0500$/m],
    neighbour: /^We can ask whether a neighbour can take you\.$/m,
    yes: 'yes please',
    groceries: 'Could somebody do my groceries please?',
  },
}

test.each(['nl', 'fy', 'en'] as const)(
  'no car: it says so, what else there is, and a neighbour is asked; in %s',
  async (language) => {
    const { ask, hears, neighbour, yes } = said[language]
    const rider = newPhone(world, 'sms')
    const answer = await saysAndHears(rider, ask)
    for (const one of [...hears, neighbour]) expect(answer).toMatch(one)
    const read = await saysAndHears(rider, yes, 'Griet Hoekstra', 'Kerkstraat 5, 8925 AB')
    expect(read).toMatch(/24-11/)
    expect(await saysAndHears(rider, yes)).toMatch(/#\d/)
    await settled(world)
  },
)

const call = {
  nl: [/^In Oosteinde rijdt geen buurtauto\.$/m, /Bel het servicepunt: 058 234 5600\.$/m],
  fy: [/^Yn Oosteinde rydt gjin buertauto\.$/m, /058 234 5600/],
  en: [/^There is no neighbourhood car in Oosteinde\.$/m, /Call the service point: 058 234 5600\.$/m],
}

test.each(['nl', 'fy', 'en'] as const)(
  'no car and no neighbours who drive: the desk looks along; in %s',
  async (language) => {
    const { ask, yes, groceries } = said[language]
    const rider = newPhone(world, 'sms')
    await saysAndHears(rider, groceries, yes, 'Wim Postma', 'Dorpsstraat 3, 8917 AB')
    await saysAndHears(rider, { nl: 'laat maar', fy: 'lit mar', en: 'never mind' }[language])
    await settled(world)
    const answer = await saysAndHears(rider, ask)
    for (const one of call[language]) expect(answer).toMatch(one)
    await settled(world)
  },
)
