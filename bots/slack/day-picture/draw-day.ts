import type { Temporal } from 'temporal-polyfill'
import { dayOf, momentOn } from '../../../core/days.ts'
import type { DayRow, DaySheet } from '../../../core/rides/day-sheet.ts'
import { whenOf } from '../../../core/when.ts'
import type { Say } from '../blocks/say.ts'

const width = 1200
const left = 210
const right = 30
const top = 130
const rowHeight = 58
const barHeight = 38
const ink = '#1d2b24'
const soft = '#5c6b63'
const pale = '#edf3ef'
const closed = '#d5ddd8'
const carColour = '#3f8f6b'
const driverColour = '#2f6c99'
const lacking = '#c8641b'
const hourMs = 3_600_000

/** A day of the cars and their drivers as a picture: a line of time for each, with the number of every ride. */
export function drawDay(sheet: DaySheet, zone: string, say: Say): string {
  const scale = scaleOf(sheet, zone)
  const rows = [
    ...sheet.cars.map((row) => ({ row, colour: carColour })),
    ...sheet.drivers.map((row) => ({ row, colour: driverColour })),
  ]
  const bottom = top + rows.length * rowHeight
  const height = bottom + 70
  const shown = rows.map(({ row, colour }, index) =>
    drawRow(row, colour, top + index * rowHeight, scale, sheet),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Source Sans 3" fill="${ink}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    write(30, 52, say.line('desk-rides:title', { day: { when: sheet.day } }), { size: 32, weight: 700 }),
    ...drawHours(scale, bottom, zone),
    ...shown,
    ...drawLegend(bottom + 44, say),
    '</svg>',
  ].join('\n')
}

interface Scale {
  from: number
  until: number
  x(moment: Date | number): number
}

/** Whole hours, wide enough for the hours of the scheme and for everything that is driven. */
function scaleOf({ day, hours, cars, drivers }: DaySheet, zone: string): Scale {
  const away = [...cars, ...drivers].flatMap((row) => row.away)
  const edges = [...(hours ? [hours] : []), ...away]
  const noon = momentOn(plainDay(day), '12:00', zone).getTime()
  const first = Math.min(noon, ...edges.map(({ from }) => from.getTime()))
  const last = Math.max(noon, ...edges.map(({ until }) => until.getTime()))
  const from = Math.floor(first / hourMs) * hourMs
  const until = Math.ceil(last / hourMs) * hourMs
  const perMs = (width - left - right) / (until - from)
  return { from, until, x: (moment) => Math.round(left + (Number(moment) - from) * perMs) }
}

function plainDay(day: string): Temporal.PlainDate {
  return dayOf(new Date(`${day}T12:00:00Z`), 'UTC')
}

function drawHours({ from, until, x }: Scale, bottom: number, zone: string): string[] {
  const lines: string[] = []
  for (let at = from; at <= until; at += hourMs) {
    const clock = whenOf(new Date(at), zone).slice(11)
    lines.push(
      `<line x1="${x(at)}" y1="${top - 14}" x2="${x(at)}" y2="${bottom}" stroke="${closed}" stroke-width="1"/>`,
      write(x(at), top - 24, clock, { size: 18, fill: soft, anchor: 'middle' }),
    )
  }
  return lines
}

function drawRow(
  { name, away }: DayRow,
  colour: string,
  y: number,
  { x, from, until }: Scale,
  { hours }: DaySheet,
): string {
  const line = (start: Date | number, end: Date | number, fill: string) =>
    `<rect x="${x(start)}" y="${y}" width="${Math.max(2, x(end) - x(start))}" height="${barHeight}" rx="5" fill="${fill}"/>`
  const label = [...name].length > 16 ? `${[...name].slice(0, 15).join('')}…` : name
  return [
    write(30, y + 26, label, { size: 21, weight: 700 }),
    line(from, until, closed),
    ...(hours ? [line(hours.from, hours.until, pale)] : []),
    ...away.map((each) => {
      const middle = (x(each.from) + x(each.until)) / 2
      const number = x(each.until) - x(each.from) < 34 ? '' : `#${each.number}`
      return [
        line(each.from, each.until, each.hasDriver ? colour : lacking),
        write(middle, y + 26, number, { size: 18, weight: 700, fill: '#ffffff', anchor: 'middle' }),
      ].join('\n')
    }),
  ].join('\n')
}

function drawLegend(y: number, say: Say): string[] {
  const parts: [string, string][] = [
    [carColour, say.line('desk-rides:legend-car')],
    [driverColour, say.line('desk-rides:legend-driver')],
    [lacking, say.line('desk-rides:legend-lacking')],
    [closed, say.line('desk-rides:legend-closed')],
  ]
  return parts.flatMap(([colour, words], index) => {
    const x = 30 + index * 285
    return [
      `<rect x="${x}" y="${y - 15}" width="20" height="20" rx="4" fill="${colour}"/>`,
      write(x + 30, y + 1, words, { size: 18, fill: soft }),
    ]
  })
}

function write(
  x: number,
  y: number,
  text: string,
  more: { size: number; weight?: number; fill?: string; anchor?: 'middle' },
): string {
  const { size, weight = 400, fill = ink, anchor = 'start' } = more
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${safe}</text>`
}
