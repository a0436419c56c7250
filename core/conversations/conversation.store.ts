import type { Pool } from 'pg'
import { type Ask, askIn } from '../database.ts'
import type { ChannelName, InboundContent } from '../inbox/inbound-message.ts'
import type { OutgoingText } from '../outbox/outgoing-message.ts'
import type { Opening } from '../requests/opening.store.ts'
import type { Tx } from '../work.ts'
import type { Facts, Frame, StandingHelp } from './flow.ts'
import type { Expectation, Language } from './meaning.ts'

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
export interface Loaded {
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
  housemates: Facts['housemates']
  requests: Facts['requests']
  offers: Facts['offers']
  visits: Facts['visits']
  feedback: Facts['feedback']
  consents: Facts['consents']
  prescriptions: Facts['prescriptions']
  professional: Facts['professional']
  volunteer: Facts['volunteer']
  proposals: Facts['proposals']
  arrangements: (StandingHelp & { agreed: boolean; askedAt: string | null })[]
  waits: Facts['waits']
}

// Each part is read through an index that holds only what is open, so it stays as fast when the history is long.
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
  coalesce((select jsonb_agg(jsonb_build_object('name', h.name, 'helps', h.helps) order by h.name)
    from housemate h where h.person_id = p.id), '[]') as housemates,
  coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'category', r.category, 'wantedAt', r.wanted_at,
      'forWhom', r.for_whom, 'status', r.status, 'nextStep', r.next_step, 'helper', case when r.status = 'referred' then
        (select f.organisation from referral f where f.request_id = r.id and f.status = 'sent')
      else (select coalesce(o.by_whom, split_part(h.name, ' ', 1)) from offer o join person h on h.id = o.volunteer_id
        where o.request_id = r.id and o.status = 'accepted' order by o.place limit 1) end) order by r.opened_at desc)
    from help_request r where r.resident_id = p.id and r.status in ('triage', 'searching', 'matched', 'referred')), '[]') as requests,
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'number', r.number, 'category', r.category,
      'wantedAt', r.wanted_at, 'askedAt', o.asked_at, 'status', case when o.status in ('asked', 'lapsed') then o.status else 'gone' end)
      order by o.asked_at)
    from offer o join help_request r on r.id = o.request_id
    where o.volunteer_id = p.id and (o.status = 'asked' or o.status in ('lapsed', 'declined', 'taken', 'withdrawn') and o.asked_at > $2)), '[]') as offers,
  coalesce((select jsonb_agg(jsonb_build_object('offerId', o.id, 'code', o.code, 'requestId', r.id, 'number', r.number, 'category', r.category,
      'wantedAt', r.wanted_at, 'resident', h.name, 'askedDoneAt', o.asked_done_at) order by r.wanted_from nulls last, r.number)
    from offer o join help_request r on r.id = o.request_id join person h on h.id = r.resident_id
    where o.volunteer_id = p.id and o.status = 'accepted' and o.done_at is null and r.status in ('searching', 'matched')), '[]') as visits,
  (select jsonb_build_object('requestId', r.id, 'number', r.number, 'category', r.category, 'askedAt', e.at)
    from help_request r join request_event e on e.request_id = r.id and e.kind = 'asked-resident'
    where r.resident_id = p.id and (r.all_right is null and r.status in ('searching', 'matched')
      or r.all_right = 'unanswered' and r.status = 'done' and r.closed_at > $2) order by e.id desc limit 1) as feedback,
  coalesce((select jsonb_agg(jsonb_build_object('referralId', f.id, 'organisation', f.organisation, 'askedAt', f.consent_asked_at)
      order by f.consent_asked_at desc)
    from referral f where f.resident_id = p.id and f.status = 'waiting-for-consent'), '[]') as consents,
  coalesce((select jsonb_agg(jsonb_build_object('requestId', r.id, 'organisation', b.organisation, 'askedAt', b.asked_at)
      order by b.asked_at desc)
    from help_request r join on_behalf b on b.request_id = r.id
    where r.resident_id = p.id and r.status = 'triage' and b.contact in ('waiting', 'call')), '[]') as prescriptions,
  (select jsonb_build_object('status', f.status, 'organisation', coalesce((select o.name from organisation o
      where o.id = f.organisation_id), f.works_for)) from professional f where f.person_id = p.id) as professional,
  (select jsonb_build_object('status', v.status, 'pausedUntil', v.paused_until, 'categories', v.categories,
      'languages', v.languages, 'availability', v.availability, 'areas', v.areas, 'pingsPerWeek', v.pings_per_week,
      'quietFrom', v.quiet_from, 'quietUntil', v.quiet_until, 'callFirst', v.call_first)
    from volunteer v where v.person_id = p.id) as volunteer,
  coalesce((select jsonb_agg(jsonb_build_object('requestId', r.id, 'number', r.number, 'category', r.category,
      'wantedAt', r.wanted_at, 'proposedAt', r.proposed_at, 'askedAt', r.proposed_on) order by r.proposed_on)
    from (select id from help_request where resident_id = p.id and status in ('triage', 'searching', 'matched')
      union all select request_id from offer where volunteer_id = p.id and status = 'accepted' and done_at is null) mine
    join help_request r on r.id = mine.id where r.proposed_by <> p.id and r.status = 'matched'), '[]') as proposals,
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'category', s.category, 'gives', s.gives, 'other', split_part(h.name, ' ', 1),
      'when', case when s.weeks > 0 then 'R/' || to_char(s.next_on, 'YYYY-MM-DD') || s.at_time || '/P' || s.weeks || 'W' end,
      'isPair', s.weeks = 0, 'agreed', s.weeks > 0 or s.agreed_at is not null, 'askedAt', s.asked_at) order by s.next_on)
    from (select id, category, next_on, at_time, weeks, agreed_at, asked_volunteer_at as asked_at, resident_id as other_id, true as gives
        from arrangement where volunteer_id = p.id and status = 'active'
      union all select id, category, next_on, at_time, weeks, agreed_at, asked_resident_at, volunteer_id, false
        from arrangement where resident_id = p.id and status = 'active') s
    left join person h on h.id = s.other_id), '[]') as arrangements,
  coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'when', w.wish->>'arriveAt', 'askedAt', w.told_at) order by w.waiting_since)
    from ride_waiting w where w.rider_id = p.id and w.next_step_at is not null), '[]') as waits
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
), remembered as (
  update person p set language = coalesce(step.language, p.language), name = coalesce(step.name, p.name),
    street = coalesce(step.street, p.street), house_number = coalesce(step."houseNumber", p.house_number),
    postcode = coalesce(step.postcode, p.postcode),
    consent_version = case when p.consent_at is null then coalesce(step."consentVersion", p.consent_version) else p.consent_version end,
    consent_at = case when step."consentVersion" is null then p.consent_at else coalesce(p.consent_at, step.now) end
  from step where p.id = step."personId" and (p.language is distinct from step.language and step.language is not null
    or coalesce(step.name, step.street, step."houseNumber", step.postcode, step."consentVersion") is not null)
), heard as (
  update address a set last_inbound_at = step.now from step where a.id = step."addressId" and a.channel = 'whatsapp' and step."messageIds" <> '{}'
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
