import type { MonthReport } from '../../../core/reports/count-month.ts'
import type { Table } from '../../../core/reports/suppress.ts'
import type { Say } from '../blocks/say.ts'
import { codes, factsOf, percent, shown } from './draw-report.ts'

/** The same figures for a spreadsheet: a heading, what is counted, and the number. */
export function writeCsv(report: MonthReport, say: Say): string {
  const code = codes(say)
  const table = (key: string, { total, cells }: Table, word: (key: string) => string) => {
    const heading = say.line(`desk-report:${key}`)
    return [
      [heading, say.line('desk-report:total'), shown(total)],
      ...cells.map((cell) => [heading, word(cell.key), shown(cell.count)]),
    ]
  }
  const needs = say.line('desk-report:needs')
  const rows = [
    ...table('by-category', report.byCategory, code.category),
    ...table('by-origin', report.byOrigin, code.origin),
    [say.line('desk-report:by-volunteers'), '', percent(report.byVolunteers)],
    ...factsOf(report, say).map(([label, value]) => [label, '', value]),
    ...table('referrals', report.referrals, code.referral),
    ...table('unmet', report.unmet, code.category),
    ...table('unmet-why', report.unmetWhy, code.why),
    ...report.needs.map(({ category, asked, volunteers }) => [
      needs,
      code.category(category),
      say.line('desk-report:need', { asked: shown(asked), volunteers: shown(volunteers) }),
    ]),
  ]
  // the mark at the beginning tells a spreadsheet that this is UTF-8
  return `\uFEFF${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
