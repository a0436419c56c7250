import type { Volunteer } from '../../prisma/generated/client.ts'
import type { Work } from '../work.ts'

/** The whole file goes along, with every offer and arrangement that hangs on it. */
export async function moveFile({ tx }: Work, fromId: string, toId: string): Promise<void> {
  await tx.$executeRaw`update volunteer set person_id = ${toId}::uuid where person_id = ${fromId}::uuid`
}

/** Makes one file of two. */
export async function joinFiles({ tx }: Work, keptId: string, mergedId: string): Promise<void> {
  const [kept, merged] = [
    await tx.volunteer.findUniqueOrThrow({ where: { personId: keptId } }),
    await tx.volunteer.findUniqueOrThrow({ where: { personId: mergedId } }),
  ]
  const [better, other] = rank(kept) >= rank(merged) ? [kept, merged] : [merged, kept]
  const { personId: _of, neighbourhoodId: _at, ...file } = better
  await tx.volunteer.update({
    where: { personId: keptId },
    data: {
      ...file,
      categories: union(better.categories, other.categories),
      languages: union(better.languages, other.languages),
      // empty means whenever
      availability:
        better.availability.length === 0 || other.availability.length === 0
          ? []
          : union(better.availability, other.availability),
      lastAskedAt: later(better.lastAskedAt, other.lastAskedAt),
      pausedUntil: later(better.pausedUntil, other.pausedUntil),
      fence: Math.max(better.fence, other.fence) + 1,
    },
  })
}

/** Moves offers; where both were asked for one request, the one that was kept stands. Tells which ones moved. */
export async function moveOffers({ tx, now }: Work, keptId: string, mergedId: string): Promise<string[]> {
  const moved = await tx.$queryRaw<{ id: string }[]>`
    update offer o set volunteer_id = ${keptId}::uuid where volunteer_id = ${mergedId}::uuid and not exists (
      select from offer k where k.request_id = o.request_id and k.volunteer_id = ${keptId}::uuid)
    returning id`
  await tx.offer.updateMany({
    where: { volunteerId: mergedId, status: 'asked' },
    data: { status: 'withdrawn', answeredAt: now },
  })
  await numberOpenOffers({ tx }, keptId)
  return moved.map(({ id }) => id)
}

/** The file of the merged one stays, so that it can come back, but nobody is asked by it. */
export async function setFileAside({ tx }: Work, personId: string): Promise<void> {
  await tx.volunteer.update({ where: { personId }, data: { status: 'left', nextStepAt: null } })
}

/** Nobody is asked to help themselves. */
export async function withdrawFromOneself({ tx, now }: Work, personId: string): Promise<void> {
  await tx.offer.updateMany({
    where: { volunteerId: personId, status: 'asked', request: { residentId: personId } },
    data: { status: 'withdrawn', answeredAt: now },
  })
}

/** A bare yes must mean one thing: every open offer gets a code of its own, unless there is only one. */
async function numberOpenOffers({ tx }: Pick<Work, 'tx'>, volunteerId: string): Promise<void> {
  const open = await tx.offer.findMany({
    where: { volunteerId, status: 'asked' },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, code: true },
  })
  if (open.length < 2) return
  const taken = new Set<number>()
  for (const { id, code } of open) {
    let own = code ?? 1
    while (taken.has(own)) own++
    taken.add(own)
    if (own !== code) await tx.offer.update({ where: { id }, data: { code: own } })
  }
}

const order = ['left', 'declined', 'applied', 'approved']

function rank({ status }: Volunteer): number {
  return order.indexOf(status)
}

function union(one: string[], other: string[]): string[] {
  return [...new Set([...one, ...other])]
}

function later(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one > other ? one : other) : (one ?? other)
}
