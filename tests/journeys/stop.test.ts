import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  asksForHelp,
  everyLanguage,
  later,
  newPhone,
  press,
  readAll,
  saysAndHears,
  searches,
  settled,
  typed,
} from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close({ allowUnread: true }))

const day = 24 * 60

/** What a phone got since it had been read, and everything has been sent that will be. */
async function nothingMore(phone: Phone): Promise<void> {
  await settled(world)
  expect(phone.unread()).toEqual([])
}

/** What the desk reads under a request's card. */
function underCard(number: number): string {
  const card = world.desk.card(number)
  return card ? world.desk.thread(card.ts).map(wordsIn).join('\n') : ''
}

describe.each(everyLanguage)('a resident says stop in $language', (words) => {
  test('not a word follows, the desk reads it on the card of the open request, and START opens the door again', async () => {
    const resident = newPhone(world, words.channel)
    const number = await asksForHelp(resident, words)
    await resident.says(words.stop)
    await nothingMore(resident)
    expect(underCard(number)).toMatch(/said STOP[\s\S]*by phone/)

    // a neighbour comes all the same: the resident does not hear it from us
    const [helper] = await searches(world, number)
    await helper?.says('ja')
    await settled(world)
    await later(world, 3 * day)
    await nothingMore(resident)
    readAll(world, ...world.volunteers())

    // what they write now reaches the desk, and nobody answers
    await resident.says('hallo')
    await nothingMore(resident)
    await world.note(/Writes again after saying stop/)

    await resident.says(words.start)
    await resident.hears(words.language === 'nl' ? /Fijn dat je er weer bent/ : /./)
    expect(await saysAndHears(resident, words.status)).toContain(`#${number}`)
    await press(world, number, 'request.close')
    await world.desk.submit({ outcome: 'other' })
    await settled(world)
    readAll(world, resident, ...world.volunteers())
  })
})

describe('a volunteer says stop', () => {
  test('with a ping unanswered: no later round, no "taken", nothing', async () => {
    const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
    const asked = await searches(world, number)
    const [stopper, ...others] = asked
    if (!stopper) throw new Error('Nobody was asked.')
    readAll(world, ...asked)
    await stopper.says('stop')
    await nothingMore(stopper)
    await later(world, 31)
    await later(world, 31)
    await nothingMore(stopper)
    await others[0]?.says('ja')
    await nothingMore(stopper)
    await stopper.says('start')
    await stopper.hears(/./)
    readAll(world, ...world.volunteers())
  })

  test('while their ping waits for a retry: it is never tried again', async () => {
    const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
    const clear = world.volunteers().map(({ channel, identifier }) =>
      world.street.fault({
        provider: channel === 'telegram' ? 'telegram' : 'twilio',
        mode: 500,
        to: channel === 'whatsapp' ? `whatsapp:${identifier}` : identifier,
        times: 1,
      }),
    )
    await press(world, number, 'request.dispatch')
    await world.card(number, /Looking for a neighbour/)
    const { rows } = await untilRetry()
    for (const done of clear) done()
    const { channel, identifier } = rows[0] ?? {}
    const stopper = world.volunteers().find((one) => one.channel === channel && one.identifier === identifier)
    if (!stopper) throw new Error('No ping waits for a retry.')
    readAll(world, stopper)
    await stopper.says('stop')
    await settled(world)
    await later(world, 2)
    await later(world, 70)
    await nothingMore(stopper)
    await stopper.says('start')
    await stopper.hears(/./)
    readAll(world, ...world.volunteers())
  })

  test('after their yes: no reminder, no question whether it is done, and the desk hears that it goes by phone', async () => {
    const resident = newPhone(world, 'sms')
    const number = await asksForHelp(resident, typed.nl)
    const [helper] = await searches(world, number)
    if (!helper) throw new Error('Nobody was asked.')
    readAll(world, ...world.volunteers())
    await helper.says('ja')
    await helper.hears(/./)
    await helper.says('stop')
    await nothingMore(helper)
    expect(underCard(number)).toMatch(/said STOP/)
    for (const minutes of [12 * 60, 12 * 60, day, day, 2 * day]) await later(world, minutes)
    await nothingMore(helper)
    // and nobody says to the resident that all is well: the desk has it
    await world.card(number, /#\d/)
  })
})

/** The first ping that did not go out and waits for its next try. */
async function untilRetry() {
  const look = () =>
    world.app.core.pool.query<{ channel: string; identifier: string }>(
      `select a.channel, a.identifier from outbox_message o join address a on a.id = o.address_id
       where o.status = 'retry' and o.offer_id is not null`,
    )
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = await look()
    if (found.rows.length > 0) return found
    await new Promise((done) => setTimeout(done, 25))
  }
  return look()
}
