import type { HelpRequest as Row } from '../../prisma/generated/client.ts'
import { languages } from '../conversations/meaning.ts'
import { readPlan } from '../dispatch/plan.ts'
import { nextSteps } from '../jobs/next-step.ts'
import type { Work } from '../work.ts'
import type { HelpRequest } from './help-request.ts'
import { requestStatus } from './request-states.ts'

/**
 * Reads a request and holds it until the transaction ends. Whoever changes a request or its offers holds the
 * request first, so that two deeds never wait for each other.
 */
export async function lockRequest({ tx }: Work, requestId: string): Promise<HelpRequest | null> {
  await tx.$queryRaw`select 1 from help_request where id = ${requestId}::uuid for update`
  return readRequest({ tx }, requestId)
}

/** Reads a request without holding it: for what is only shown. */
export async function readRequest({ tx }: Pick<Work, 'tx'>, requestId: string): Promise<HelpRequest | null> {
  const row = await tx.helpRequest.findUnique({ where: { id: requestId } })
  return row && fromRow(row)
}

type Changes = Partial<
  Pick<
    HelpRequest,
    | 'category'
    | 'words'
    | 'wantedAt'
    | 'wantedFrom'
    | 'wantedUntil'
    | 'urgency'
    | 'places'
    | 'status'
    | 'withDeskSince'
    | 'withDeskWhy'
    | 'takenBy'
    | 'allRight'
    | 'proposedAt'
    | 'proposedBy'
    | 'proposedOn'
    | 'isQuestion'
  >
> & {
  plan?: object
  outcome?: string
  unmetReason?: string
  unmetWords?: string | null
  minutesSpent?: number | null
  closedAt?: Date
  wordAt?: Date
  wordAnswered?: boolean
}

/** Changes what is named and nothing else. */
export async function changeRequest({ tx }: Work, requestId: string, changes: Changes): Promise<void> {
  await tx.helpRequest.update({ where: { id: requestId }, data: changes })
}

/** Adds a line to the history of a request. */
export async function addEvent(
  { tx, now }: Work,
  event: { requestId: string; kind: string; actor: string; details: object },
): Promise<void> {
  await tx.requestEvent.create({ data: { ...event, at: now } })
}

/** What we know of the resident that a request, or a volunteer who said yes, needs. */
export async function residentOf({ tx }: Pick<Work, 'tx'>, personId: string) {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      name: true,
      street: true,
      houseNumber: true,
      postcode: true,
      phone: true,
      addresses: { select: { channel: true, identifier: true }, orderBy: { createdAt: 'asc' } },
    },
  })
  const { addresses, phone, ...rest } = person
  const number = addresses.find(
    ({ channel, identifier }) => channel !== 'slack' && identifier.startsWith('+'),
  )
  return { ...rest, phone: phone ?? number?.identifier ?? null }
}

function fromRow(row: Row): HelpRequest {
  return {
    ...row,
    language: oneOf(languages, row.language),
    urgency: row.urgency === 'urgent' ? 'urgent' : 'normal',
    status: requestStatus(row.status),
    plan: readPlan(row.plan),
    nextStep: row.nextStep === null ? null : oneOf(nextSteps, row.nextStep),
  }
}

function oneOf<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((each) => each === text)
  if (found === undefined) throw new Error(`${text} is none of ${known.join(', ')}`)
  return found
}
