import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import type { DaySheet } from '../../../core/rides/day-sheet.ts'
import { drawNote } from '../blocks/note.ts'
import type { Desk } from '../desk.ts'
import { sayAt } from '../desks.ts'
import { renderPng } from '../report/render-png.ts'
import { upload } from '../upload.ts'
import { drawDay } from './draw-day.ts'

/** Posts the day of the cars and their drivers as a picture in the desk's channel; riders are numbers in it. */
export async function postDay(
  desk: Desk,
  neighbourhood: Neighbourhood,
  sheet: DaySheet,
  channel: string,
): Promise<void> {
  const say = sayAt(desk.core(), neighbourhood)
  const bytes = await renderPng(drawDay(sheet, neighbourhood.zone, say))
  const id = await upload(desk.patient, { bytes, fileName: `foardoar-${neighbourhood.id}-${sheet.day}.png` })
  const title = say.line('desk-rides:title', { day: { when: sheet.day } })
  await desk.patient.apiCall('files.completeUploadExternal', {
    files: [{ id, title }],
    channel_id: channel,
    blocks: drawNote(title, '').blocks,
  })
}
