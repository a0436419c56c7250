import { expect } from '@jest/globals'
import { openWorld, type World } from '../support/world.ts'
import { pause } from './program.ts'

const minute = 60_000

/** A visit at two in the afternoon of the day on which the clock changes, and somebody who said yes to it. */
export async function visitOn(
  at: string,
): Promise<{ world: World; reminders: () => Promise<number>; nextAt: () => Promise<Date> }> {
  const world = await openWorld({ at: new Date(at) })
  const griet = world.phone('Griet')
  const lines = [
    'Kan iemand morgen om 14:00 uur boodschappen voor me doen?',
    'ja hoor',
    'Griet Hoekstra',
    'Kerkstraat 5, 8925 AB',
    'ja',
  ]
  for (const line of lines) {
    await griet.says(line)
    await griet.hears()
  }
  const card = await world.card(1)
  await world.desk.press(card.ts, 'request.dispatch')
  const { pool } = world.app.core
  const asked = await world.street.until(() => world.volunteers().find((phone) => phone.unread().length > 0))
  await asked.says('ja')
  await griet.hears(/komt/)
  const nextAt = async () => {
    const { rows } = await pool.query<{ at: Date; step: string }>(
      'select next_step_at as at, next_step as step from help_request',
    )
    expect(rows[0]?.step).toBe('remind')
    return rows[0]?.at ?? new Date(0)
  }
  const reminders = async () => {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from outbox_message where purpose = 'visit.remind'`,
    )
    return rows[0]?.count ?? 0
  }
  return { world, reminders, nextAt }
}

/** The reminder comes once, on the evening before; not early, not twice and not never. */
export async function expectOneReminder(at: string, evening: string, visit: string): Promise<void> {
  const { world, reminders, nextAt } = await visitOn(at)
  try {
    const { pool } = world.app.core
    const { rows } = await pool.query<{ from: Date }>('select wanted_from as from from help_request')
    expect(rows[0]?.from.toISOString()).toBe(visit)
    const due = await nextAt()
    expect(due.toISOString()).toBe(evening)
    const left = (due.getTime() - world.app.clock.now().getTime()) / minute
    await world.passTime(left - 2)
    await pause(2000)
    expect(await reminders()).toBe(0)
    await world.passTime(3)
    const until = Date.now() + 10_000
    while ((await reminders()) === 0 && Date.now() < until) await pause(100)
    await world.passTime(45)
    await pause(1500)
    expect(await reminders()).toBe(1)
  } finally {
    await world.close({ allowUnread: true })
  }
}
