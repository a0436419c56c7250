import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close({ allowUnread: true }))

test('a resident texts, a neighbour says yes, the desk sees it all', async () => {
  const griet = world.phone('Griet')
  const say = async (t: string) => { await griet.says(t); console.log('> ' + t + '\n' + await griet.hears()) }
  await say('Hoi, kan iemand morgen boodschappen voor me doen?')
  await say('ja hoor')
  await say('Griet Hoekstra')
  await say('Kerkstraat 5, 8925 AB')
  await say('2')
  await say('ja')
  const card = await world.card(1)
  console.log(card.words)
  const r = await world.desk.press(card.ts, 'request.dispatch', {})
  console.log(JSON.stringify(r))
  await new Promise(r => setTimeout(r, 1500))
  for (const v of world.volunteers()) for (const t of v.unread()) console.log(v.channel, v.identifier, t)
  const asked = world.volunteers().filter(v => v.unread().length > 0)
  for (const v of asked) await v.says('ja')
  await new Promise(r => setTimeout(r, 1500))
  for (const v of world.volunteers()) for (const t of v.unread()) console.log(v.channel, v.identifier, t)
  console.log('GRIET', griet.unread())
  console.log((await world.card(1)).words)
  for (let i = 0; i < 3; i++) { await world.passTime(60*24); 
  await new Promise(r => setTimeout(r, 2500)) }
  console.log('VOL', asked.map(v => v.unread()), griet.unread())
  for (const v of asked) await v.says('ja, 1,5 uur')
  await new Promise(r => setTimeout(r, 1500))
  await griet.says('ja super')
  await new Promise(r => setTimeout(r, 1500))
  console.log('VOL', asked.map(v => v.unread()), griet.unread())
  console.log((await world.card(1)).words, world.desk.thread(card.ts).map(m => m.text))
  console.log(world.log.filter(l => /"level":[45]/.test(l)).join('\n').slice(0,3000))
}, 60_000)
