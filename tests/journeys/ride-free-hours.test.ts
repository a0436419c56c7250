import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { booksRide } from '../support/riding.ts'
import { openWorld, type World } from '../support/world.ts'

const user = 'U0DESKSJOUK'
let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false, neighbourhoods: withTwoCars() })
})
afterAll(() => world.close())

/** The example neighbourhood with a small car, and a van that takes a wheelchair. */
function withTwoCars(): object[] {
  const { neighbourhoods } = parse(readFileSync('prisma/seed/bilgaard.yaml', 'utf8'))
  const [bilgaard] = neighbourhoods
  bilgaard.rides.vehicles = [
    { id: 'max', name: 'Max', passengers: 1, aids: ['none'] },
    { id: 'bus', name: 'Bus', passengers: 2, aids: ['none', 'rollator', 'wheelchair'] },
  ]
  return neighbourhoods
}

/** Waits until the open form says this of the hours that are free. */
async function shows(says: RegExp): Promise<void> {
  const hours = () => {
    const blocks = world.desk.modal(user)?.view.blocks ?? []
    return blocks.flatMap(({ type, text }) => (type === 'section' ? [(text as { text: string }).text] : []))
  }
  const shown = world.street.until(() => says.test(hours().join()) || undefined)
  await shown.catch(() => expect(hours().join()).toMatch(says))
}

test('the free hours follow the day, the people and what comes along', async () => {
  const { rider, number } = await booksRide(world, {
    at: 'woensdag om 10:15',
    back: '11:15',
    aid: 'rolstoel',
  })
  await world.desk.command('/foardoar ride', { user })
  await shows(/Free tomorrow \(Tuesday 24-11\): 09:00-17:00\nFree .*Wednesday 25-11\)?: 09:00-17:00/)
  await world.desk.types({ date: '2026-11-25' }, { user })
  await shows(/^Free .*Wednesday 25-11\)?: 09:00-17:00$/)
  await world.desk.types({ date: '2026-11-25', aid: 'wheelchair' }, { user })
  await shows(/^Free .*Wednesday 25-11\)?: 09:00-10:00, 10:30-11:10, 11:40-17:00$/)
  await world.desk.types({ date: '2026-11-25', people: '2' }, { user })
  await shows(/^Free .*Wednesday 25-11\)?: 09:00-10:00, 10:30-11:10, 11:40-17:00$/)
  await world.desk.types({ date: '2026-11-25', people: '3' }, { user })
  await shows(/25-11\)?: there are too few seats$/)
  await world.desk.types({ date: '2026-11-28' }, { user })
  await shows(/28-11\)?: there are no rides on that day$/)
  await world.desk.types({ date: '2026-11-23' }, { user })
  await shows(/23-11\)?: it is too late to book$/)
  await world.desk.types({ date: '2026-12-25' }, { user })
  await shows(/25-12: it is a public holiday$/)
  await world.desk.dismiss({ user })

  const { ts } = await world.card(number)
  await world.desk.press(ts, 'request.edit', { user })
  await shows(/^Free .*Wednesday 25-11\)?: 09:00-17:00$/)
  await world.desk.types({ date: '2026-11-26' }, { user })
  await shows(/^Free Thursday 26-11: 09:00-17:00$/)
  await world.desk.submit({ date: '2026-11-26' }, { user })
  await rider.hears(/^Je rit is veranderd\. Je wordt donderdag 26-11 om 10:05 opgehaald \(/)
  await world.card(number, /Thursday 26-11/)
})
