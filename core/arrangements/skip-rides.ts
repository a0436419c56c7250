import { Temporal } from 'temporal-polyfill'
import { cancelRequest } from '../requests/cancel-request.ts'
import { schemeOf } from '../rides/scheme-of.ts'
import { whyNoService } from '../rides/service-days.ts'
import { endWaitingOf } from '../rides/waiting/waiting.store.ts'
import { type When, whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { type Arrangement, dayAfter } from './arrangement.ts'
import { lockArrangement, openDays, openTimeOn, setSkips } from './arrangements.store.ts'

/** A rider does not want their weekly ride on these days: what was booked is called off, the rest is never booked. */
export async function skipRides(
  work: Work,
  id: string,
  personId: string,
  days: string[],
): Promise<{ ok: true; next: When | null } | { ok: false }> {
  const arrangement = await lockArrangement(work, id)
  if (arrangement?.status !== 'active' || !arrangement.ride || arrangement.residentId !== personId)
    return { ok: false }
  for (const day of days) {
    const requestId = await openTimeOn(work, id, day)
    if (requestId) await cancelRequest(work, requestId, personId, null)
  }
  await endWaitingOf(work, id, days)
  const today = clockOf(work, arrangement).slice(0, 10)
  const skips = [...new Set([...arrangement.skips, ...days])].filter((day) => day >= today).toSorted()
  await setSkips(work, id, skips)
  return { ok: true, next: await nextTime(work, { ...arrangement, skips }) }
}

const weeksToLook = 12

async function nextTime(work: Work, arrangement: Arrangement): Promise<When | null> {
  const { id, neighbourhoodId, atTime, nextOn, skips } = arrangement
  const now = clockOf(work, arrangement)
  const booked = (await openDays(work, id)).map((day) => `${day}${atTime}`).find((when) => when > now)
  if (booked) return booked
  const scheme = schemeOf(work, neighbourhoodId)
  for (let week = 0; week < weeksToLook; week++) {
    const day = dayAfter(nextOn, week)
    const drives = scheme !== null && whyNoService(scheme.service, Temporal.PlainDate.from(day)) === null
    if (drives && !skips.includes(day)) return `${day}${atTime}`
  }
  return null
}

function clockOf(work: Work, { neighbourhoodId }: Arrangement): When {
  return whenOf(work.now, work.core.neighbourhoods.get(neighbourhoodId).zone)
}
