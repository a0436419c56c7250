import type { Core } from '../../../core/core.ts'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { driversOf, feedOf } from '../../../core/rides/calendars.store.ts'
import type { Post } from './card.ts'
import { drawRows } from './rows.ts'
import type { Say } from './say.ts'
import { literal } from './text.ts'

/** The secret link to the calendar of each car and each driver. */
export async function drawCalendarLinks(
  core: Core,
  { id: neighbourhoodId, rides }: Neighbourhood,
  publicUrl: string | undefined,
  say: Say,
): Promise<Post> {
  const title = say.line('desk-rides:calendars')
  if (!rides) return drawRows(title, [], say.line('desk-rides:no-rides'), say)
  if (!publicUrl) return drawRows(title, [], say.line('desk-rides:no-links'), say)
  const subjects = [
    ...rides.vehicles.map(({ id, name }) => ({ kind: 'vehicle' as const, subject: id, name })),
    ...(await driversOf(core, neighbourhoodId)).map(({ id, name }) => ({
      kind: 'driver' as const,
      subject: id,
      name,
    })),
  ]
  const rows: string[] = []
  for (const { name, ...subject } of subjects) {
    const token = await feedOf(core, { neighbourhoodId, ...subject })
    rows.push(`${literal(name, 60)}: ${publicUrl}/calendar/${token}.ics`)
  }
  return drawRows(title, rows, say.line('desk-rides:no-links'), say)
}
