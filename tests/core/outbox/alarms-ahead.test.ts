import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { alarmDesk, handToDesk } from '../../../core/desk/hand-to-desk.ts'
import { noteToDesk, showCard } from '../../../core/desk/tell-desk.ts'
import { type Claimed, claimOldest } from '../../../core/outbox/delivery.store.ts'
import { leaseMilliseconds } from '../../../core/outbox/lease.ts'
import { settleAll } from '../../../core/outbox/settle.store.ts'
import { type House, openHouse } from '../dispatch/house.ts'

let house: House
let resident: string
beforeAll(async () => {
  house = await openHouse()
  resident = await house.addResident()
})
afterAll(() => house.close())
afterEach(() => house.core.pool.query('truncate outbox_message, desk_card'))

const everyday = { key: 'alarms.channel-up', slots: { channel: 'SMS' } }

/** The desk is owed cards of ordinary people, and notes that ring no bell. */
async function aFullDesk(): Promise<string> {
  for (let count = 0; count < 5; count++) {
    const other = await house.addResident()
    await house.work((work) => showCard(work, 'bilgaard', 'person', other))
    await house.work((work) => noteToDesk(work, 'bilgaard', everyday))
  }
  const { addressId } = await house.db.outboxMessage.findFirstOrThrow()
  return addressId
}

const claim = (desk: string) => claimOldest(house.core.pool, desk, house.now())

async function ends(claimed: Claimed | null, reason?: string): Promise<void> {
  if (!claimed) throw new Error('Nothing was claimed.')
  const { id, attempts } = claimed
  const later = new Date(house.now().getTime() + 30_000)
  const end = reason
    ? { status: 'retry' as const, reason, nextAttemptAt: later }
    : { status: 'sent' as const, providerId: id }
  await settleAll(house.core.pool, [{ id, attempts, end, now: house.now() }])
}

/** What the desk gets next, one after another, as the kind of thing it is. */
async function comes(desk: string, most: number): Promise<string[]> {
  const came: string[] = []
  while (came.length < most) {
    const next = await claim(desk)
    if (!next) break
    const { kind } = next.content
    came.push(`${next.purpose.replace('desk.', '')} ${kind}`)
    await ends(next)
  }
  return came
}

describe('at a desk that is owed a lot', () => {
  test('danger comes first, with whose it is and what they wrote; then who asks for a person; then the rest in order', async () => {
    const desk = await aFullDesk()
    const other = await house.addResident()
    await house.work((work) => handToDesk(work, other, 'asked-for-person', 'mag ik iemand spreken'))
    await house.work((work) => alarmDesk(work, resident, 'danger-113', 'ik wil niet meer'))
    expect(await comes(desk, 8)).toEqual([
      ...['danger note', 'danger card', 'danger note'],
      ...['alarm card', 'alarm note'],
      ...['card card', 'note note', 'card card'],
    ])
  })

  test('an alarm under a card that is not posted yet waits for that card, since it goes into its thread', async () => {
    const desk = await aFullDesk()
    const requestId = await house.open(resident)
    const card = { kind: 'request', id: requestId } as const
    await house.work((work) => noteToDesk(work, 'bilgaard', everyday, { card, alarm: true }))
    expect((await comes(desk, 20)).at(-1)).toBe('note note')
    await house.core.pool.query(
      `insert into desk_card (kind, subject_id, address_id, channel, ts) values ('request', $1, $2, 'C1', '1.1')`,
      [requestId, desk],
    )
    await aFullDesk()
    await house.work((work) => noteToDesk(work, 'bilgaard', everyday, { card, alarm: true }))
    expect(await comes(desk, 2)).toEqual(['alarm note', 'card card'])
  })

  test('it does not wait for what only our own pace sent away, and comes no sooner than Slack allows', async () => {
    const desk = await aFullDesk()
    await ends(await claim(desk), 'paced')
    expect(await claim(desk)).toBeNull()
    await house.work((work) => alarmDesk(work, resident, 'danger-112', 'brand'))
    const bell = await claim(desk)
    expect(bell?.purpose).toBe('desk.danger')
    await ends(bell, 'ratelimited')
    // nothing else goes either while Slack has asked the desk to wait
    expect(await claim(desk)).toBeNull()
    house.setClock(new Date(house.now().getTime() + 30_000).toISOString())
    expect(await comes(desk, 4)).toEqual(['danger note', 'danger card', 'danger note', 'card card'])
  })

  test('one at a time, also of two replicas: what is being sent is let finish', async () => {
    const desk = await aFullDesk()
    const card = await claim(desk)
    await house.work((work) => alarmDesk(work, resident, 'danger-112', 'brand'))
    expect(await claim(desk)).toBeNull()
    await ends(card)
    const [one, two] = await Promise.all([claim(desk), claim(desk)])
    expect([one?.purpose, two?.purpose].filter(Boolean)).toEqual(['desk.danger'])
    // and whoever takes over from a process that died goes on with the bell
    house.setClock(new Date(house.now().getTime() + leaseMilliseconds + 1).toISOString())
    expect(await claim(desk)).toMatchObject({ purpose: 'desk.danger', brokenOff: true })
  })
})
