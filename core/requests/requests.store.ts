import type { HelpRequest as Row } from '../../prisma/generated/client.ts'
import { categories, languages } from '../conversations/meaning.ts'
import { readPlan } from '../dispatch/plan.ts'
import { nextSteps } from '../jobs/next-step.ts'
import type { Work } from '../work.ts'
import type { HelpRequest } from './help-request.ts'
import { requestStatus } from './request-states.ts'

type NewRequest = Omit<
  HelpRequest,
  'places' | 'plan' | 'fence' | 'street' | 'houseNumber' | 'postcode' | 'takenBy' | 'allRight'
> & {
  origin: string
}

/** The fence that a request is born with: its first tap carries it. */
export const firstFence = 1

/**
 * Gives out the next short number of a neighbourhood, for good: outside the transaction that opens the request, so
 * that nobody waits for another one's commit. A number is skipped if that transaction fails.
 */
export async function nextNumber({ core }: Work, neighbourhoodId: string): Promise<number> {
  const { rows } = await core.pool.query<{ number: number }>({
    name: 'next-number',
    text: `update neighbourhood set last_request_number = last_request_number + 1 where id = $1
           returning last_request_number as number`,
    values: [neighbourhoodId],
  })
  const [row] = rows
  if (!row) throw new Error(`There is no neighbourhood ${neighbourhoodId}.`)
  return row.number
}

/** Keeps a new request, at the address where its resident lives, with the first line of its history. */
export async function insertRequest({ tx }: Work, request: NewRequest): Promise<void> {
  const { id, neighbourhoodId, number, residentId, category, words, wantedAt, wantedFrom, wantedUntil } =
    request
  const { urgency, language, origin, status, nextStep, nextStepAt, withDeskSince, withDeskWhy, openedAt } =
    request
  const opened = await tx.$executeRaw`
    with opened as (
      insert into help_request (id, neighbourhood_id, number, resident_id, category, words, wanted_at, wanted_from, wanted_until,
        urgency, language, street, house_number, postcode, origin, status, next_step, next_step_at, fence,
        with_desk_since, with_desk_why, opened_at)
      select ${id}::uuid, ${neighbourhoodId}, ${number}::int, p.id, ${category}, ${words}, ${wantedAt}, ${wantedFrom}::timestamptz,
        ${wantedUntil}::timestamptz, ${urgency}, ${language}, p.street, p.house_number, p.postcode, ${origin}, ${status},
        ${nextStep}, ${nextStepAt}::timestamptz, ${firstFence}::int, ${withDeskSince}::timestamptz, ${withDeskWhy},
        ${openedAt}::timestamptz
      from person p where p.id = ${residentId}::uuid returning id
    )
    insert into request_event (request_id, at, kind, actor, details)
    select id, ${openedAt}::timestamptz, 'opened', ${residentId}::text,
      jsonb_build_object('origin', ${origin}::text, 'category', ${category}::text)
    from opened`
  if (opened !== 1) throw new Error('A request could not be opened: there is no such resident.')
}

/**
 * Reads a request and holds it until the transaction ends. Whoever changes a request or its offers holds the
 * request first, so that two deeds never wait for each other.
 */
export async function lockRequest({ tx }: Work, requestId: string): Promise<HelpRequest | null> {
  await tx.$queryRaw`select 1 from help_request where id = ${requestId}::uuid for update`
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
    | 'status'
    | 'withDeskSince'
    | 'withDeskWhy'
    | 'takenBy'
    | 'allRight'
  >
> & { plan?: object; outcome?: string; minutesSpent?: number | null; closedAt?: Date }

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
export async function residentOf({ tx }: Work, personId: string) {
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
    category: oneOf(categories, row.category),
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
