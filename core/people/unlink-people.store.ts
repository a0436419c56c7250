import type { Work } from '../work.ts'
import { filledIn, keyOf, type Moved, type OwnFacts } from './moved.ts'
import { moveHome } from './people.store.ts'

/** A link that stands, with the name of the one who was kept. */
export interface StandingLink {
  id: string
  neighbourhoodId: string
  keptId: string
  mergedId: string
  moved: Moved
  name: string | null
}

/** The latest link of this person that nobody undid; null if there is none. */
export async function findStandingLink({ tx }: Work, personId: string): Promise<StandingLink | null> {
  const link = await tx.personLink.findFirst({
    where: { unlinkedAt: null, OR: [{ keptId: personId }, { mergedId: personId }] },
    orderBy: { linkedAt: 'desc' },
  })
  if (!link) return null
  const kept = await tx.person.findUnique({ where: { id: link.keptId }, select: { name: true } })
  return { ...link, moved: link.moved as unknown as Moved, name: kept?.name ?? null }
}

/** Writes down who undid it, and why; false if it was undone already. */
export async function endLink(
  { tx, now }: Work,
  id: string,
  undo: { by: string; reason: string },
): Promise<boolean> {
  const ended = await tx.personLink.updateMany({
    where: { id, unlinkedAt: null },
    data: { unlinkedAt: now, unlinkedBy: undo.by, unlinkedWhy: undo.reason },
  })
  return ended.count === 1
}

/** Everything that a link moved goes back to where it came from. */
export async function moveBack({ tx }: Work, { keptId, mergedId, moved }: StandingLink): Promise<void> {
  const at = { addressId: { in: moved.addressIds }, personId: keptId }
  const back = { personId: mergedId }
  await tx.person.update({ where: { id: mergedId }, data: { mergedInto: null } })
  await tx.address.updateMany({ where: { id: { in: moved.addressIds }, personId: keptId }, data: back })
  await tx.inboxMessage.updateMany({ where: at, data: back })
  await tx.outboxMessage.updateMany({
    where: { ...at, status: { in: ['pending', 'sending', 'retry'] } },
    data: back,
  })
  await tx.person.updateMany({
    where: { id: keptId, preferredAddressId: { in: moved.addressIds } },
    data: { preferredAddressId: null },
  })
  await tx.conversation.updateMany({
    where: { personId: keptId, lastAddressId: { in: moved.addressIds } },
    data: { lastAddressId: null },
  })
  if (moved.before) await forgetFilledIn({ tx }, keptId, mergedId, moved.before)
  if (moved.file?.how === 'moved')
    await tx.$executeRaw`update volunteer set person_id = ${mergedId}::uuid where person_id = ${keptId}::uuid`
  if (moved.file?.how === 'merged') {
    await tx.offer.updateMany({ where: { id: { in: moved.file.offerIds } }, data: { volunteerId: mergedId } })
    await tx.volunteer.update({ where: { personId: mergedId }, data: { status: moved.file.status } })
  }
  for (const { table, column, ids } of moved.belongings) {
    const rows = `update "${table}" t set "${column}" = $2::uuid where "${column}" = $1::uuid and ${keyOf} = any($3::text[])`
    await tx.$executeRawUnsafe(rows, keptId, mergedId, ids)
  }
}

/** Nobody keeps the name, the number or the home of somebody who they turned out not to be. */
async function forgetFilledIn(
  { tx }: Pick<Work, 'tx'>,
  keptId: string,
  mergedId: string,
  before: OwnFacts & { consented: boolean },
): Promise<void> {
  const [kept, merged] = [
    await tx.person.findUniqueOrThrow({ where: { id: keptId } }),
    await tx.person.findUniqueOrThrow({ where: { id: mergedId } }),
  ]
  const { neighbourhoodId, ...facts } = filledIn(before, kept, merged)
  const itsConsent = !before.consented && kept.consentAt?.getTime() === merged.consentAt?.getTime()
  const consent = itsConsent ? { consentAt: null, consentVersion: null } : {}
  await tx.person.update({ where: { id: keptId }, data: { ...facts, ...consent } })
  if (neighbourhoodId) await moveHome(tx, keptId, neighbourhoodId)
}
