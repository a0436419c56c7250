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

/** Whoever a message went to, and what it was about, at the moment that it went. */
interface Receiver {
  stopped: boolean
  status: string | null
  pausedUntil: Date | null
  quietFrom: string | null
  quietUntil: string | null
  urgentAtNight: boolean
  pingsPerWeek: number | null
  urgency: string | null
  residentId: string | null
  handedBackAt: Date | null
}

const weekMs = 7 * 24 * 3_600_000

/** What the house promises, checked after everything that happens in it. */
export class Promises {
  readonly #house: FastHouse
  readonly #pings: Sent[] = []
  readonly #pingsTo = new Map<string, Sent[]>()
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

  /** Requests of which a search or a visit came back to the desk. */
  async backAtDesk(): Promise<string[]> {
    const { rows } = await this.#house.core.pool.query<{ id: string }>({
      name: 'promises-with-desk',
      text: `select id::text from help_request where with_desk_why <> 'new' and closed_at is null order by number`,
    })
    return rows.map(({ id }) => id)
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
    const sent = this.#unchecked.splice(0)
    if (sent.length > 0) await this.#checkSent(sent)
    // a next step with a time, or a person at the desk who was told; and never more helpers than places
    const { rows } = await this.#house.core.pool.query({
      name: 'promises-of-requests',
      text: `select r.number, r.status, r.next_step, r.with_desk_why from help_request r where r.closed_at is null
        and (r.with_desk_since is null and (r.next_step_at is null or r.next_step is null)
          or (select count(*) from offer o where o.request_id = r.id and o.status = 'accepted') > r.places)`,
    })
    expect(rows).toEqual([])
  }

  async #checkSent(sent: Sent[]): Promise<void> {
    const { rows } = await this.#house.core.pool.query<Receiver>({
      name: 'promises-of-messages',
      text: `select exists (select from address a where a.person_id = s.person_id and a.opted_out_at is not null) as stopped,
          v.status, v.paused_until as "pausedUntil", v.quiet_from as "quietFrom", v.quiet_until as "quietUntil",
          v.urgent_at_night as "urgentAtNight", v.pings_per_week as "pingsPerWeek", r.urgency, r.resident_id::text as "residentId",
          (select max(e.at) from request_event e where e.request_id = r.id and e.kind = 'handed-back') as "handedBackAt"
        from unnest($1::uuid[], $2::uuid[]) with ordinality as s(person_id, request_id, place)
          left join volunteer v on v.person_id = s.person_id left join help_request r on r.id = s.request_id
        order by s.place`,
      values: [sent.map(({ personId }) => personId), sent.map(({ requestId }) => requestId)],
    })
    for (const [index, one] of sent.entries()) {
      const receiver = rows[index]
      if (!receiver) throw new Error('A message went to nobody.')
      // the one word that confirms a stop is allowed
      if (receiver.stopped) expect(one.purpose).toBe('answer')
      if (one.purpose === 'offer.ping') this.#checkPing(one, receiver)
    }
  }

  #checkPing(ping: Sent, to: Receiver): void {
    const { quietHours, zone, pingsPerWeek } = this.#house.core.neighbourhoods.first
    const own = to.quietFrom && to.quietUntil ? { from: to.quietFrom, until: to.quietUntil } : null
    const quiet = isQuiet(ping.at, quietHours, zone) || (own !== null && isQuiet(ping.at, own, zone))
    expect(quiet && !(to.urgency === 'urgent' && to.urgentAtNight)).toBe(false)
    expect(to.status).toBe('approved')
    expect(to.pausedUntil === null || to.pausedUntil <= ping.at).toBe(true)
    expect(ping.personId).not.toBe(to.residentId)
    const before = this.#pingsTo.get(ping.personId) ?? []
    const thisWeek = before.filter(({ at }) => ping.at.getTime() - at.getTime() < weekMs)
    expect(thisWeek.length).toBeLessThan(Math.min(pingsPerWeek, to.pingsPerWeek ?? pingsPerWeek))
    // twice for one request only if a place came free in between
    const last = before.findLast(({ requestId }) => requestId === ping.requestId)
    if (last) expect(to.handedBackAt !== null && to.handedBackAt >= last.at).toBe(true)
    this.#pingsTo.set(ping.personId, [...before, ping])
    this.#pings.push(ping)
  }
}
