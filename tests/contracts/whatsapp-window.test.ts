import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { asksForHelp, newPhone, press, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

/** What Twilio has of us for this phone, oldest first. */
const outgoing = ({ identifier }: Phone) =>
  world.street.twilio
    .messages(`whatsapp:${identifier}`)
    .filter(({ direction }) => direction !== 'inbound')
    .reverse()

test('W16: free words that come too late go once more as the approved template, whatever is said twice', async () => {
  const anna = await movesIn(world, { name: 'Anna Visser', channel: 'whatsapp' })
  await saysAndHears(anna, 'hallo')
  const before = outgoing(anna).length
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  world.street.fault({
    provider: 'twilio',
    method: 'messages.create',
    to: `whatsapp:${anna.identifier}`,
    mode: 63_016,
  })
  await press(world, number, 'request.dispatch')
  await anna.hears(/zoekt hulp/)
  await settled(world)
  const [late, template, ...more] = outgoing(anna).slice(before)
  expect(more).toEqual([])
  expect(late).toMatchObject({ status: 'failed', errorCode: 63016 })
  expect(template?.body).toMatch(/zoekt hulp/)

  // the same news again, also out of order, sends nothing more
  if (!late) throw new Error('There was no first try.')
  for (const status of ['failed', 'sent', 'failed']) await world.street.twilio.receipt(late, status, 63_016)
  await settled(world)
  expect(outgoing(anna).slice(before)).toHaveLength(2)
  await anna.presses('Ja, dat doe ik')
  await anna.hears(/Wat fijn|#/)
})

test('W16: a template that comes too late as well is not sent again, and the card says so', async () => {
  const dirk = await movesIn(world, { name: 'Dirk Bos', channel: 'whatsapp' })
  await saysAndHears(dirk, 'hallo')
  const before = outgoing(dirk).length
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  const to = `whatsapp:${dirk.identifier}`
  world.street.fault({ provider: 'twilio', method: 'messages.create', to, mode: 63_016, times: 5 })
  await press(world, number, 'request.dispatch')
  await world.card(number, /Dirk Bos: ping not delivered, WhatsApp/)
  await settled(world)
  expect(outgoing(dirk).slice(before)).toHaveLength(2)
})

test('W15: a minute before 24 hours have passed free words go; a minute after, the approved template; what has none goes to the desk', async () => {
  const bas = await movesIn(world, { name: 'Bas Kuipers', channel: 'whatsapp' })
  // words that leave no question open: nothing else is owed to Bas while the days pass
  await saysAndHears(bas, 'dank je wel')
  const first = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  await world.passTime(24 * 60 - 1)
  const before = outgoing(bas).length
  await press(world, first, 'request.dispatch')
  await bas.hears(/zoekt hulp/)
  expect(outgoing(bas)).toHaveLength(before + 1)
  await bas.says('nee')
  await bas.hears()
  await settled(world)

  await world.passTime(24 * 60 + 1)
  await settled(world)
  const second = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  const earlier = outgoing(bas).length
  await press(world, second, 'request.dispatch')
  await bas.hears(/zoekt hulp/)
  await settled(world)
  // an approved template went at once: free words would have come back first
  expect(outgoing(bas)).toHaveLength(earlier + 1)
  expect(outgoing(bas).at(-1)).toMatchObject({
    status: expect.stringMatching(/sent|delivered|queued|accepted/),
  })
})

test('W15: the 24 hours begin when somebody wrote, also when that reached us late', async () => {
  const cor = await movesIn(world, { name: 'Cor Hofstra', channel: 'whatsapp' })
  await saysAndHears(cor, 'dank je wel')
  await world.passTime(3 * 24 * 60)
  await settled(world)
  const { core, clock } = world.app
  const { id: addressId, personId } = await core.db.address.findFirstOrThrow({
    where: { channel: 'whatsapp', identifier: cor.identifier },
  })
  await core.db.inboxMessage.create({
    data: {
      ...{ channel: 'whatsapp', providerId: 'SM-late', addressId, personId: personId ?? '' },
      content: { kind: 'text', text: 'dank je wel' },
      receivedAt: new Date(clock.now().getTime() - 23 * 3_600_000),
    },
  })
  await settled(world)
  await world.passTime(2 * 60)
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  const before = outgoing(cor).length
  await press(world, number, 'request.dispatch')
  await cor.hears(/zoekt hulp/)
  await settled(world)
  // free words would have failed first, and come back
  expect(outgoing(cor).slice(before)).toMatchObject([
    { status: expect.not.stringMatching(/failed|undelivered/) },
  ])
})
