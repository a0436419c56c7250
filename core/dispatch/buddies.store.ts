import type { Work } from '../work.ts'

/** Of a request: who comes and needs a buddy, who comes and needs none, and who needs one of all who were ever asked. */
export async function needBuddy(
  { tx }: Work,
  requestId: string,
): Promise<{ coming: string[]; buddies: string[]; everAsked: string[] }> {
  const offers = await tx.offer.findMany({
    where: { requestId },
    orderBy: { place: 'asc' },
    select: { volunteerId: true, status: true, volunteer: { select: { needsBuddy: true, sheltered: true } } },
  })
  const all = offers.map(({ volunteerId, status, volunteer }) => ({
    volunteerId,
    comes: status === 'accepted',
    needs: volunteer.needsBuddy || volunteer.sheltered,
  }))
  const ids = (some: typeof all) => some.map(({ volunteerId }) => volunteerId)
  return {
    coming: ids(all.filter(({ comes, needs }) => comes && needs)),
    buddies: ids(all.filter(({ comes, needs }) => comes && !needs)),
    everAsked: ids(all.filter(({ needs }) => needs)),
  }
}

/** Whether a buddy of this request left before. */
export async function didBuddyLeave({ tx }: Work, requestId: string): Promise<boolean> {
  return (await tx.requestEvent.count({ where: { requestId, kind: 'buddy-left' } })) > 0
}
