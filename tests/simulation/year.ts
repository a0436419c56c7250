import { Temporal } from 'temporal-polyfill'
import { startDispatch } from '../../core/dispatch/start-dispatch.ts'
import { closeRequest } from '../../core/requests/close-request.ts'
import { openRequest } from '../../core/requests/open-request.ts'
import type { Chance } from './chance.ts'
import type { FastHouse, Sent } from './fast-house.ts'
import { type Asker, addAsker, addHelper, anyKind, type Helper } from './people.ts'
import { askForRide, driveTogetherIfItFits, type RideAsked } from './rides.ts'

/** How large a year is. */
export interface YearOptions {
  volunteers: number
  questions: number
  /** Rides asked for in a month, where the neighbourhood has a car or neighbours who drive. */
  rides: number
}

/** How wishes for a ride went, before anybody was asked to drive. */
export type RideWishes = Record<RideAsked, number>

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const desk = 'slack:U0SIM'

/** Lets a neighbourhood live for a year: residents ask, the desk searches, neighbours answer as neighbours do. */
export async function liveAYear(
  house: FastHouse,
  chance: Chance,
  { volunteers, questions, rides }: YearOptions,
  tell: (day: Date) => Promise<void> | void,
  signal?: AbortSignal,
): Promise<RideWishes> {
  const helpers = new Map<string, Helper>()
  for (let index = 0; index < volunteers && !signal?.aborted; index++) {
    const helper = await addHelper(house, chance, index)
    helpers.set(helper.personId, helper)
  }
  const askers: Asker[] = []
  const people = Math.max(1, Math.round(questions / 4))
  for (let index = 0; index < people && !signal?.aborted; index++)
    askers.push(await addAsker(house, chance, index))
  const byId = new Map(askers.map((asker) => [asker.personId, asker]))
  house.onSent = (sent) => react(house, chance, helpers, byId, sent)
  house.afterEach = () => watchDesk(house, chance)

  const start = house.now
  for (const at of momentsOfYear(house, chance, questions)) {
    const asker = askers[chance.between(0, askers.length - 1)]
    if (asker) house.at(at, () => ask(house, chance, asker))
  }
  const wishes: RideWishes = { booked: 0, 'booked-later': 0, refused: 0 }
  const scheme = house.core.neighbourhoods.first.rides
  for (const at of scheme ? momentsOfYear(house, chance, rides * 12) : []) {
    const asker = askers[chance.between(0, askers.length - 1)]
    if (asker && scheme)
      house.at(at, async () => {
        const { how, requestId } = await askForRide(house, chance, scheme, asker)
        wishes[how]++
        if (requestId === null) return
        // by then somebody drives, or nobody does
        const seen = inOfficeHours(house, new Date(house.now.getTime() + 240 * minuteMs))
        house.at(seen, () => driveTogetherIfItFits(house, requestId, desk))
      })
  }
  for (let day = 7; day <= 365 + 21 && !signal?.aborted; day += 7) {
    await house.runUntil(new Date(start.getTime() + day * dayMs), signal)
    if (!signal?.aborted) await tell(house.now)
  }
  return wishes
}

/** Moments at which people ask, soonest first: in the daytime, and less at weekends. */
function momentsOfYear(house: FastHouse, chance: Chance, questions: number): Date[] {
  const moments: Date[] = []
  while (moments.length < questions) {
    const at = new Date(house.now.getTime() + chance.next() * 365 * dayMs)
    const { hour, dayOfWeek } = clockOf(house, at)
    if (hour >= 8 && hour < 21 && (dayOfWeek < 6 || chance.happens(0.4))) moments.push(at)
  }
  return moments.toSorted((a, b) => a.getTime() - b.getTime())
}

async function ask(house: FastHouse, chance: Chance, { personId }: Asker): Promise<void> {
  const opened = await house.work((work) =>
    openRequest(work, {
      neighbourhoodId: house.core.neighbourhoods.first.id,
      residentId: personId,
      category: anyKind(house, chance),
      words: 'Kan iemand mij helpen?',
      wantedAt: anyTime(house, chance),
      urgency: chance.happens(0.05) ? 'urgent' : 'normal',
      origin: 'sms',
      language: chance.happens(0.15) ? 'fy' : 'nl',
    }),
  )
  if (!opened.ok) throw new Error('A question of the simulation could not be asked.')
  const { id } = opened
  const seen = inOfficeHours(house, new Date(house.now.getTime() + chance.minutesAround(20) * minuteMs))
  house.at(seen, () => house.work((work) => startDispatch(work, id, desk)))
}

