import { Temporal } from 'temporal-polyfill'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { countMonth } from '../../../core/reports/count-month.ts'
import type { Month } from '../../../core/reports/month.ts'
import { readMonth } from '../../../core/reports/report.store.ts'
import { drawNote } from '../blocks/note.ts'
import type { Desk } from '../desk.ts'
import { sayAt } from '../desks.ts'
import { upload } from '../upload.ts'
import { drawReport } from './draw-report.ts'
import { renderPng } from './render-png.ts'
import { writeCsv } from './write-csv.ts'

/** Makes the report of a month and posts it in the desk's channel: a picture, and a table for a spreadsheet. */
export async function postReport(
  desk: Desk,
  neighbourhood: Neighbourhood,
  { month, from, until }: Month,
  channel: string,
): Promise<void> {
  const core = desk.core()
  const { id, name } = neighbourhood
  const say = sayAt(core, neighbourhood)
  const report = countMonth(await readMonth(core, id, from, until))
  const title = say.line('desk-report:title', {
    neighbourhood: name,
    month: monthName(month, neighbourhood.desk.language),
  })
  const png = await renderPng(drawReport(report, title, say))
  const csv = new TextEncoder().encode(writeCsv(report, say))
  const files = [
    { bytes: png, fileName: `foardoar-${id}-${month}.png` },
    { bytes: new Uint8Array(csv), fileName: `foardoar-${id}-${month}.csv` },
  ]
  const ids: string[] = []
  for (const file of files) ids.push(await upload(desk.patient, file))
  await desk.patient.apiCall('files.completeUploadExternal', {
    files: ids.map((each) => ({ id: each })),
    channel_id: channel,
    blocks: drawNote(title, '').blocks,
  })
}

/** november 2026, in the desk's language. */
function monthName(month: string, language: string): string {
  const at = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 15 })
  const locale = language === 'en' ? 'en-GB' : language
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.UTC(at.year, at.month - 1, at.day))
}
