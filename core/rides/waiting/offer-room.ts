import { noteToDesk } from '../../desk/tell-desk.ts'
import { afterWakingMinutes, whenAwake } from '../../dispatch/quiet-hours.ts'
import { tell } from '../../outbox/tell.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import { whenOf } from '../../when.ts'
import type { Work } from '../../work.ts'
import { checkWish } from '../check-wish.ts'
import { schemeOf } from '../scheme-of.ts'
import { endWaiting, everybodyWaiting, setAsked } from './waiting.store.ts'
import type { Room, Waiting } from './waiting.ts'

/**
 * Asks whoever came first of those whose ride fits now, and keeps the room for them; what is left is offered to the
 * next. The cars of the neighbourhood are held while this looks.
 */
export async function offerRoom(work: Work, neighbourhoodId: string): Promise<void> {
  const scheme = schemeOf(work, neighbourhoodId)
  if (!scheme) return
  for (const waiting of await everybodyWaiting(work, neighbourhoodId)) {
    if (waiting.waitsUntil <= work.now) continue
    const checked = await checkWish(work, neighbourhoodId, scheme, waiting.wish)
    if (!checked.fits || checked.vehicleId === null) continue
    const room = { vehicleId: checked.vehicleId, stretches: checked.plan.stretches }
    await ask(work, waiting, room, scheme.keepRoomMinutes)
  }
}

async function ask(work: Work, waiting: Waiting, room: Room, minutes: number): Promise<void> {
  const { id, neighbourhoodId, riderId, wish, waitsUntil } = waiting
  const { quietHours, zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const wanted = afterWakingMinutes(work.now, minutes, quietHours, zone)
  const until = new Date(Math.min(wanted.getTime(), waitsUntil.getTime()))
  const about = { when: { when: wish.arriveAt }, destination: wish.destination.name }
  const line = {
    key: 'ride-waiting.room',
    slots: { ...about, answerBy: { until: whenOf(until, zone) } },
  }
  const told = await tell(work, riderId, [line], {
    gist: line,
    purpose: 'ride.room',
    about: `w:${id}`,
    choices: [
      { value: 'yes', key: 'common.yes' },
      { value: 'no', key: 'common.no' },
    ],
    notBefore: whenAwake(work.now, quietHours, zone),
    expiresAt: until,
  })
  if (told.reached) return setAsked(work, id, room, until)
  await endWaiting(work, id, 'ended')
  const name = (await nameOf(work, riderId)) ?? '-'
  const note = { key: 'ride-waiting.desk-room-call', slots: { ...about, name } }
  await noteToDesk(work, neighbourhoodId, note, { alarm: true })
}
