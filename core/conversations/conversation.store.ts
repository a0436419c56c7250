import type { Pool } from 'pg'
import type { ChannelName, InboundContent } from '../inbox/inbound-message.ts'
import type { OutgoingText } from '../outbox/outgoing-message.ts'
import type { Tx } from '../work.ts'
import type { Facts, Frame } from './flow.ts'
import type { Expectation, Language } from './meaning.ts'

/** The question that stands open. */
export interface Asked {
  tag: string
  expects: Expectation
  choices: { value: string; label: string }[]
  at: string
}

/** Everything that one step needs, read at once. */
export interface Loaded {
  message: {
    id: string
    channel: ChannelName
    content: InboundContent
    receivedAt: Date
    addressId: string
    identifier: string
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
    optedOut: boolean
    isStaff: boolean
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
  requests: Facts['requests']
  offers: Facts['offers']
  visits: Facts['visits']
  feedback: Facts['feedback']
  volunteer: Facts['volunteer']
}

// Each part is read through an index that holds only what is open, so it stays as fast when the history is long.
const load = `
select
  (select jsonb_build_object('id', m.id::text, 'channel', m.channel, 'content', m.content, 'receivedAt', m.received_at,
      'addressId', m.address_id, 'identifier', a.identifier)
    from inbox_message m join address a on a.id = m.address_id
    where m.person_id = p.id and m.handled_at is null and m.set_aside_at is null order by m.id limit 1) as message,
  jsonb_build_object('id', p.id, 'neighbourhoodId', p.neighbourhood_id, 'name', p.name, 'language', p.language,
    'street', p.street, 'houseNumber', p.house_number, 'postcode', p.postcode, 'consented', p.consent_at is not null,
    'withDeskUntil', p.with_desk_until, 'isStaff', p.is_staff,
    'optedOut', coalesce((select true from address a where a.person_id = p.id and a.opted_out_at is not null limit 1), false)) as person,
  jsonb_build_object('frames', c.frames, 'asked', c.asked, 'revision', c.revision, 'drift', c.drift, 'replyBy', c.reply_by,
    'lastAddressId', c.last_address_id, 'lastChannel', (select channel from address where id = c.last_address_id)) as conversation,
  coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'category', r.category, 'wantedAt', r.wanted_at,
      'status', r.status, 'helper', (select split_part(h.name, ' ', 1) from offer o join person h on h.id = o.volunteer_id
        where o.request_id = r.id and o.status = 'accepted' order by o.place limit 1)) order by r.opened_at desc)
    from help_request r where r.resident_id = p.id and r.status in ('triage', 'searching', 'matched')), '[]') as requests,
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'number', r.number, 'category', r.category,
      'wantedAt', r.wanted_at, 'askedAt', o.asked_at, 'status', case when o.status in ('asked', 'lapsed') then o.status else 'gone' end)
      order by o.asked_at)
    from offer o join help_request r on r.id = o.request_id
    where o.volunteer_id = p.id and (o.status = 'asked' or o.status in ('lapsed', 'taken', 'withdrawn') and o.asked_at > $2)), '[]') as offers,
  coalesce((select jsonb_agg(jsonb_build_object('offerId', o.id, 'requestId', r.id, 'number', r.number, 'category', r.category,
      'wantedAt', r.wanted_at, 'resident', h.name, 'askedDoneAt', o.asked_done_at) order by r.wanted_from nulls last, r.number)
    from offer o join help_request r on r.id = o.request_id join person h on h.id = r.resident_id
    where o.volunteer_id = p.id and o.status = 'accepted' and o.done_at is null and r.status in ('searching', 'matched')), '[]') as visits,
  (select jsonb_build_object('requestId', r.id, 'number', r.number, 'category', r.category, 'askedAt', e.at)
    from help_request r join request_event e on e.request_id = r.id and e.kind = 'asked-resident'
    where r.resident_id = p.id and (r.all_right is null and r.status in ('searching', 'matched')
      or r.all_right = 'unanswered' and r.status = 'done' and r.closed_at > $2) order by e.id desc limit 1) as feedback,
  (select jsonb_build_object('status', v.status, 'pausedUntil', v.paused_until, 'categories', v.categories)
    from volunteer v where v.person_id = p.id) as volunteer
from person p join conversation c on c.person_id = p.id
where p.id = any($1::uuid[])`

/** How long a volunteer's late yes is still read as an answer to its ping. */
const rememberPings = 7 * 24 * 3600_000

/** Reads of each person the talk, the oldest unhandled message and the facts; who does not exist is missing. */
export async function loadConversations(
  pool: Pool,
  personIds: string[],
  now: Date,
): Promise<Map<string, Loaded>> {
  const { rows } = await pool.query<Loaded>({
    name: 'load',
    text: load,
    values: [personIds, pingsSince(now)],
  })
  return new Map(rows.map((row) => [row.person.id, revive(row)]))
}

/** The same, inside a transaction, with the talk locked until its end. */
export async function lockConversation(tx: Tx, personId: string, now: Date): Promise<Loaded | null> {
  await tx.$queryRaw`select revision from conversation where person_id = ${personId}::uuid for update`
  return readAgain(tx, personId, now)
}

/** The same, inside a transaction, after deeds have changed the facts. */
export async function readAgain(tx: Tx, personId: string, now: Date): Promise<Loaded | null> {
  const rows = await tx.$queryRawUnsafe<Loaded[]>(load, [personId], pingsSince(now))
  return rows[0] ? revive(rows[0]) : null
}

function pingsSince(now: Date): Date {
  return new Date(now.getTime() - rememberPings)
}

/** JSON has no dates. */
function revive(row: Loaded): Loaded {
  const date = (value: Date | string | null) => (value === null ? null : new Date(value))
  return {
    ...row,
    message: row.message && { ...row.message, receivedAt: new Date(row.message.receivedAt) },
    person: { ...row.person, withDeskUntil: date(row.person.withDeskUntil) },
    conversation: { ...row.conversation, replyBy: date(row.conversation.replyBy) },
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
  messageId: string | null
  addressId: string | null
  frames: Frame[]
  asked: Asked | null
  drift: Language | null
  replyBy: Date | null
  language: Language | null
  say: { content: OutgoingText; purpose: string } | null
}

// One statement, all or nothing: everything hangs on the first line, which moves only if nobody else moved before.
const save = `
with moved as (
  update conversation set frames = $3::jsonb, asked = $4::jsonb, drift = $5, reply_by = $6, revision = revision + 1,
    last_address_id = coalesce($7::uuid, last_address_id), updated_at = $8
  where person_id = $1::uuid and revision = $2 returning person_id
), handled as (
  update inbox_message set handled_at = $8 where id = $9::bigint and handled_at is null and exists (select from moved) returning id
), remembered as (
  update person set language = coalesce($10, language), name = coalesce($14, name), street = coalesce($15, street),
    house_number = coalesce($16, house_number), postcode = coalesce($17, postcode),
    consent_version = case when consent_at is null then coalesce($18, consent_version) else consent_version end,
    consent_at = case when $18::text is null then consent_at else coalesce(consent_at, $8) end
  where id = $1::uuid and (language is distinct from $10 and $10 is not null or coalesce($14, $15, $16, $17, $18) is not null)
    and exists (select from moved)
), heard as (
  update address set last_inbound_at = $8 where id = $7::uuid and channel = 'whatsapp' and exists (select from moved)
), owed as (
  insert into outbox_message (address_id, person_id, purpose, content, status, attempts, lease_until, next_attempt_at, created_at)
  select $7::uuid, $1::uuid, $11, $12::jsonb, case when free then 'sending' else 'pending' end, case when free then 1 else 0 end,
    case when free then $13::timestamptz end, $8, $8
  from (select not exists (select from outbox_message o where o.address_id = $7::uuid and o.status in ('pending', 'sending', 'retry')) as free) q
  where $12::jsonb is not null and exists (select from moved)
  returning id, attempts
)
select (select count(*) from moved)::int as moved, (select id::text from owed where attempts = 1) as "outboxId",
  $9::bigint is null or exists (select from inbox_message where person_id = $1::uuid and handled_at is null and set_aside_at is null
    and id <> $9::bigint) as more`

function saveValues(step: StepToSave, remembered: Remembered, now: Date, leaseUntil: Date): unknown[] {
  return [
    step.personId,
    step.revision,
    JSON.stringify(step.frames),
    step.asked === null ? null : JSON.stringify(step.asked),
    step.drift,
    step.replyBy,
    step.addressId,
    now,
    step.messageId,
    step.language,
    step.say?.purpose ?? '',
    step.say ? JSON.stringify(step.say.content) : null,
    leaseUntil,
    remembered.name ?? null,
    remembered.street ?? null,
    remembered.houseNumber ?? null,
    remembered.postcode ?? null,
    remembered.consentVersion ?? null,
  ]
}

/** How saving went: `more` if this person has said something else that nobody has handled. */
export interface Saving {
  saved: boolean
  more: boolean
  /** The answer that this process is to send now; null if it waits behind another one, or there is none. */
  outboxId: string | null
}

interface SavedRow {
  moved: number
  outboxId: string | null
  more: boolean
}

/** Saves a step that says something and does nothing else: one statement, no transaction around it. */
export async function saveStep(
  pool: Pool,
  step: StepToSave,
  remembered: Remembered,
  now: Date,
  leaseUntil: Date,
): Promise<Saving> {
  const values = saveValues(step, remembered, now, leaseUntil)
  return saving((await pool.query<SavedRow>({ name: 'save', text: save, values })).rows[0])
}

/** Saves a step in the transaction of its deeds; its words wait for the commit like everything else that is owed. */
export async function saveStepWith(tx: Tx, step: StepToSave, now: Date): Promise<Saving> {
  const [row] = await tx.$queryRawUnsafe<SavedRow[]>(save, ...saveValues(step, {}, now, now))
  return saving(row)
}

function saving(row: SavedRow | undefined): Saving {
  return { saved: row?.moved === 1, more: row?.more ?? true, outboxId: row?.outboxId ?? null }
}

/** Talks whose question got no answer in time. */
export async function findUnanswered(pool: Pool, now: Date, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ person_id: string }>(
    'select person_id from conversation where reply_by <= $1 order by reply_by limit $2',
    [now, limit],
  )
  return rows.map((row) => row.person_id)
}
