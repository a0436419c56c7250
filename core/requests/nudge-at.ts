import { whenAwake } from '../dispatch/quiet-hours.ts'

/** When the desk is told again: so many minutes from now, within the hours that somebody may be there. */
export function nudgeAt(now: Date, minutes: number, zone: string): Date {
  return whenAwake(new Date(now.getTime() + minutes * 60_000), { from: '20:00', until: '08:00' }, zone)
}
