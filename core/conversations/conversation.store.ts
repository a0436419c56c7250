import type { Pool } from 'pg'
import { type Ask, askIn } from '../database.ts'
import type { ChannelName, InboundContent } from '../inbox/inbound-message.ts'
import type { OutgoingText } from '../outbox/outgoing-message.ts'
import type { Opening } from '../requests/opening.store.ts'
import type { Tx } from '../work.ts'
import type { Frame } from './flow.ts'
import type { Expectation, Language } from './meaning.ts'
import { nothingOpen, type Open, type Party, readOpen } from './open.store.ts'

/** The question that stands open. */
export interface Asked {
  tag: string
  expects: Expectation
  choices: { value: string; label: string }[]
  at: string
  /** A keyboard stands open below the typing field. */
  keys?: true
}

/** Everything that one step needs, read at once. */
export interface Loaded extends Open {
  message: {
    id: string
    channel: ChannelName
    content: InboundContent
    receivedAt: Date
    addressId: string
    identifier: string
    /** Said stop where this comes from. */
    optedOut: boolean
  } | null
  person: {
    id: string
    neighbourhoodId: string
    name: string | null
    language: Language | null
    street: string | null
    houseNumber: string | null
    postcode: string | null
    consented: boolean
    withDeskUntil: Date | null
    /** Why the desk has them, or had them last. */
    withDeskWhy: string | null
    isStaff: boolean
    phone: string | null
    /** Turned out to be this other person, to whom everything moved. */
    mergedInto: string | null
  }
  conversation: {
    frames: Frame[]
    asked: Asked | null
    revision: number
    drift: Language | null
    replyBy: Date | null
    lastAddressId: string | null
    lastChannel: ChannelName | null
  }
}

const load = `
select
  (select jsonb_build_object('id', m.id::text, 'channel', m.channel, 'content', m.content, 'receivedAt', m.received_at,
      'addressId', m.address_id, 'identifier', a.identifier, 'optedOut', a.opted_out_at is not null)
    from inbox_message m join address a on a.id = m.address_id
    where m.person_id = p.id and m.handled_at is null and m.set_aside_at is null order by m.id limit 1) as message,
  jsonb_build_object('id', p.id, 'neighbourhoodId', p.neighbourhood_id, 'name', p.name, 'language', p.language,
    'street', p.street, 'houseNumber', p.house_number, 'postcode', p.postcode, 'consented', p.consent_at is not null,
    'withDeskUntil', p.with_desk_until, 'withDeskWhy', p.with_desk_why, 'isStaff', p.is_staff, 'phone', p.phone,
    'mergedInto', p.merged_into) as person,
  jsonb_build_object('frames', c.frames, 'asked', c.asked, 'revision', c.revision, 'drift', c.drift, 'replyBy', c.reply_by,
    'lastAddressId', c.last_address_id, 'lastChannel', (select channel from address where id = c.last_address_id)) as conversation,
  exists (select from help_request where resident_id = p.id
    union all select from housemate where person_id = p.id
    union all select from professional where person_id = p.id
    union all select from arrangement where resident_id = p.id and status = 'active'
    union all select from ride_waiting where rider_id = p.id and next_step_at is not null) as asks,
  exists (select from volunteer where person_id = p.id) as helps
from person p join conversation c on c.person_id = p.id
where p.id = any($1::uuid[])`

type Row = Omit<Loaded, keyof Open> & Omit<Party, 'id'>

/** Reads of each person the talk, the oldest unhandled message and what is open; who does not exist is missing. */
export async function loadConversations(
  ask: Ask,
  personIds: string[],
  now: Date,
): Promise<Map<string, Loaded>> {
  const rows = await ask<Row>('load', load, [personIds])
  const parties = rows.map(({ person: { id }, asks, helps }) => ({ id, asks, helps }))
  const open = await readOpen(ask, parties, now)
  return new Map(
    rows.map((row) => [row.person.id, { ...revive(row), ...(open.get(row.person.id) ?? nothingOpen) }]),
  )
}

/** The same, inside a transaction, with the talk locked until its end. */
export async function lockConversation(tx: Tx, personId: string, now: Date): Promise<Loaded | null> {
  await tx.$queryRaw`select revision from conversation where person_id = ${personId}::uuid for update`
  return readAgain(tx, personId, now)
}

/** The same, inside a transaction, after deeds have changed the facts. */
export async function readAgain(tx: Tx, personId: string, now: Date): Promise<Loaded | null> {
  const loaded = await loadConversations(askIn(tx), [personId], now)
  return loaded.get(personId) ?? null
}

/** JSON has no dates. */
function revive({ message, person, conversation }: Row): Omit<Loaded, keyof Open> {
  const date = (value: Date | string | null) => (value === null ? null : new Date(value))
  return {
    message: message && { ...message, receivedAt: new Date(message.receivedAt) },
    person: { ...person, withDeskUntil: date(person.withDeskUntil) },
    conversation: { ...conversation, replyBy: date(conversation.replyBy) },
  }
}

/** What somebody told about themselves in passing: it is kept with the step itself. */
export interface Remembered {
  name?: string
  street?: string
  houseNumber?: string
  postcode?: string
  /** They agreed that we keep what is needed, in this wording. */
  consentVersion?: string
}

