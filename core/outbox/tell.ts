import { readerAt } from '../neighbourhoods/reader-at.ts'
import type { Work } from '../work.ts'
import { fit, type Saying } from './fit.ts'
import {
  type Addressee,
  addAllToOutbox,
  addToOutbox,
  dropUnsentPings,
  findReachable,
  findReachableEach,
  type NewOutboxRow,
  type Reachable,
} from './outbox.store.ts'

/** How and what for somebody is told something. */
export interface TellOptions extends Omit<Saying, 'lines'> {
  purpose: string
  requestId?: string
  offerId?: string
  expiresAt?: Date
  /** What can wait till morning is not sent before this. */
  notBefore?: Date
  addressId?: string | null
}

/** Owes a person a message in their own language; not reached if they said stop or nothing arrives at any address. */
export async function tell(
  work: Work,
  personId: string,
  lines: Saying['lines'],
  options: TellOptions,
): Promise<{ reached: true; addressId: string } | { reached: false }> {
  const to = await findReachable(work.tx, personId, options.addressId ?? null, [], options.requestId)
  if (!to) return { reached: false }
  await addToOutbox(work.tx, written(work, { personId, to, lines, options }), work.now)
  work.owed.add(to.addressId)
  return { reached: true, addressId: to.addressId }
}

/** A message for one of several people. */
export interface Told {
  personId: string
  lines: Saying['lines']
  options: TellOptions
}

/**
 * Owes each of several people a message in their own language, in this order; whom nothing reaches is passed over. Who
 * looked already where they can be reached gives that along.
 */
export async function tellAll(
  work: Work,
  all: Told[],
  reachable?: ReadonlyMap<string, Reachable>,
): Promise<void> {
  const known = reachable ?? (await findReachableEach(work.tx, all.map(whereTo)))
  const reached = all.flatMap((told) => {
    const to = known.get(told.personId)
    return to ? [{ ...told, to }] : []
  })
  await addAllToOutbox(
    work.tx,
    reached.map((each) => written(work, each)),
    work.now,
  )
  for (const { to } of reached) work.owed.add(to.addressId)
}

function whereTo({ personId, options }: Told): Addressee {
  return { personId, addressId: options.addressId ?? null, requestId: options.requestId ?? null }
}

function written(
  { core, now }: Work,
  { personId, to, lines, options }: Told & { to: Reachable },
): NewOutboxRow {
  const { words, channels, neighbourhoods } = core
  const limits = channels.get(to.channel)?.limits(to.channel) ?? { buttons: 0, buttonLabel: 20 }
  const said = to.toWhom === null ? lines : addressed(to.toWhom, lines)
  const gist = options.gist ?? (lines.length === 1 ? lines[0] : undefined)
  const reader = readerAt(neighbourhoods.get(to.neighbourhoodId), options.notBefore ?? now)
  return {
    addressId: to.addressId,
    personId,
    requestId: options.requestId ?? null,
    offerId: options.offerId ?? null,
    purpose: options.purpose,
    content: fit(words, to.language, limits, { ...options, lines: said, ...(gist && { gist }) }, reader),
    expiresAt: options.expiresAt ?? null,
    ...(options.notBefore && { notBefore: options.notBefore }),
  }
}

/** On a shared phone the first thing to be read is whom it is for. */
function addressed(name: string, lines: Saying['lines']): Saying['lines'] {
  return [{ key: 'shared-phone.for', slots: { name } }, ...lines]
}

/** Drops a request's pings that have not gone out: nobody is asked for what is already taken care of. */
export function withdrawPings(work: Work, requestId: string): Promise<void> {
  return dropUnsentPings(work.tx, requestId, work.now)
}
