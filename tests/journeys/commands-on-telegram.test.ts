import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newPhone, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the menu is there in the language of somebody’s Telegram', async () => {
  const menus = await world.street.until(() => {
    const { commands } = world.street.telegram
    return commands.size === 4 ? commands : undefined
  })
  expect([...menus.keys()].sort()).toEqual(['', 'en', 'fy', 'nl'])
  expect(menus.get('fy')).toContainEqual({ command: 'stop', description: 'Gjin berjochten mear' })
})

test('a command is understood in the middle of a talk, like the word it is', async () => {
  const anke = newPhone(world, 'telegram')
  await anke.says('/start')
  await anke.hears(/ik ben Foardoar/)
  await anke.says('Kan iemand morgen boodschappen voor me doen?')
  await anke.hears(/onthouden|bewaren|mag/i)
  await anke.says('/start')
  await anke.hears(/^Hallo!/)
  await anke.says('/status')
  await anke.hears(/Er staat nu niets voor je open/)
  await anke.says('/language')
  await anke.hears(/Nederlands, Frysk of English/)
  await anke.says('English')
  await anke.hears(/in English/)
  await anke.says('/person')
  await anke.hears(/service point/)
})

test('after /stop it is silent, until /start', async () => {
  const bouke = newPhone(world, 'telegram')
  await bouke.says('/start')
  await bouke.hears(/Foardoar/)
  await bouke.says('/stop')
  await settled(world)
  await bouke.says('hallo?')
  await settled(world)
  expect(bouke.unread()).toEqual([])
  await bouke.says('/start')
  await bouke.hears(/Fijn dat je er weer bent/)
})
