import type { DaySheet } from '../../../core/rides/day-sheet.ts'
import { whenOf } from '../../../core/when.ts'
import type { Post } from './card.ts'
import { header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal } from './text.ts'

const mostRides = 20
const mostWaiting = 8

/** A day of rides in words; the picture shows when each car and driver is away. */
export function drawDaySheet(sheet: DaySheet, zone: string, say: Say): Post {
  const title = say.line('desk-rides:title', { day: { when: sheet.day } })
  const text = say.line('desk-rides:notification')
  if (!sheet.hours) return { text, blocks: [header(title), section(say.line('desk-rides:no-service'))] }
  const clock = (moment: Date) => whenOf(moment, zone).slice(11)
  const rides = sheet.rides.map((ride) => {
    const line = say.line(ride.driver ? 'desk-rides:ride' : 'desk-rides:ride-without', {
      number: ride.number,
      from: clock(ride.from),
      until: clock(ride.until),
      name: ride.rider,
      to: ride.to,
      ...(ride.driver ? { driver: ride.driver } : {}),
    })
    const along = ride.with === null ? '' : ` (${say.line('desk-together:with', { number: ride.with })})`
    return literal(`${line}${along}`, 340)
  })
  const waiting = sheet.waiting.map(({ rider, at, to }) =>
    literal(say.line('desk-rides:waiting', { name: rider, time: clock(at), to }), 340),
  )
  const words = rides.length > 0 ? rides.slice(0, mostRides) : [say.line('desk-rides:nothing')]
  return {
    text,
    blocks: [header(title), section([...words, ...waiting.slice(0, mostWaiting)].join('\n'))],
  }
}
