import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { isQuiet } from '../../core/dispatch/quiet-hours.ts'
import type { FastHouse, Sent } from './fast-house.ts'

/** A volunteer of a random world, as far as it differs. */
interface Helping {
  languages: string[]
  availability: string[]
  urgentAtNight: boolean
  pingsPerWeek: number | null
  needsBuddy: boolean
  quietFrom: string | null
  quietUntil: string | null
}

const weekMs = 7 * 24 * 3_600_000

/** What the house promises, checked after everything that happens in it. */
export class Promises {
  readonly #house: FastHouse
  readonly #pings: Sent[] = []
  #unchecked: Sent[] = []

  constructor(house: FastHouse) {
    this.#house = house
    house.onSent = (sent) => this.#unchecked.push(sent)
    house.afterEach = () => this.#check()
  }

  /** Somebody comes to live here, as a volunteer or not; the answer is who they are. */
  async movesIn(number: string, helping: Helping | null): Promise<string> {
    const { core, now } = this.#house
    const id = randomUUID()
    const at = { neighbourhoodId: 'bilgaard', createdAt: now }
    await core.db.person.create({
      data: {
        id,
        name: `Buur ${number.slice(-4)}`,
        language: 'nl',
        consentAt: now,
        consentVersion: '1',
        ...at,
        conversation: { create: { updatedAt: now } },
        addresses: { create: { id: randomUUID(), channel: 'sms', identifier: number, ...at } },
      },
    })
    if (!helping) return id
    const about = {
      status: 'approved',
      categories: ['groceries'],
      appliedAt: now,
      neighbourhoodId: 'bilgaard',
    }
    await core.db.volunteer.create({ data: { personId: id, ...about, ...helping } })
    return id
  }

  /** Who has this number. */
  async personOf(number: string): Promise<string> {
    const address = await this.#house.core.db.address.findFirstOrThrow({ where: { identifier: number } })
    return address.personId ?? ''
  }

  /** Requests that are not closed, oldest first. */
  open() {
    return this.#house.core.db.helpRequest.findMany({
      where: { closedAt: null },
      orderBy: { number: 'asc' },
    })
  }

  /** One of the latest pings is answered by its button: in time, late, or when it is long gone. */
  async answer(value: string, nth: number): Promise<void> {
    const latest = this.#pings.slice(-6)
    const ping = latest[nth % Math.max(1, latest.length)]
    if (!ping) return
    const { identifier } = await this.#house.core.db.address.findFirstOrThrow({
      where: { personId: ping.personId },
    })
    await this.#house.presses(identifier, `o:${ping.offerId}`, value)
  }

  /** After a long silence nothing waits for anybody but the desk, or a day that is still to come. */
  async everythingEndedOrIsWithTheDesk(): Promise<void> {
    const waiting = (await this.open()).filter(({ withDeskSince }) => withDeskSince === null)
    expect(waiting.map(({ number, status, nextStep }) => ({ number, status, nextStep }))).toEqual([])
  }

  async #check(): Promise<void> {
    for (const sent of this.#unchecked.splice(0)) await this.#checkSent(sent)
    const { db } = this.#house.core
    for (const request of await this.open()) {
      // a next step with a time, or a person at the desk who was told
      expect(request.nextStepAt ?? request.withDeskSince).not.toBeNull()
      if (request.nextStepAt) expect(request.nextStepAt >= this.#house.now || request.nextStep).toBeTruthy()
    }
    const full = await db.$queryRaw<{ number: number }[]>`
      select r.number from help_request r join offer o on o.request_id = r.id and o.status = 'accepted'
      group by r.id having count(*) > r.places`
    expect(full).toEqual([])
  }

  async #checkSent(sent: Sent): Promise<void> {
    const { db, neighbourhoods } = this.#house.core
    const stopped = await db.address.findFirst({
      where: { personId: sent.personId, optedOutAt: { not: null } },
    })
    // the one word that confirms a stop is allowed
    if (stopped) expect(sent.purpose).toBe('answer')
    if (sent.purpose !== 'offer.ping') return
    const { quietHours, zone, pingsPerWeek } = neighbourhoods.first
    const volunteer = await db.volunteer.findUniqueOrThrow({ where: { personId: sent.personId } })
    const request = await db.helpRequest.findUniqueOrThrow({
      where: { id: sent.requestId ?? '' },
      include: { events: { where: { kind: 'handed-back' } } },
    })
    const atNight = request.urgency === 'urgent' && volunteer.urgentAtNight
    const own = volunteer.quietFrom && volunteer.quietUntil
    const quiet =
      isQuiet(sent.at, quietHours, zone) ||
      (own
        ? isQuiet(sent.at, { from: volunteer.quietFrom ?? '', until: volunteer.quietUntil ?? '' }, zone)
        : false)
    expect(quiet && !atNight).toBe(false)
    expect(volunteer.status).toBe('approved')
    expect(volunteer.pausedUntil === null || volunteer.pausedUntil <= sent.at).toBe(true)
    expect(volunteer.personId).not.toBe(request.residentId)
    const before = this.#pings.filter(({ personId }) => personId === sent.personId)
    const thisWeek = before.filter(({ at }) => sent.at.getTime() - at.getTime() < weekMs)
    expect(thisWeek.length).toBeLessThan(Math.min(pingsPerWeek, volunteer.pingsPerWeek ?? pingsPerWeek))
    // twice for one request only if a place came free in between
    const last = before.findLast(({ requestId }) => requestId === sent.requestId)
    if (last) expect(request.events.some(({ at }) => at >= last.at)).toBe(true)
    this.#pings.push(sent)
  }
}