function anyTime(house: FastHouse, chance: Chance): string | null {
  const day = clockOf(house, house.now)
    .toPlainDate()
    .add({ days: chance.between(1, 9) })
    .toString()
  return chance.weighed({ day: 3, part: 5, hour: 3, open: 2 }) === 'open'
    ? null
    : chance.pick([
        day,
        `${day}@morning`,
        `${day}@afternoon`,
        `${day}@evening`,
        `${day}T${String(chance.between(9, 19)).padStart(2, '0')}:00`,
      ])
}

/** What people do with what they get; everything else they only read. */
function react(
  house: FastHouse,
  chance: Chance,
  helpers: Map<string, Helper>,
  askers: Map<string, Asker>,
  { purpose, personId, offerId, requestId }: Sent,
): void {
  const helper = helpers.get(personId)
  const asker = askers.get(personId)
  const after = (minutes: number) => awake(house, new Date(house.now.getTime() + minutes * minuteMs))
  if (purpose === 'offer.ping' && helper) {
    const says = chance.next()
    const answer = says < helper.says.yes ? 'yes' : says < helper.says.yes + helper.says.no ? 'no' : null
    const at = after(chance.minutesAround(helper.minutesToAnswer))
    if (answer) house.at(at, () => house.presses(helper.number, `o:${offerId}`, answer))
  }
  if (purpose === 'visit.remind' && helper && chance.happens(0.04)) {
    house.at(after(10), () => house.presses(helper.number, `o:${offerId}`, 'no'))
    house.at(after(11), () => house.says(helper.number, 'ja'))
  }
  if (purpose === 'visit.ask-done' && helper && chance.happens(0.9)) {
    const at = after(chance.minutesAround(60))
    const answer = chance.happens(0.96) ? 'yes' : 'no'
    house.at(at, () => house.presses(helper.number, `v:${offerId}`, answer))
    house.at(new Date(at.getTime() + minuteMs), () =>
      house.says(helper.number, answer === 'yes' ? '1 uur' : 'niemand thuis'),
    )
  }
  if (purpose === 'ride.remind' && asker && chance.happens(0.04)) {
    house.at(after(20), () => house.presses(asker.number, `r:${requestId}`, 'off'))
    house.at(after(21), () => house.says(asker.number, 'ja'))
  }
  if (purpose === 'visit.ask-resident' && asker && chance.happens(0.7))
    house.at(after(chance.minutesAround(90)), () => house.presses(asker.number, `f:${requestId}`, 'yes'))
}

/** The desk looks at what came back to it within some office hours: it tries once more, or finds another way. */
async function watchDesk(house: FastHouse, chance: Chance): Promise<void> {
  if (!house.deskHeard) return
  const { rows } = await house.core.pool.query<{ id: string; why: string; searches: number }>({
    name: 'sim-desk',
    text: `select r.id::text, r.with_desk_why as why,
        (select count(*)::int from request_event e where e.request_id = r.id and e.kind = 'search-began') as searches
      from help_request r where r.with_desk_since = $1 and r.with_desk_why <> 'new' and r.closed_at is null
      order by r.number`,
    values: [house.now],
  })
  for (const { id, why, searches } of rows) {
    const at = inOfficeHours(house, new Date(house.now.getTime() + chance.minutesAround(90) * minuteMs))
    const again = searches === 1 && why === 'nobody-left' && chance.happens(0.3)
    const outcome = why === 'not-answered' ? 'done' : 'unmet'
    house.at(at, () =>
      house.work(async (work) => {
        const search = again ? await startDispatch(work, id, desk) : { ok: false }
        if (!search.ok) await closeRequest(work, id, { outcome, minutes: null }, desk)
      }),
    )
  }
}

function clockOf({ core }: FastHouse, moment: Date): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
  return instant.toZonedDateTimeISO(core.neighbourhoods.first.zone)
}

/** This moment, or the next at which somebody is at the desk. */
function inOfficeHours(house: FastHouse, moment: Date): Date {
  let at = clockOf(house, moment)
  if (at.hour >= 17) at = at.add({ days: 1 }).with({ hour: 9, minute: moment.getUTCMinutes() })
  if (at.hour < 9) at = at.with({ hour: 9, minute: moment.getUTCMinutes() })
  while (at.dayOfWeek > 5) at = at.add({ days: 1 }).with({ hour: 9 })
  return new Date(at.epochMilliseconds)
}

/** Nobody answers at night. */
function awake(house: FastHouse, moment: Date): Date {
  const at = clockOf(house, moment)
  if (at.hour >= 7 && at.hour < 23) return moment
  const morning = (at.hour >= 23 ? at.add({ days: 1 }) : at).with({ hour: 7, minute: moment.getUTCMinutes() })
  return new Date(morning.epochMilliseconds)
}
