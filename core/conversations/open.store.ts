import type { Ask } from '../database.ts'
import type { Facts, StandingHelp } from './flow.ts'

/** What is open for somebody: asked for, offered, promised, or waiting for their answer. */
export interface Open {
  housemates: Facts['housemates']
  requests: Facts['requests']
  offers: Facts['offers']
  advice: Facts['advice']
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

/** Of somebody new: no request, no ping, no file, nothing that waits for their answer. */
export const nothingOpen: Open = {
  housemates: [],
  requests: [],
  offers: [],
  advice: [],
  visits: [],
  feedback: null,
  consents: [],
  prescriptions: [],
  professional: null,
  volunteer: null,
  proposals: [],
  arrangements: [],
  waits: [],
}

/** Somebody, and in which ways they take part: a statement that need not look everywhere is several times as cheap. */
export interface Party {
  id: string
  asks: boolean
  helps: boolean
}

// Each part is read through an index that holds only what is open, so it stays as fast when the history is long.
const asOneWhoAsks = `
  coalesce((select jsonb_agg(jsonb_build_object('name', h.name, 'helps', h.helps) order by h.name)
    from housemate h where h.person_id = p.id), '[]') as housemates,
  coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'category', r.category, 'wantedAt', r.wanted_at,
      'forWhom', r.for_whom, 'status', r.status, 'nextStep', r.next_step, 'isQuestion', r.is_question,
      'word', case when r.word_at is not null then jsonb_build_object('at', r.word_at, 'from', 'other', 'answered', r.word_answered) end, 'helper', case when r.status = 'referred' then
        (select f.organisation from referral f where f.request_id = r.id and f.status = 'sent')
      else (select coalesce(o.by_whom, split_part(h.name, ' ', 1)) from offer o join person h on h.id = o.volunteer_id
        where o.request_id = r.id and o.status = 'accepted' order by o.place limit 1) end) order by r.opened_at desc)
    from help_request r where r.resident_id = p.id and r.status in ('triage', 'searching', 'matched', 'referred')), '[]') as requests,
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
  coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'when', w.wish->>'arriveAt', 'askedAt', w.told_at) order by w.waiting_since)
    from ride_waiting w where w.rider_id = p.id and w.next_step_at is not null), '[]') as waits`

const asOneWhoHelps = `
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'number', r.number, 'category', r.category,
      'wantedAt', r.wanted_at, 'askedAt', o.asked_at, 'status', case when o.status in ('asked', 'lapsed') then o.status else 'gone' end)
      order by o.asked_at)
    from offer o join help_request r on r.id = o.request_id
    where o.volunteer_id = p.id and (o.status = 'asked' or o.status in ('lapsed', 'declined', 'taken', 'withdrawn') and o.asked_at > $2)), '[]') as offers,
  coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'words', d.words,
      'askedAt', case when d.status <> 'writing' then d.asked_at end) order by d.asked_at)
    from advice d where d.volunteer_id = p.id and d.status in ('asked', 'writing', 'lapsed')), '[]') as advice,
  coalesce((select jsonb_agg(jsonb_build_object('offerId', o.id, 'code', o.code, 'requestId', r.id, 'number', r.number, 'category', r.category,
      'wantedAt', r.wanted_at, 'resident', h.name, 'askedDoneAt', o.asked_done_at,
      'word', case when o.word_at is not null then jsonb_build_object('at', o.word_at, 'from', o.word_from, 'answered', o.word_answered) end) order by r.wanted_from nulls last, r.number)
    from offer o join help_request r on r.id = o.request_id join person h on h.id = r.resident_id
    where o.volunteer_id = p.id and o.status = 'accepted' and o.done_at is null and r.status in ('searching', 'matched')), '[]') as visits,
  (select jsonb_build_object('status', v.status, 'pausedUntil', v.paused_until, 'categories', v.categories,
      'languages', v.languages, 'availability', v.availability, 'areas', v.areas, 'pingsPerWeek', v.pings_per_week,
      'quietFrom', v.quiet_from, 'quietUntil', v.quiet_until, 'callFirst', v.call_first)
    from volunteer v where v.person_id = p.id) as volunteer`

const asEither = `
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
    left join person h on h.id = s.other_id), '[]') as arrangements`

const statement = (...parts: string[]) => `select p.id, ${parts.join(',')}
from person p where p.id = any($1::uuid[])`

const ways = [
  { name: 'open-asks', asks: true, helps: false, text: statement(asOneWhoAsks, asEither) },
  { name: 'open-helps', asks: false, helps: true, text: statement(asOneWhoHelps, asEither) },
  { name: 'open-both', asks: true, helps: true, text: statement(asOneWhoAsks, asOneWhoHelps, asEither) },
]

/** How long a volunteer's late yes is still read as an answer to its ping. */
const rememberPings = 7 * 24 * 3600_000

/** Reads what is open for each of them; nothing is asked about who never took part in anything. */
export async function readOpen(ask: Ask, parties: Party[], now: Date): Promise<Map<string, Open>> {
  const pingsSince = new Date(now.getTime() - rememberPings)
  const open = new Map<string, Open>()
  for (const { name, asks, helps, text } of ways) {
    const ids = parties.filter((one) => one.asks === asks && one.helps === helps).map(({ id }) => id)
    if (ids.length === 0) continue
    const rows = await ask<Partial<Open> & { id: string }>(name, text, [ids, pingsSince])
    for (const { id, ...parts } of rows) open.set(id, { ...nothingOpen, ...parts })
  }
  return open
}
