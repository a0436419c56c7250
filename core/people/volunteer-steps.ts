import { laterOf } from '../days.ts'
import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import { onDay, type QuietHours, whenAwake } from '../dispatch/quiet-hours.ts'
import { tapLater } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import type { Work } from '../work.ts'
import { findVolunteer, lockVolunteer, saveVolunteer, setVolunteerStep } from './volunteers.store.ts'

/** So long before a certificate of conduct is due the desk and the volunteer hear it: a new one takes weeks. */
const renewalDays = 42

/** What decides when Foardoar next does something for a volunteer by itself. */
export interface Timed {
  status: string
  pausedUntil: Date | null
  vettingDueOn: Date | null
  vettingToldAt: Date | null
}

/** The next moment at which something is owed for a volunteer, or null. */
export function nextVolunteerStepAt(timed: Timed, now: Date, quiet: QuietHours, zone: string): Date | null {
  if (timed.status !== 'approved') return null
  const moments = [
    ...(timed.pausedUntil ? [whenAwake(laterOf(timed.pausedUntil, now), quiet, zone)] : []),
    ...(isRenewalOpen(timed) ? [laterOf(renewalAt(timed.vettingDueOn ?? now, zone), now)] : []),
  ]
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((moment) => moment.getTime())))
}

/** Owes a volunteer whatever comes next, after something of theirs has changed. */
export async function oweVolunteerStep(work: Work, personId: string): Promise<void> {
  const volunteer = await findVolunteer(work, personId)
  if (!volunteer) return
  const { quietHours, zone } = work.core.neighbourhoods.get(volunteer.neighbourhoodId)
  const at = nextVolunteerStepAt(volunteer, work.now, quietHours, zone)
  const fence = await setVolunteerStep(work, personId, at)
  if (at) await tapLater(work, { volunteerId: personId, fence }, at)
}

/** Does what is owed for a volunteer now. A tap that came late or twice carries an older fence, and does nothing. */
export async function runVolunteerStep(work: Work, personId: string, fence: number): Promise<void> {
  const volunteer = await lockVolunteer(work, personId)
  if (!volunteer?.nextStepAt || volunteer.fence !== fence) return
  const { neighbourhoodId, pausedUntil, vettingDueOn, name } = volunteer
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  if (volunteer.status === 'approved' && pausedUntil && pausedUntil <= work.now) {
    await saveVolunteer(work, personId, { pausedUntil: null })
    await tell(work, personId, [{ key: 'my-settings.welcome-back' }], { purpose: 'volunteer.welcome-back' })
  }
  if (volunteer.status === 'approved' && vettingDueOn && isRenewalOpen(volunteer)) {
    if (renewalAt(vettingDueOn, zone) <= work.now) {
      await saveVolunteer(work, personId, { vettingToldAt: work.now })
      const slots = { name: name ?? '-', when: { when: vettingDueOn.toISOString().slice(0, 10) } }
      const card = { kind: 'volunteer', id: personId } as const
      const line = { key: 'my-settings.renewal', slots: { when: slots.when } }
      await tell(work, personId, [line], { purpose: 'volunteer.renewal' })
      await noteToDesk(
        work,
        neighbourhoodId,
        { key: 'my-settings.desk-renewal', slots },
        { card, alarm: true },
      )
    }
  }
  await oweVolunteerStep(work, personId)
  await showCard(work, neighbourhoodId, 'volunteer', personId)
}

function isRenewalOpen({ vettingDueOn, vettingToldAt }: Timed): boolean {
  return vettingDueOn !== null && vettingToldAt === null
}

/** Days are kept as their midnight in UTC. */
function renewalAt(dueOn: Date, zone: string): Date {
  return onDay(dueOn, -renewalDays, '09:00', zone)
}