/** What one step leaves behind. */
export interface StepToSave {
  personId: string
  /** The revision that was read: if another replica was faster, nothing is saved. */
  revision: number
  /** What was handled by it, together; none after a silence. */
  messageIds: string[]
  addressId: string | null
  frames: Frame[]
  asked: Asked | null
  drift: Language | null
  replyBy: Date | null
  language: Language | null
  say: { content: OutgoingText; purpose: string } | null
}

/** So many steps are saved by one statement at most. */
export const mostTogether = 16

// One statement for all steps that are saved at the same moment. Each step is all or nothing by itself: everything of
// it hangs on `moved`, which moves a talk only if nobody else has moved it since it was read.
const save = `
with given as materialized (
  select * from jsonb_to_recordset($1::jsonb) as g("personId" uuid, revision int, frames jsonb, asked jsonb, drift text, "replyBy" timestamptz,
    "addressId" uuid, now timestamptz, "messageIds" bigint[], language text, purpose text, content jsonb, "leaseUntil" timestamptz,
    name text, street text, "houseNumber" text, postcode text, "consentVersion" text)
  limit ${mostTogether} -- never reached: it tells the planner that these are few, so that it looks them up by key
), moved as (
  update conversation c set frames = g.frames, asked = g.asked, drift = g.drift, reply_by = g."replyBy", revision = c.revision + 1,
    last_address_id = coalesce(g."addressId", c.last_address_id), updated_at = g.now
  from given g where c.person_id = g."personId" and c.revision = g.revision returning c.person_id
), step as materialized (
  select g.* from given g join moved on moved.person_id = g."personId"
), handled as (
  update inbox_message m set handled_at = step.now from step where m.id = any(step."messageIds") and m.handled_at is null
  returning m.address_id, m.received_at, m.content->>'kind' as kind
), remembered as (
  update person p set language = coalesce(step.language, p.language), name = coalesce(step.name, p.name),
    street = coalesce(step.street, p.street), house_number = coalesce(step."houseNumber", p.house_number),
    postcode = coalesce(step.postcode, p.postcode),
    consent_version = case when p.consent_at is null then coalesce(step."consentVersion", p.consent_version) else p.consent_version end,
    consent_at = case when step."consentVersion" is null then p.consent_at else coalesce(p.consent_at, step.now) end
  from step where p.id = step."personId" and (p.language is distinct from step.language and step.language is not null
    or coalesce(step.name, step.street, step."houseNumber", step.postcode, step."consentVersion") is not null)
), wrote as (
  select address_id, max(received_at) as at from handled where kind not in ('blocked', 'opted-out') group by address_id
  limit ${mostTogether}
), heard as (
  update address a set last_inbound_at = greatest(a.last_inbound_at, wrote.at), closed_at = null, closed_why = null
  from wrote where a.id = wrote.address_id and (a.channel = 'whatsapp' or a.closed_at is not null)
), owed as (
  insert into outbox_message (address_id, person_id, purpose, content, status, attempts, lease_until, next_attempt_at, created_at)
  select "addressId", "personId", purpose, content, case when free then 'sending' else 'pending' end, case when free then 1 else 0 end,
    case when free then "leaseUntil" end, now, now
  from (select step.*, not exists (select from outbox_message o where o.address_id = step."addressId"
    and o.status in ('pending', 'sending', 'retry')) as free from step where step.content is not null) q
  returning id, attempts, person_id
)
select g."personId", moved.person_id is not null as saved, owed.id::text as "outboxId",
  g."messageIds" = '{}' or exists (select from inbox_message m where m.person_id = g."personId" and m.handled_at is null
    and m.set_aside_at is null and m.id <> all(g."messageIds")) as more
from given g left join moved on moved.person_id = g."personId"
  left join owed on owed.person_id = g."personId" and owed.attempts = 1`

/** A step with the moment at which it is taken, and until when its answer is in the hands of who saves it. */
export interface Saved {
  step: StepToSave
  remembered: Remembered
  opening: Opening | null
  now: Date
  leaseUntil: Date
}

function given(all: Saved[]): string {
  return JSON.stringify(
    all.map(({ step: { say, ...step }, remembered, now, leaseUntil }) => ({
      ...step,
      ...remembered,
      purpose: say?.purpose ?? '',
      content: say?.content ?? null,
      now,
      leaseUntil,
    })),
  )
}

/** How saving went: `more` if this person has said something else that nobody has handled. */
export interface Saving {
  saved: boolean
  more: boolean
  /** The answer that this process is to send now; null if it waits behind another one, or there is none. */
  outboxId: string | null
}

type SavedRow = Saving & { personId: string }

/** Saves steps, one of each person, in one statement. */
export async function saveSteps(ask: Ask, all: Saved[]): Promise<Saving[]> {
  const rows = await ask<SavedRow>('save', save, [given(all)])
  return all.map(({ step }) => rows.find(({ personId }) => personId === step.personId) ?? lost)
}

/** Saves a step in the transaction of its deeds; its words wait for the commit like everything else that is owed. */
export async function saveStepWith(tx: Tx, step: StepToSave, now: Date): Promise<Saving> {
  const [saving] = await saveSteps(askIn(tx), [{ step, remembered: {}, opening: null, now, leaseUntil: now }])
  return saving ?? lost
}

const lost: Saving = { saved: false, more: true, outboxId: null }

/** Talks whose question got no answer in time. */
export async function findUnanswered(pool: Pool, now: Date, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ person_id: string }>(
    'select person_id from conversation where reply_by <= $1 order by reply_by limit $2',
    [now, limit],
  )
  return rows.map((row) => row.person_id)
}
