import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { exampleDesk } from '../../../bots/street/options.ts'
import { openWorld, type World } from '../../support/world.ts'

describe('the desk, in the whole program', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ volunteers: false })
  })
  afterAll(() => world.close({ allowUnread: true }))

  test('a request from the counter becomes a card, is answered, taken and closed; thread talk stays', async () => {
    const { desk } = world
    const resident = world.phone('sms', '+31612345678')
    await desk.command('/foardoar new')
    expect(desk.modal()).not.toBeNull()
    const refused = await desk.submit({
      name: 'Griet',
      street: 'Pastoriestrjitte',
      houseNumber: '5',
      phone: '112',
      category: 'garden',
      words: 'De heg',
    })
    expect(Object.keys(refused.errors)).toEqual(['phone'])
    const sent = await desk.submit({
      name: 'Griet',
      street: 'Pastoriestrjitte',
      houseNumber: '5',
      phone: '06 12345678',
      category: 'garden',
      words: 'De heg <!channel>',
      language: 'nl',
    })
    expect(sent).toMatchObject({ ok: true, errors: {}, view: null })
    const card = await world.card(1, /De heg &lt;!channel&gt;/)

    await desk.press(card.ts, 'request.reply')
    await desk.say('vertel haar dit niet', { threadTs: card.ts })
    await desk.submit({ text: 'Dag Griet, wij bellen je zo.' })
    await resident.hears(/^Dag Griet, wij bellen je zo\./)
    await resident.says('fijn, dank je')
    await world.note(/they write:\nfijn, dank je/)
    expect(resident.all().join()).not.toContain('vertel haar')

    await desk.press(card.ts, 'request.edit')
    expect(JSON.stringify(desk.modal())).toContain('De heg')
    await desk.submit({ category: 'garden', words: 'De heg knippen', part: 'asap' })
    await world.card(1, /De heg knippen/)

    await desk.press(card.ts, 'request.take')
    await desk.press(card.ts, 'request.close')
    await desk.submit({ outcome: 'done', hours: '1,5' })
    await world.card(1, /1\.5/)
  })

  test('somebody of the workspace who is not at the desk may press nothing, and is told so', async () => {
    const { desk } = world
    await desk.command('/foardoar new')
    await desk.submit({
      name: 'Tjeerd',
      street: 'Lekstrjitte',
      houseNumber: '1',
      category: 'digital',
      words: 'De tv',
    })
    const card = await world.card(2)
    const guest = exampleDesk.find(({ atDesk }) => !atDesk)?.id ?? ''
    await desk.press(card.ts, 'request.take', { user: guest })
    await world.street.until(() => desk.whispers(guest)[0], { awaited: 'a refusal' })
    const request = await world.app.core.db.helpRequest.findFirst({ where: { number: 2 } })
    expect(request?.takenBy).toBeNull()
    await desk.press(card.ts, 'request.take')
    await world.card(2, /<@U0DESK/)
  })
})
