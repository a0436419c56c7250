import type { Deed } from '../desk/deed.ts'
import { comesAs } from '../dispatch/who-comes.ts'
import { tell } from '../outbox/tell.ts'
import { noPhone } from '../people/no-phone.ts'
import { findVolunteer } from '../people/volunteers.store.ts'
import { cancelRequest } from '../requests/cancel-request.ts'
import { type Actor, addressOf } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { residentOf } from '../requests/requests.store.ts'
import { endWaitingOf } from '../rides/waiting/waiting.store.ts'
import { isWhen, type When, whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { type Arrangement, rhythmOf, whenOfRhythm } from './arrangement.ts'
import { lockArrangement, setEnded, setRhythm, timesToCome } from './arrangements.store.ts'
import { helpDaysAhead, oweNextTime } from './begin-arrangement.ts'
import { endPair } from './pairs/end-pair.ts'

/** What the desk wants to be different; `when` is a rhythm that begins with the next time. */
export type ArrangementChange =
  | { stop: true }
  | { stop: false; when: When | null; volunteerId: string | null }

/** The desk changes help that comes back, or ends it; both who are in it hear so. Times that are open stay as agreed. */
export async function changeArrangement(
  work: Work,
  id: string,
  change: ArrangementChange,
  actor: Actor,
): Promise<Deed> {
  const arrangement = await lockArrangement(work, id)
  if (arrangement?.status !== 'active') return { ok: false, why: 'gone' }
  if (change.stop) {
    await stop(work, arrangement, actor)
    return { ok: true }
  }
  if (arrangement.weeks === 0 || arrangement.ride !== null) return { ok: false, why: 'only-stop' }
  return keepOn(work, arrangement, change)
}

async function stop(work: Work, arrangement: Arrangement, actor: Actor): Promise<void> {
  if (arrangement.weeks === 0) return endPair(work, arrangement, actor)
  const { id, residentId, volunteerId, category } = arrangement
  if (arrangement.ride) await endWaitingOf(work, id, 'all')
  await setEnded(work, id, actor)
  for (const requestId of await timesToCome(work, id)) {
    await record(work, requestId, 'arrangement-ended', actor)
    await cancelRequest(work, requestId, actor, null)
  }
  const slots = { category: { category }, when: { when: whenOfRhythm(arrangement) } }
  for (const personId of [residentId, volunteerId])
    if (personId)
      await tell(work, personId, [{ key: 'arrangements.ended-by-desk', slots }], {
        purpose: 'arrangement.ended',
      })
}

async function keepOn(
  work: Work,
  before: Arrangement,
  { when, volunteerId }: { when: When | null; volunteerId: string | null },
): Promise<Deed> {
  const { zone } = work.core.neighbourhoods.get(before.neighbourhoodId)
  const rhythm = rhythmOf(when ?? whenOfRhythm(before))
  if (!rhythm || !isWhen(rhythm.day) || rhythm.day < whenOf(work.now, zone).slice(0, 10))
    return { ok: false, why: 'bad-when' }
  const helperId = volunteerId ?? before.volunteerId
  if (helperId !== before.volunteerId && !(await mayHelp(work, before, helperId)))
    return { ok: false, why: 'not-approved' }
  const byWhom = helperId === before.volunteerId ? before.byWhom : null
  const after = { ...before, ...rhythm, nextOn: rhythm.day, volunteerId: helperId, byWhom }
  const { weeks, atTime } = rhythm
  await setRhythm(work, before.id, { weeks, atTime, volunteerId: helperId, byWhom })
  await oweNextTime(work, before.id, rhythm.day, { zone, daysAhead: helpDaysAhead })
  await tellChange(work, before, after)
  return { ok: true }
}

async function mayHelp(work: Work, { neighbourhoodId, residentId }: Arrangement, helperId: string | null) {
  const helper = helperId === null ? null : await findVolunteer(work, helperId)
  return (
    helper?.status === 'approved' && helper.neighbourhoodId === neighbourhoodId && helperId !== residentId
  )
}

async function tellChange(work: Work, before: Arrangement, after: Arrangement): Promise<void> {
  const { name, phone, ...home } = await residentOf(work, after.residentId)
  const slots = { category: { category: after.category }, when: { when: whenOfRhythm(after) } }
  const { volunteerId, byWhom } = after
  const helper = volunteerId ? await comesAs(work, { volunteerId, byWhom }) : null
  const forResident = helper
    ? { key: 'arrangements.changed', slots: { ...slots, name: helper } }
    : { key: 'arrangements.changed-nameless', slots }
  await tell(work, after.residentId, [forResident], { purpose: 'arrangement.changed' })
  const address = addressOf(home) ?? '-'
  const details = { ...slots, name: name ?? '-', address, phone: phone ?? noPhone }
  const line = { key: 'arrangements.changed-helper', slots: details }
  if (after.volunteerId) await tell(work, after.volunteerId, [line], { purpose: 'arrangement.changed' })
  if (before.volunteerId && before.volunteerId !== after.volunteerId) {
    const earlier = { category: { category: before.category }, when: { when: whenOfRhythm(before) } }
    await tell(work, before.volunteerId, [{ key: 'arrangements.ended-by-desk', slots: earlier }], {
      purpose: 'arrangement.ended',
    })
  }
}
