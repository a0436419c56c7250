import type { Volunteer as Row } from '../../prisma/generated/client.ts'
import type { Candidate } from '../dispatch/plan-round.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'

/** Where somebody is who wants to help. */
export type VolunteerStatus = 'applied' | 'approved' | 'declined' | 'left'

const dayMs = 24 * 3_600_000

/** Everybody in the neighbourhood who might help with this request, with all that decides who is asked. */
export async function candidatesFor({ tx, now }: Work, request: HelpRequest): Promise<Candidate[]> {
  const rows = await tx.volunteer.findMany({
    where: {
      neighbourhoodId: request.neighbourhoodId,
      status: 'approved',
      categories: { has: request.category },
    },
    include: {
      offers: {
        where: {
          OR: [
            { requestId: request.id },
            { askedAt: { gt: new Date(now.getTime() - 28 * dayMs) } },
            { status: 'accepted', doneAt: null },
          ],
        },
        include: { request: { select: { id: true, wantedFrom: true, wantedUntil: true, status: true } } },
      },
    },
  })
  const weekAgo = new Date(now.getTime() - 7 * dayMs)
  return rows.map(({ offers, status, ...volunteer }) => ({
    ...volunteer,
    approved: status === 'approved',
    pingsThisWeek: offers.filter((offer) => offer.askedAt > weekAgo && offer.status !== 'withdrawn').length,
    jobsLately: offers.filter((offer) => offer.status === 'accepted').length,
    askedForThis: offers.some(
      ({ requestId, status: end }) => requestId === request.id && !mayAskAgain.has(end),
    ),
    busy: offers
      .filter((offer) => offer.status === 'accepted' && offer.doneAt === null)
      .filter((offer) => offer.request.id !== request.id && isRunning(offer.request.status))
      .flatMap(({ request: { wantedFrom: from, wantedUntil: until } }) =>
        from && until ? [{ from, until }] : [],
      ),
  }))
}

/** Who was called off, or was only too late, never said no: when the place is free again they are welcome. */
const mayAskAgain = new Set(['withdrawn', 'taken'])

function isRunning(status: string): boolean {
  return status === 'searching' || status === 'matched'
}

/** Remembers that these volunteers were asked just now, so that others come first next time. */
export async function rememberAsked({ tx, now }: Work, personIds: string[]): Promise<void> {
  await tx.volunteer.updateMany({ where: { personId: { in: personIds } }, data: { lastAskedAt: now } })
}

/** A volunteer with the name they go by; null if this person never applied. */
export async function findVolunteer({ tx }: Work, personId: string) {
  const row = await tx.volunteer.findUnique({
    where: { personId },
    include: { person: { select: { name: true } } },
  })
  return row && { ...row, status: statusOf(row), name: row.person.name }
}

/** The name of somebody who may help; null if they never told it. */
export async function nameOf({ tx }: Work, personId: string): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { name: true } })
  return person?.name ?? null
}

type Wishes = Partial<Pick<Row, 'categories' | 'languages' | 'availability' | 'pausedUntil'>> & {
  status?: VolunteerStatus
}

/** Keeps an application, or changes what an earlier one said. */
export async function saveVolunteer({ tx, now }: Work, personId: string, wishes: Wishes): Promise<void> {
  const { neighbourhoodId } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { neighbourhoodId: true },
  })
  await tx.volunteer.upsert({
    where: { personId },
    create: { personId, neighbourhoodId, status: 'applied', appliedAt: now, ...wishes },
    update: wishes,
  })
}

/** From now on the first word from us goes to this person's address on that channel, if they have one. */
export async function preferChannel({ tx }: Work, personId: string, channel: string): Promise<void> {
  const address = await tx.address.findFirst({ where: { personId, channel }, select: { id: true } })
  if (address) await tx.person.update({ where: { id: personId }, data: { preferredAddressId: address.id } })
}

/** The offers of a volunteer that still bind: asked for an answer, or said yes to and not done yet. */
export async function bindingOffers({ tx }: Work, personId: string) {
  return tx.offer.findMany({
    where: {
      volunteerId: personId,
      OR: [
        { status: 'asked' },
        { status: 'accepted', doneAt: null, request: { status: { in: ['searching', 'matched'] } } },
      ],
    },
    select: { id: true, status: true },
    orderBy: { requestId: 'asc' },
  })
}

function statusOf(row: Row): VolunteerStatus {
  const known: VolunteerStatus[] = ['applied', 'approved', 'declined', 'left']
  const status = known.find((each) => each === row.status)
  if (!status) throw new Error(`a volunteer cannot be ${row.status}`)
  return status
}
