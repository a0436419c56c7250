import type { Ask } from '../database.ts'
import { cardOfHousehold, openHouseholdOf } from '../households/households.store.ts'
import { enclosuresWait, waitingEnclosures } from '../inbox/enclosures.store.ts'
import type { Work } from '../work.ts'
import type { HelpRequest } from './help-request.ts'

/** A request that is about to be opened. */
export type NewRequest = Omit<
  HelpRequest,
  | 'places'
  | 'plan'
  | 'fence'
  | 'street'
  | 'houseNumber'
  | 'postcode'
  | 'takenBy'
  | 'allRight'
  | 'arrangementId'
  | 'isQuestion'
  | 'proposedAt'
  | 'proposedBy'
  | 'proposedOn'
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

/** A request that somebody wants to open by themselves, in a talk. */
export interface NumberWish {
  neighbourhoodId: string
  residentId: string
}

/**
 * Gives out the next numbers to residents who open a request at the same moment; null to somebody of whom a photo or
 * a place still waits for its request, since that is more than opening one.
 */
export async function nextNumbers(ask: Ask, wishes: NumberWish[], now: Date): Promise<(number | null)[]> {
  const rows = await ask<{ number: number | null }>('next-numbers', numbers, [
    wishes.map(({ neighbourhoodId }) => neighbourhoodId),
    wishes.map(({ residentId }) => residentId),
    new Date(now.getTime() - enclosuresWait),
  ])
  return rows.map(({ number }) => number)
}

const numbers = `
with wish as (
  select * from unnest($1::text[], $2::uuid[]) with ordinality as w(neighbourhood_id, resident_id, place)
), plain as (
  select w.place, w.neighbourhood_id, row_number() over (partition by w.neighbourhood_id order by w.place)::int as nth
  from wish w where not exists (${waitingEnclosures('w.resident_id', '$3')})
), counted as (
  update neighbourhood n set last_request_number = n.last_request_number + p.wishes
  from (select neighbourhood_id, count(*)::int as wishes from plain group by neighbourhood_id) p
  where n.id = p.neighbourhood_id returning n.id, n.last_request_number - p.wishes as before
)
select c.before + p.nth as number from wish w left join plain p using (place)
left join counted c on c.id = p.neighbourhood_id order by w.place`

/** A request with the desk whose card shows it. */
export interface Opening {
  request: NewRequest
  deskAddressId: string
}

// Each request lies where its resident lives, has the first line of its history, and its card is owed to the desk; so is
// that of its household. Each resident is looked up with a limit of their own: a join may be planned as a walk along all people.
const open = `
with given as (
  select * from jsonb_to_recordset($1::jsonb) as g(id uuid, "neighbourhoodId" text, number int, "residentId" uuid, category text,
    words text, "wantedAt" text, "wantedFrom" timestamptz, "wantedUntil" timestamptz, urgency text, language text, origin text,
    status text, "nextStep" text, "nextStepAt" timestamptz, "withDeskSince" timestamptz, "withDeskWhy" text, "openedAt" timestamptz,
    "forWhom" text, "deskAddressId" uuid)
), opened as (
  insert into help_request (id, neighbourhood_id, number, resident_id, category, words, wanted_at, wanted_from, wanted_until,
    urgency, language, street, house_number, postcode, origin, status, next_step, next_step_at, fence,
    with_desk_since, with_desk_why, opened_at, for_whom)
  select g.id, "neighbourhoodId", number, "residentId", category, words, "wantedAt", "wantedFrom", "wantedUntil",
    urgency, g.language, p.street, p.house_number, p.postcode, origin, status, "nextStep", "nextStepAt", ${firstFence},
    "withDeskSince", "withDeskWhy", "openedAt", "forWhom"
  from given g, lateral (select street, house_number, postcode from person where id = g."residentId" limit 1) p returning id
), shown as (
  insert into outbox_message (address_id, request_id, purpose, content, next_attempt_at, created_at)
  select "deskAddressId", id, 'desk.card',
    jsonb_build_object('kind', 'card', 'subject', jsonb_build_object('kind', 'request', 'id', id)), "openedAt", "openedAt"
  from given join opened using (id)
), at_home as (
  insert into outbox_message (address_id, purpose, content, next_attempt_at, created_at)
  select "deskAddressId", 'desk.card', ${cardOfHousehold('whose.id')}, "openedAt", "openedAt"
  from given, lateral (${openHouseholdOf('"residentId"', '"neighbourhoodId"')}) whose
)
insert into request_event (request_id, at, kind, actor, details)
select id, "openedAt", 'opened', "residentId"::text, jsonb_build_object('origin', origin, 'category', category)
from given join opened using (id) returning request_id`

/** Keeps new requests, each with the first line of its history and its card for the desk. */
export async function insertRequests(ask: Ask, openings: Opening[]): Promise<void> {
  const given = openings.map(({ request, deskAddressId }) => ({ ...request, deskAddressId }))
  const opened = await ask('open-requests', open, [JSON.stringify(given)])
  if (opened.length < openings.length)
    throw new Error('A request could not be opened: there is no such resident.')
}
