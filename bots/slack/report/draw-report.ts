import type { MonthReport } from '../../../core/reports/count-month.ts'
import type { Shown, Table } from '../../../core/reports/suppress.ts'
import type { Say } from '../blocks/say.ts'

const width = 1200
const column = 560
const left = 30
const right = 610
const rowHeight = 34
const ink = '#1d2b24'
const soft = '#5c6b63'
const bar = '#3f8f6b'
const pale = '#dcebe3'

/** A month as a picture: an SVG in the words of the desk. */
export function drawReport(report: MonthReport, title: string, say: Say): string {
  const code = codes(say)
  const leftBlocks = [
    table(say.line('desk-report:by-category'), report.byCategory, code.category),
    table(say.line('desk-report:unmet'), report.unmet, code.category),
    table(say.line('desk-report:unmet-why'), report.unmetWhy, code.why),
  ]
  const rightBlocks = [
    table(say.line('desk-report:by-origin'), report.byOrigin, code.origin),
    facts(factsOf(report, say)),
    table(say.line('desk-report:referrals'), report.referrals, code.referral),
    needs(report, say, code.category),
  ]
  const leftColumn = stack(leftBlocks, left)
  const rightColumn = stack(rightBlocks, right)
  const height = Math.max(leftColumn.bottom, rightColumn.bottom) + 60
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Source Sans 3" fill="${ink}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    write(left, 52, title, { size: 34, weight: 700 }),
    write(left, 150, percent(report.byVolunteers), { size: 76, weight: 700, fill: bar }),
    write(left, 184, say.line('desk-report:by-volunteers'), { size: 21, fill: soft }),
    write(right, 150, shown(report.byCategory.total), { size: 76, weight: 700 }),
    write(right, 184, say.line('desk-report:requests'), { size: 21, fill: soft }),
    leftColumn.svg,
    rightColumn.svg,
    write(left, height - 24, say.line('desk-report:hidden'), { size: 16, fill: soft }),
    '</svg>',
  ].join('\n')
}

/** A number as it may be shown. */
export function shown(count: Shown): string {
  return count === null ? '-' : String(count)
}

/** The words for what is counted. */
export function codes(say: Say) {
  return {
    category: (key: string) => say.line('card.value', { value: { category: key } }),
    origin: (key: string) => say.code('channel', key),
    referral: (key: string) => say.code('referral-status', key),
    why: (key: string) => say.code('reason', key),
  }
}

/** The figures that stand alone, each with its words. */
export function factsOf(report: MonthReport, say: Say): [label: string, value: string][] {
  const { toAnswer, toAcceptance, rides } = report
  return [
    [say.line('desk-report:answer-median'), duration(toAnswer.median, say)],
    [say.line('desk-report:answer-p90'), duration(toAnswer.p90, say)],
    [say.line('desk-report:acceptance-median'), duration(toAcceptance.median, say)],
    [say.line('desk-report:acceptance-p90'), duration(toAcceptance.p90, say)],
    [say.line('desk-report:active'), shown(report.activeVolunteers)],
    [say.line('desk-report:hours'), shown(report.hours)],
    ...(rides ? ridesOf(rides, say) : []),
  ]
}

function ridesOf({ driven, km, cents }: NonNullable<MonthReport['rides']>, say: Say): [string, string][] {
  return [
    [say.line('desk-report:rides-driven'), shown(driven)],
    [say.line('desk-report:rides-km'), shown(km)],
    [
      say.line('desk-report:rides-contributions'),
      cents === null ? '-' : say.line('desk-report:amount', { amount: { cents } }),
    ],
  ]
}

/** A percentage as it may be shown. */
export function percent(value: Shown): string {
  return value === null ? '-' : `${value} %`
}

function duration(minutes: Shown, say: Say): string {
  if (minutes === null) return '-'
  if (minutes < 120) return say.line('desk-report:minutes', { minutes })
  const hours = Math.round(minutes / 60)
  return hours < 48
    ? say.line('desk-report:hours-long', { hours })
    : say.line('desk-report:days', { days: Math.round(hours / 24) })
}

type Part = { height: number; draw(x: number, y: number): string }

function stack(parts: Part[], x: number): { svg: string; bottom: number } {
  let y = 240
  const svg: string[] = []
  for (const part of parts) {
    if (part.height === 0) continue
    svg.push(part.draw(x, y))
    y += part.height + 40
  }
  return { svg: svg.join('\n'), bottom: y }
}

function table(title: string, { cells }: Table, word: (key: string) => string): Part {
  if (cells.length === 0) return { height: 0, draw: () => '' }
  const most = Math.max(1, ...cells.map(({ count }) => count ?? 0))
  return {
    height: 34 + cells.length * rowHeight,
    draw: (x, y) =>
      [
        write(x, y, title, { size: 22, weight: 700 }),
        ...cells.map(({ key, count }, index) => {
          const at = y + 34 + index * rowHeight
          const length = Math.round((250 * (count ?? 0)) / most)
          return [
            write(x, at, word(key), { size: 19 }),
            `<rect x="${x + 230}" y="${at - 17}" width="250" height="22" rx="4" fill="${pale}"/>`,
            `<rect x="${x + 230}" y="${at - 17}" width="${length}" height="22" rx="4" fill="${bar}"/>`,
            write(x + 500, at, shown(count), { size: 19, weight: 700 }),
          ].join('\n')
        }),
      ].join('\n'),
  }
}

function facts(lines: [string, string][]): Part {
  return {
    height: lines.length * rowHeight,
    draw: (x, y) =>
      lines
        .map(([label, value], index) => {
          const at = y + index * rowHeight
          return `${write(x, at, label, { size: 19 })}\n${write(x + column - 130, at, value, { size: 19, weight: 700 })}`
        })
        .join('\n'),
  }
}

function needs({ needs: rows }: MonthReport, say: Say, word: (key: string) => string): Part {
  if (rows.length === 0) return { height: 0, draw: () => '' }
  return {
    height: 34 + rows.length * rowHeight,
    draw: (x, y) =>
      [
        write(x, y, say.line('desk-report:needs'), { size: 22, weight: 700 }),
        ...rows.map(({ category, asked, volunteers }, index) => {
          const at = y + 34 + index * rowHeight
          const text = say.line('desk-report:need', { asked: shown(asked), volunteers: shown(volunteers) })
          return `${write(x, at, word(category), { size: 19 })}\n${write(x + 230, at, text, { size: 19, fill: soft })}`
        }),
      ].join('\n'),
  }
}

function write(
  x: number,
  y: number,
  text: string,
  more: { size: number; weight?: number; fill?: string },
): string {
  const { size, weight = 400, fill = ink } = more
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${safe}</text>`
}
