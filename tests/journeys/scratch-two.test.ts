import { afterAll, beforeAll, test } from '@jest/globals'
import { openWorld, wordsIn, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: true })
})
afterAll(() => world.close({ allowUnread: true }))
const out: string[] = []
async function chat(p: Phone, ...lines: string[]) {
  for (const l of lines) {
    await p.says(l)
    out.push('> ' + l)
    try { out.push('  ' + (await p.hears()).replaceAll('\n', '\n  ')) } catch (e) { out.push('  !! ' + (e as Error).message) }
    for (const b of world.street.messages(p.channel, p.identifier).at(-1)?.buttons ?? []) out.push('   ' + b.map(x => `[${x.label}]`).join(' '))
  }
}
test('x', async () => {
  await chat(world.phone('sms', '+31612349001'), 'ik wil wel helpen', 'ja', 'Jan de Vries', 'Dorpsstraat 3, 8925 AB', 'boodschappen en klusjes', 'doordeweeks overdag', 'nederlands en engels', 'hier')
  out.push('-----')
  await chat(world.phone('telegram', '599000001'), 'ik wol wol helpe', 'ja', 'Jelle Hiemstra', 'Doarpsstrjitte 3, 8925 AB', 'boadskippen', 'altyd', 'frysk', 'hjir')
  out.push('-----')
  await chat(world.phone('whatsapp', '+31612349003'), 'I want to help', 'yes', 'Mary Smith', 'Dorpsstraat 3, 8925 AB', 'groceries', 'weekends', 'english', 'here')
  out.push(...world.desk.cards().map(wordsIn))
  const [c] = world.desk.cards()
  if (c) out.push(JSON.stringify(await world.desk.press(c.ts, 'volunteer.approve', {})))
  await new Promise(r => setTimeout(r, 1000))
  out.push(...world.phone('sms', '+31612349001').unread())
  out.push(JSON.stringify(world.desk.cards()[0]))
  console.log(out.join('\n'))
  console.log(world.log.join(''))
})
