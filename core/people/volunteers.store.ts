import type { Volunteer as Row } from '../../prisma/generated/client.ts'
import type { Work } from '../work.ts'

/** Where somebody is who wants to help. */
export type VolunteerStatus = 'applied' | 'approved' | 'declined' | 'left'

/** The same, held until the transaction ends: of two who change a volunteer at once, one waits for the other. */
export async function lockVolunteer(work: Work, personId: string) {
  await work.tx.$queryRaw`select 1 from volunteer where person_id = ${personId}::uuid for update`
  return findVolunteer(work, personId)
}

/** Writes down when something is next owed for a volunteer, and returns the new fence. */
export async function setVolunteerStep({ tx }: Work, personId: string, at: Date | null): Promise<number> {
  const { fence } = await tx.volunteer.update({
    where: { personId },
    data: { nextStepAt: at, fence: { increment: 1 } },
    select: { fence: true },
  })
  return fence
}

/** Who left is known as a helper no more: their file is emptied, and only what they did stays. */
export async function emptyFile({ tx }: Work, personId: string): Promise<void> {
  await tx.volunteer.update({
    where: { personId },
    data: {
      ...{ categories: [], languages: [], availability: [], areas: [], training: [] },
      ...{ pausedUntil: null, pingsPerWeek: null, quietFrom: null, quietUntil: null, callFirst: false },
      ...{ vettedOn: null, vettedBy: null, vettingDueOn: null, vettingToldAt: null, note: null },
      ...{ needsBuddy: false, sheltered: false, urgentAtNight: false, nextStepAt: null },
    },
  })
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
export async function nameOf({ tx }: Pick<Work, 'tx'>, personId: string): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { name: true } })
  return person?.name ?? null
}

/** The names of these people, by id; who never told theirs is missing. */
export async function namesOf({ tx }: Work, personIds: string[]): Promise<Map<string, string>> {
  const people = await tx.person.findMany({
    where: { id: { in: personIds }, name: { not: null } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [id, name ?? '']))
}

type Wishes = Partial<Omit<Row, 'personId' | 'neighbourhoodId' | 'status' | 'nextStepAt' | 'fence'>> & {
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
