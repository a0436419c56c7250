import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { askInstead } from '../../core/dispatch/ask-instead.ts'
import type { FrozenPlan } from '../../core/dispatch/plan.ts'
import { isQuiet } from '../../core/dispatch/quiet-hours.ts'
import { takeRequest } from '../../core/requests/take-request.ts'
import type { FastHouse, Sent } from './fast-house.ts'

/** A volunteer of a random world, as far as it differs. */
interface Helping {
  languages: string[]
  availability: string[]
  urgentAtNight: boolean
  pingsPerWeek: number | null
  needsBuddy: boolean
  callFirst: boolean
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
  callFirst: boolean
  needsBuddy: boolean
  /** The request as it was when it went, with the plan that was frozen on it. */
  urgency: string | null
  residentId: string | null
  plan: Pick<FrozenPlan, 'quietHours' | 'pingsPerWeek'> | null
  buddyComes: boolean
  handedBackAt: Date | null
}

/** Who has this number; the same in every world, so that whose turn it is can be told again. */
export function personOf(number: string): string {
  return `00000000-0000-4000-8000-${number.slice(-9).padStart(12, '0')}`
}

const weekMs = 7 * 24 * 3_600_000

/** What the house promises, checked after everything that happens in it. */
export class Promises {
  readonly #house: FastHouse
  readonly #pings: Sent[] = []
  readonly #pingsTo = new Map<string, Sent[]>()
  readonly #lost = new Set<Sent>()
  #unchecked: Sent[] = []

  constructor(house: FastHouse) {
    this.#house = house
    house.onSent = (sent) => this.#unchecked.push(sent)
    house.afterEach = () => this.#check()
  }

  /** Somebody comes to live here, as a volunteer or not; the answer is who they are. */
  async movesIn(number: string, helping: Helping | null): Promise<string> {
    const { core, now } = this.#house
    const id = personOf(number)
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

  /** Requests that are not closed, oldest first. */
  open() {
    return this.#house.core.db.helpRequest.findMany({
      where: { closedAt: null },
      orderBy: { number: 'asc' },
    })
  }

  /** Somebody at the desk takes what nobody took: it is brought up once a day from then on, and not every hour. */
  async deskTakesAll(): Promise<void> {
    const { rows } = await this.#house.core.pool.query<{ id: string }>({
      name: 'promises-not-taken',
      text: `select id::text from help_request where with_desk_since is not null and taken_by is null and closed_at is null`,
    })
    for (const { id } of rows) await this.#house.work((work) => takeRequest(work, id, 'slack:U0DESK'))
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

  /** One of the latest pings turns out not to have arrived: that neighbour was not asked, and somebody else is. */
  async doesNotArrive(nth: number): Promise<void> {
    const ping = this.#pings.at(-1 - nth)
    const { requestId, offerId, personId } = ping ?? {}
    if (!ping || !requestId || !offerId || !personId) return
    const asked = await this.#house.core.db.offer.count({ where: { id: offerId, status: 'asked' } })
    if (asked === 0) return
    this.#lost.add(ping)
    await this.#house.work((work) => askInstead(work, requestId, offerId))
  }

  /** After a long silence nothing waits for anybody but the desk, or a day that is still to come. */
  async everythingEndedOrIsWithTheDesk(): Promise<void> {
    const waiting = (await this.open()).filter(
      // help that comes back goes on until somebody ends it
      ({ withDeskSince, arrangementId }) => withDeskSince === null && arrangementId === null,
    )
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
          v.urgent_at_night as "urgentAtNight", v.pings_per_week as "pingsPerWeek", v.call_first as "callFirst",
          v.needs_buddy as "needsBuddy", r.urgency, r.resident_id::text as "residentId", r.plan,
          exists (select from offer o join volunteer b on b.person_id = o.volunteer_id where o.request_id = r.id
            and o.status = 'accepted' and not b.needs_buddy) as "buddyComes",
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
    const { zone } = this.#house.core.neighbourhoods.first
    if (!to.plan) throw new Error('A ping went out without a plan.')
    // the neighbourhood may have other plans by now: a search keeps to the plan with which it began
    const { quietHours, pingsPerWeek } = to.plan
    const own = to.quietFrom && to.quietUntil ? { from: to.quietFrom, until: to.quietUntil } : null
    const quiet = isQuiet(ping.at, quietHours, zone) || (own !== null && isQuiet(ping.at, own, zone))
    expect(quiet && !(to.urgency === 'urgent' && to.urgentAtNight)).toBe(false)
    expect(to.status).toBe('approved')
    expect(to.pausedUntil === null || to.pausedUntil <= ping.at).toBe(true)
    expect(ping.personId).not.toBe(to.residentId)
    expect(to.callFirst).toBe(false)
    expect(to.needsBuddy && !to.buddyComes).toBe(false)
    const before = this.#pingsTo.get(ping.personId) ?? []
    const thisWeek = before.filter(
      (each) => !this.#lost.has(each) && ping.at.getTime() - each.at.getTime() < weekMs,
    )
    expect(thisWeek.length).toBeLessThan(Math.min(pingsPerWeek, to.pingsPerWeek ?? pingsPerWeek))
    // twice for one request only if a place came free in between
    const last = before.findLast(({ requestId }) => requestId === ping.requestId)
    if (last) expect(to.handedBackAt !== null && to.handedBackAt >= last.at).toBe(true)
    this.#pingsTo.set(ping.personId, [...before, ping])
    this.#pings.push(ping)
  }
}
