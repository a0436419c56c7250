import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DayTeller } from '../../core/desk/tell-the-day.ts'
import { asksForHelp, newPhone, settled, typed } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

const user = 'U0DESKSJOUK'
let world: World
beforeAll(async () => {
  const example = readFileSync('prisma/seed/bilgaard.yaml', 'utf8')
  world = await openWorld({ neighbourhoods: example.replace('language: en', 'language: nl') })
})
afterAll(() => world.close({ allowUnread: true }))

/** Words that stand in any English sentence, and in no Dutch one. */
const english =
  /\b(the|and|are|not|they|this|that|with|from|when|where|what|who|why|you|your|has|have|been|asked|answer|close|edit|nobody|neighbour|neighbours|today|tomorrow|monday|tuesday|request|requests|waiting|since|unknown|find|sent|cancel|send)\b/gi

/** Everything that a member of this desk can read at this moment. */
function everythingToRead(): string[] {
  const { desk } = world
  return [
    ...desk.workspace.all().map(wordsIn),
    ...desk.whispers(user).map(wordsIn),
    wordsIn({ text: '', blocks: [desk.homes.get(user) ?? {}, desk.modal(user)?.view ?? {}] }),
  ]
}

function englishIn(texts: string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(english) ?? []))]
}

test('a Dutch desk reads no English: cards, forms, the Home, answers to commands, the morning, refusals', async () => {
  const { desk } = world
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  const { ts } = await world.card(number)
  for (const action of ['dispatch', 'assign', 'edit', 'reply', 'refer', 'close', 'ask-all', 'why']) {
    await desk.press(ts, `request.${action}`)
    await settled(world)
    expect([action, englishIn(everythingToRead())]).toEqual([action, []])
  }
  for (const command of [
    'help',
    'open',
    'wie kan tuin op dinsdag',
    'zoek jan',
    'zoek',
    'vrijwilligers',
    'organisaties',
    'nieuw',
    'rides dinsdag',
    'agendas',
    'verslag november',
    'xyzzy',
  ]) {
    await desk.command(`/foardoar ${command}`)
    await settled(world)
    expect([command, englishIn(everythingToRead())]).toEqual([command, []])
  }
  await desk.openHome({ user })
  await world.street.until(() => (desk.homes.get(user) ? true : undefined))
  await world.passTime(22 * 60 + 50)
  await new DayTeller(world.app.core).tell()
  await settled(world)
  await desk.press(ts, 'request.take', { user: 'U0STRANGER' })
  await settled(world)
  expect(englishIn([...everythingToRead(), ...desk.whispers('U0STRANGER').map(wordsIn)])).toEqual([])
})
