import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World, wordsIn } from '../support/world.ts'

/** One request of a month that was made up, with all that the report may say about it. */
interface Made {
  category: string
  origin: string
  /** What came of sending it on to an organisation; null if it was not. */
  referral: 'taken-up' | 'not-taken-up' | 'withdrawn' | null
  ending: 'done' | 'unmet'
  reason: string | null
  minutesToAnswer: number
  minutesToYes: number | null
  helper: number | null
  minutes: number | null
}

let world: World
beforeAll(async () => {
  world = await openWorld({ at: new Date('2026-12-01T09:00:00Z') })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'

const origins = ['sms', 'counter', 'phone', 'professional', 'prescription']
const referrals = ['taken-up', 'not-taken-up', 'withdrawn'] as const

/** A month in which 61 people ask for help; the same one every time. */
function makeMonth(): Made[] {
  return Array.from({ length: 61 }, (_, n): Made => {
    const ending = n % 6 === 5 ? 'unmet' : 'done'
    const helper = ending === 'done' && n % 4 !== 0 ? n % 9 : null
    return {
      // pets three times: too few to show
      category: n < 3 ? 'pets' : (['groceries', 'garden', 'company', 'groceries'][n % 4] ?? 'groceries'),
      origin: origins[n % 5] ?? 'sms',
      referral: n % 2 === 0 ? (referrals[n % 3] ?? null) : null,
      ending,
      reason: ending === 'unmet' ? (n % 12 === 5 ? 'too-soon' : 'nobody-able') : null,
      minutesToAnswer: 5 + n,
      minutesToYes: helper === null ? null : 20 + 3 * n,
      helper,
      minutes: helper === null ? null : 60,
    }
  })
}

async function live(month: Made[], begin: Date): Promise<void> {
  const { pool } = world.app.core
  const { rows: volunteers } = await pool.query<{ id: string }>(
    'select person_id as id from volunteer order by person_id',
  )
  const resident = randomUUID()
  await pool.query(
    `insert into person (id, neighbourhood_id, name, created_at) values ($1, 'bilgaard', 'Geheime Bewoner', $2)`,
    [resident, begin],
  )
  for (const [index, made] of month.entries()) {
    const id = randomUUID()
    const opened = new Date(begin.getTime() + index * 11 * 3600_000)
    const after = (minutes: number) => new Date(opened.getTime() + minutes * 60_000)
    await pool.query(
      `insert into help_request (id, neighbourhood_id, number, resident_id, category, words, language, origin, status, outcome,
         unmet_reason, minutes_spent, opened_at, closed_at)
       values ($1, 'bilgaard', (select coalesce(max(number), 0) + 1 from help_request), $2, $3, 'Geheime woorden', 'nl', $4, $5, $5, $6, $7, $8, $9)`,
      [id, resident, made.category, made.origin, made.ending, made.reason, made.minutes, opened, after(5000)],
    )
    const happened = (kind: string, minutes: number) =>
      pool.query(`insert into request_event (request_id, at, kind, actor) values ($1, $2, $3, 'foardoar')`, [
        id,
        after(minutes),
        kind,
      ])
    if (made.referral)
      await pool.query(
        `insert into referral (id, neighbourhood_id, request_id, organisation, follow_up_at, status, created_at)
         values ($1, 'bilgaard', $2, 'Geheime organisatie', $3, $4, $3)`,
        [randomUUID(), id, after(60), made.referral],
      )
    await happened('opened', 0)
    await happened('search-began', made.minutesToAnswer)
    await happened('closed', 5000)
    if (made.helper === null || made.minutesToYes === null) continue
    await happened('accepted', made.minutesToYes)
    await pool.query(
      `insert into offer (id, request_id, volunteer_id, round, status, place, asked_at, answered_at) values ($1, $2, $3, 1, 'accepted', 1, $4, $5)`,
      [randomUUID(), id, volunteers[made.helper]?.id, opened, after(made.minutesToYes)],
    )
  }
}

/** Somebody waited for room in the car until it was too late to book; or room came, and they did not answer. */
async function waited(inVain: boolean, at: Date): Promise<void> {
  const { rows } = await world.app.core.pool.query<{ id: string }>(
    `select id from person where name = 'Geheime Bewoner' limit 1`,
  )
  const hour = new Date(at.getTime() + 3600_000)
  await world.app.core.db.rideWaiting.create({
    data: {
      id: randomUUID(),
      neighbourhoodId: 'bilgaard',
      riderId: rows[0]?.id ?? '',
      day: at,
      wish: {},
      waitingSince: at,
      status: 'ended',
      toldAt: inVain ? null : at,
      waitsUntil: hour,
      endedAt: hour,
    },
  })
}

/** So many of the jobs that neighbours did in a month were rides, 3.5 km and one euro each; of the others one was a no-show. */
async function drove(rides: number, from: Date, until: Date): Promise<void> {
  const { db } = world.app.core
  const jobs = await db.helpRequest.findMany({
    where: { openedAt: { gte: from, lt: until }, offers: { some: { status: 'accepted' } } },
    take: rides + 1,
  })
  for (const [index, { id, residentId, openedAt }] of jobs.entries())
    await db.ride.create({
      data: {
        ...{ requestId: id, riderId: residentId, neighbourhoodId: 'bilgaard', schemeId: 'max-mobiel' },
        ...{ pickup: {}, destination: {}, way: 'one-way', returnGuessed: false, passengers: 1, aid: 'none' },
        ...{ pickupAt: openedAt, arriveAt: new Date(openedAt.getTime() + 600_000), stretches: [] },
        ...{ meters: 3000, drivenMeters: index === 0 ? null : 3500, priceCents: 100 },
        ...{ outcome: index === rides ? 'no-show' : 'done', bookedAt: openedAt },
      },
    })
}

const csvOf = (name: string) => {
  const files = world.desk.workspace.all().flatMap((message) => message.files ?? [])
  const file = files.find((one) => one.name === name)
  return file ? world.desk.files.bytes(file.id) : null
}

test('a month at a glance: a picture and a table whose figures are those of the month, without anybody in it', async () => {
  const november = makeMonth()
  await live(november, new Date('2026-11-01T08:00:00Z'))
  // October and December are other months
  await live(november.slice(0, 20), new Date('2026-10-01T08:00:00Z'))
  await live(november.slice(0, 4), new Date('2026-12-01T01:00:00Z'))

  for (const day of [2, 4, 6, 8, 10, 12, 14]) await waited(day > 2, new Date(`2026-11-${day + 10}T10:00:00Z`))
  await waited(true, new Date('2026-12-01T10:00:00Z'))

  await drove(8, new Date('2026-11-01T00:00:00Z'), new Date('2026-11-30T00:00:00Z'))
  await drove(2, new Date('2026-12-01T00:00:00Z'), new Date('2026-12-05T00:00:00Z'))

  await world.desk.command('/foardoar report november', { user: sjoukje })
  const csv = await world.street.until(() => csvOf('foardoar-bilgaard-2026-11.csv')?.toString(), {
    awaited: 'the table',
  })
  const rows = csv
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('";"'))
  const figure = (heading: string, what = '') =>
    rows.find(([one, two]) => one === heading && two === what)?.[2]

  // counted here by hand, and not by the program's own counting
  const count = (fits: (made: Made) => boolean) => november.filter(fits).length
  expect(figure('What people asked for', 'Together')).toBe('61')
  expect(figure('What people asked for', 'groceries')).toBe(
    String(count(({ category }) => category === 'groceries')),
  )
  for (const [word, code] of [
    ['SMS', 'sms'],
    ['the counter', 'counter'],
    ['the phone', 'phone'],
    ['a professional', 'professional'],
    ['a prescription for well-being', 'prescription'],
  ])
    expect([code, figure('How they found us', word)]).toEqual([
      code,
      String(count(({ origin }) => origin === code)),
    ])
  for (const [word, code] of [
    ['taken up', 'taken-up'],
    ['not taken up', 'not-taken-up'],
    ['withdrawn', 'withdrawn'],
  ])
    expect([code, figure('Referrals', word)]).toEqual([
      code,
      String(count(({ referral }) => referral === code)),
    ])
  expect(figure('Referrals', 'Together')).toBe(String(count(({ referral }) => referral !== null)))
  const helped = november.filter(({ ending }) => ending === 'done')
  const byNeighbours = helped.filter(({ helper }) => helper !== null)
  expect(figure('of the help came from volunteers')).toBe(
    `${Math.round((100 * byNeighbours.length) / helped.length)} %`,
  )
  expect(figure('First answer, for half of them within')).toBe('35 min.')
  expect(figure('First answer, for 9 of 10 within')).toBe('59 min.')
  const waits = byNeighbours.map(({ minutesToYes }) => minutesToYes ?? 0).sort((a, b) => a - b)
  const half = waits[Math.ceil(waits.length / 2) - 1] ?? 0
  expect(figure('A neighbour said yes, for half of them within')).toBe(
    half < 120 ? `${half} min.` : `${Math.round(half / 60)} hours`,
  )
  expect(figure('Hours given by volunteers')).toBe(String(byNeighbours.length))
  expect(figure('Volunteers who said yes')).toBe(
    String(new Set(byNeighbours.map(({ helper }) => helper)).size),
  )
  expect(figure('Rides driven')).toBe('8')
  expect(figure('Kilometres of those rides')).toBe('28')
  expect(figure('Contributions for them, by the tariff')).toBe('€8.00')
  expect(figure('Why we found nobody', 'Together')).toBe(
    String(count(({ ending }) => ending === 'unmet') + 6),
  )
  expect(figure('Why we found nobody', 'There was no room in the car')).toBe('6')
  expect(figure('Why we found nobody', 'It was needed too soon')).toBe(
    String(count(({ reason }) => reason === 'too-soon')),
  )

  // three people asked for something with a pet: that is hidden, and so is what would give it away
  expect(figure('What people asked for', 'pets')).toBe('-')
  expect(
    rows.filter(([one, , value]) => one === 'What people asked for' && value === '-').length,
  ).toBeGreaterThan(1)

  const picture = csvOf('foardoar-bilgaard-2026-11.png')
  expect(picture?.subarray(1, 4).toString()).toBe('PNG')
  expect(picture?.length).toBeGreaterThan(10_000)
  const posted = world.desk.workspace.all().find((message) => message.files)
  expect(wordsIn(posted ?? { text: '', blocks: [] })).toContain('Bilgaard, November 2026')
  expect(csv).not.toMatch(/Geheime|\+31/)
  expect(world.log.join('')).not.toContain('Geheime')
})

test('a month in which hardly anything happened shows no number that points at somebody', async () => {
  await world.desk.command('/foardoar verslag december', { user: sjoukje })
  const csv = await world.street.until(() => csvOf('foardoar-bilgaard-2026-12.csv')?.toString(), {
    awaited: 'the table',
  })
  expect(csv).toContain('"What people asked for";"Together";"-"')
  expect(csv).toContain('"Rides driven";"";"-"')
  expect(csv).toContain('"Contributions for them, by the tariff";"";"-"')
  expect(csv).not.toMatch(/;"[1-4]"\r/)
})

test('a month that there is not is asked again; a guest gets no report', async () => {
  expect((await world.answerTo('/foardoar report someday', sjoukje)).words).toMatch(/Which month/)
  const files = world.desk.workspace.all().filter((message) => message.files).length
  await world.desk.command('/foardoar report november', { user: 'U0GUESTKARE' })
  expect(world.desk.workspace.all().filter((message) => message.files)).toHaveLength(files)
})
