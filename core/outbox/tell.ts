import type { Work } from '../work.ts'
import { fit, type Saying } from './fit.ts'
import { addToOutbox, dropUnsentPings, findReachable } from './outbox.store.ts'

/** How and what for somebody is told something. */
export interface TellOptions extends Omit<Saying, 'lines'> {
  purpose: string
  requestId?: string
  offerId?: string
  expiresAt?: Date
  /** What can wait till morning is not sent before this. */
  notBefore?: Date
  addressId?: string
}

/** Owes a person a message in their own language; not reached if they said stop or nothing arrives at any address. */
export async function tell(
  work: Work,
  personId: string,
  lines: Saying['lines'],
  options: TellOptions,
): Promise<{ reached: true; addressId: string } | { reached: false }> {
  const to = await findReachable(work.tx, personId, options.addressId ?? null)
  if (!to) return { reached: false }
  const { words, channels, neighbourhoods } = work.core
  const limits = channels.get(to.channel)?.limits(to.channel) ?? { buttons: 0, buttonLabel: 20 }
  const reader = { now: options.notBefore ?? work.now, zone: neighbourhoods.get(to.neighbourhoodId).zone }
  await addToOutbox(
    work.tx,
    {
      addressId: to.addressId,
      personId,
      requestId: options.requestId ?? null,
      offerId: options.offerId ?? null,
      purpose: options.purpose,
      content: fit(words, to.language, limits, { lines, ...options }, reader),
      expiresAt: options.expiresAt ?? null,
      ...(options.notBefore && { notBefore: options.notBefore }),
    },
    work.now,
  )
  work.owed.add(to.addressId)
  return { reached: true, addressId: to.addressId }
}

/** Drops a request's pings that have not gone out: nobody is asked for what is already taken care of. */
export function withdrawPings(work: Work, requestId: string): Promise<void> {
  return dropUnsentPings(work.tx, requestId, work.now)
}
