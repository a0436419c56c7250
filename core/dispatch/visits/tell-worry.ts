import { alarmDesk } from '../../desk/hand-to-desk.ts'
import { noteToDesk, onCard } from '../../desk/tell-desk.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import { record } from '../../requests/history.ts'
import { lockRequest } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'

/** A helper worries about somebody they help: the desk hears it at once and in private, and the resident never does. */
export async function tellWorry(
  work: Work,
  personId: string,
  requestId: string | null,
  words: string,
): Promise<void> {
  const request = requestId === null ? null : await lockRequest(work, requestId)
  if (!request) return alarmDesk(work, personId, 'worry', words)
  const slots = { name: (await nameOf(work, personId)) ?? '-', number: request.number, words }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, { key: 'visits.desk-worry', slots }, { card, alarm: true })
  await record(work, request.id, 'worry-told', personId)
}
