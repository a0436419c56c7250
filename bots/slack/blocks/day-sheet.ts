import type { DayRow, DaySheet } from '../../../core/rides/day-sheet.ts'
import { whenOf } from '../../../core/when.ts'
import type { Post } from './card.ts'
import { header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal } from './text.ts'

const cellMs = 15 * 60_000
const nameWidth = 12

/** The day of the cars and their drivers: a line of time for each, and every ride below. */
export function drawDaySheet(sheet: DaySheet, zone: string, say: Say): Post {
  const title = say.line('desk-rides:title', { day: { when: sheet.day } })
  const text = say.line('desk-rides:notification')
  if (!sheet.hours) return { text, blocks: [header(title), section(say.line('desk-rides:no-service'))] }
  const { from, until } = sheet.hours
  const clock = (moment: Date) => whenOf(moment, zone).slice(11)
  const rows = [...sheet.cars, ...sheet.drivers].map((row) => timeline(row, from, until))
  const rides = sheet.rides.map((ride) =>
    literal(
      say.line(ride.driver ? 'desk-rides:ride' : 'desk-rides:ride-without', {
        number: ride.number,
        from: clock(ride.from),
        until: clock(ride.until),
        name: ride.rider,
        to: ride.to,
        ...(ride.driver ? { driver: ride.driver } : {}),
      }),
      340,
    ),
  )
  const scale = `${' '.repeat(nameWidth)} ${clock(from)}${' '.repeat(Math.max(1, cells(from, until) - 8))}${clock(until)}`
  return {
    text,
    blocks: [
      header(title),
      ...(rows.length > 0 ? [section(`\`\`\`${[scale, ...rows].join('\n')}\`\`\``)] : []),
      section(rides.length > 0 ? rides.slice(0, 20).join('\n') : say.line('desk-rides:nothing')),
    ],
  }
}

/** A quarter of an hour is a cell: full while they are away. */
function timeline({ name, away }: DayRow, from: Date, until: Date): string {
  const bar = Array.from({ length: cells(from, until) }, (_, cell) => {
    const at = from.getTime() + cell * cellMs
    return away.some((each) => each.from.getTime() < at + cellMs && at < each.until.getTime()) ? '#' : '.'
  })
  const label = literal([...name].slice(0, nameWidth).join('').replaceAll('`', "'"), nameWidth * 5)
  return `${label.padEnd(nameWidth)} |${bar.join('')}|`
}

function cells(from: Date, until: Date): number {
  return Math.ceil((until.getTime() - from.getTime()) / cellMs)
}
