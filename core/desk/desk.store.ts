import type { Work } from '../work.ts'

/** The little that the desk's deeds need of a request. */
export interface DeskRequest {
  id: string
  number: number
  neighbourhoodId: string
  residentId: string
}

const little = { id: true, number: true, neighbourhoodId: true, residentId: true } as const

/** A request by its id. */
export function findRequest(work: Work, requestId: string): Promise<DeskRequest | null> {
  return work.tx.helpRequest.findUnique({ where: { id: requestId }, select: little })
}

/** The request of this person that is still open; the newest if there are more. */
export function findOpenRequestOf(work: Work, personId: string): Promise<DeskRequest | null> {
  return work.tx.helpRequest.findFirst({
    where: { residentId: personId, closedAt: null },
    orderBy: { openedAt: 'desc' },
    select: little,
  })
}

/** The member of the desk who last did something with this request, as `slack:U…`. */
export async function lastAtDesk(work: Work, requestId: string): Promise<string | null> {
  const event = await work.tx.requestEvent.findFirst({
    where: { requestId, actor: { startsWith: 'slack:' } },
    orderBy: { id: 'desc' },
    select: { actor: true },
  })
  return event?.actor ?? null
}

/** Decides on somebody who signed up; false when it was decided before. */
export async function decideOnVolunteer(
  work: Work,
  personId: string,
  status: 'approved' | 'declined',
  decidedBy: string,
): Promise<boolean> {
  const decided = await work.tx.volunteer.updateMany({
    where: { personId, status: 'applied' },
    data: { status, decidedAt: work.now, decidedBy },
  })
  return decided.count === 1
}

/** The neighbourhood a volunteer belongs to and who decided on them; null if nobody signed up under this id. */
export function findVolunteer(
  work: Work,
  personId: string,
): Promise<{ neighbourhoodId: string; decidedBy: string | null } | null> {
  return work.tx.volunteer.findUnique({
    where: { personId },
    select: { neighbourhoodId: true, decidedBy: true },
  })
}

/** Whether a card was posted about this. */
export async function hasCard(work: Work, kind: string, subjectId: string): Promise<boolean> {
  return (await work.tx.deskCard.count({ where: { kind, subjectId } })) > 0
}
