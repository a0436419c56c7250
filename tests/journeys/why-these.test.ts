import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { press, readAll } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('the card tells the desk why these neighbours were asked, and why the others were not', async () => {
  const free = ['tue-morning', 'wed-evening']
  const phones = [
    await movesIn(world, { name: 'Anke Bosma', languages: ['nl', 'fy'], availability: free }),
    await movesIn(world, { name: 'Bart Smit', availability: free }),
    await movesIn(world, { name: 'Cor Visser', availability: free }),
  ]
  await movesIn(world, { name: 'Dirk de Jong', availability: ['sat-morning'] })
  await movesIn(world, { name: 'Els Kramer', availability: ['sun-evening'] })
  const { resident, number } = await asks(world, 'Kan iemand morgenochtend boodschappen voor me doen?')
  await press(world, number, 'request.dispatch')
  for (const phone of phones) await phone.hears(/zoekt hulp/)
  await world.card(
    number,
    /Why these 3: never asked before, free on Tuesday morning, speaks Dutch\.\nNot asked now: 2 not free then\./,
  )
  readAll(world, resident)
})

test('where nobody can be asked the card says why not', async () => {
  await movesIn(world, { name: 'Fenna Smit', categories: ['pets'], availability: ['sat-morning'] })
  const { resident, number } = await asks(world, 'Kan iemand morgenochtend de hond uitlaten?')
  await press(world, number, 'request.dispatch')
  await world.card(number, /No volunteer can do this[\s\S]*Not asked now: 1 not free then\./)
  readAll(world, resident)
})

test('of neighbours who are equally in turn those who live nearest are asked, and the card says so', async () => {
  const from = (name: string, postcode?: string) =>
    movesIn(world, { name, categories: ['garden'], ...(postcode && { postcode }) })
  const far = await from('Gerrit Postma', '8931 CD')
  const unknown = await from('Hinke Bakker')
  const near = [
    await from('Ids Hoekstra', '8925 ZZ'),
    await from('Jikke Veenstra', '8925 BC'),
    await from('Klaas Dijkstra', '8925 AB'),
  ]
  const { resident, number } = await asks(world, 'Kan iemand morgenochtend mijn heg snoeien?')
  await press(world, number, 'request.dispatch')
  for (const phone of near) await phone.hears(/zoekt hulp/)
  await world.card(
    number,
    /Why these 3: never asked before, speaks Dutch, lives near\.\nNot asked now: 2 next in line\./,
  )
  expect([...far.unread(), ...unknown.unread()]).toEqual([])
  readAll(world, resident)
})
