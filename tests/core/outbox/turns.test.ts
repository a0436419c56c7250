import { describe, expect, test } from '@jest/globals'
import { Bucket } from '../../../core/outbox/bucket.ts'
import type { ChannelLimits } from '../../../core/outbox/channel.ts'
import type { OutgoingMessage } from '../../../core/outbox/outgoing-message.ts'
import { Turns } from '../../../core/outbox/turns.ts'

const limits: ChannelLimits = {
  buttons: 25,
  buttonLabel: 75,
  perAddress: { burst: 3, perSecond: 0.1 },
  edits: { burst: 2, perSecond: 0.1 },
}
const to = (channel: string): OutgoingMessage => ({
  id: '1',
  to: channel,
  content: { kind: 'note', text: 'x', alarm: false, threadTs: null },
})
const edit = (channel: string): OutgoingMessage => ({
  id: '1',
  to: channel,
  content: { kind: 'card', card: {} as never, ts: '1.1' },
})

describe('the turns of a channel that counts for each address', () => {
  test('S10: a burst goes at once, and then whoever comes is told when to come back', async () => {
    const turns = new Turns(limits)
    for (let post = 0; post < 3; post++) expect(await turns.turn(to('C1'))).toBeNull()
    expect(await turns.turn(to('C1'))).toEqual({ comeBackIn: 10 })
    // who was sent away took nobody's turn
    expect(await turns.turn(to('C1'))).toEqual({ comeBackIn: 10 })
  })

  test('S10: another address does not wait for it', async () => {
    const turns = new Turns(limits)
    for (let post = 0; post < 4; post++) await turns.turn(to('C1'))
    expect(await turns.turn(to('C2'))).toBeNull()
  })

  test('S10: what is changed is counted apart, over all of them', async () => {
    const turns = new Turns(limits)
    for (let post = 0; post < 4; post++) await turns.turn(to('C1'))
    expect(await turns.turn(edit('C1'))).toBeNull()
    expect(await turns.turn(edit('C2'))).toBeNull()
    expect(await turns.turn(edit('C3'))).toEqual({ comeBackIn: 10 })
    expect(await turns.turn(to('C3'))).toBeNull()
  })

  test('who has to wait a moment waits', async () => {
    const turns = new Turns({ ...limits, perAddress: { burst: 1, perSecond: 10 } })
    const began = performance.now()
    for (let post = 0; post < 4; post++) expect(await turns.turn(to('C1'))).toBeNull()
    expect(performance.now() - began).toBeGreaterThan(250)
  })

  test('a channel that does not count so lets everybody through', async () => {
    const turns = new Turns({ buttons: 0, buttonLabel: 20 })
    for (let text = 0; text < 1000; text++) expect(await turns.turn(to('+31612345678'))).toBeNull()
    expect(await turns.turn(edit('x'))).toBeNull()
  })

  test('a burst fills up again while nothing goes', async () => {
    const bucket = new Bucket({ burst: 2, perSecond: 20 })
    expect([bucket.take(0), bucket.take(0)]).toEqual([0, 0])
    expect(bucket.take(0)).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect([bucket.take(0), bucket.take(0)]).toEqual([0, 0])
  })
})
