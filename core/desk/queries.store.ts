import type { Core } from '../core.ts'
import { editable, type VolunteerEdit } from '../people/volunteer-file.ts'
import type { When } from '../when.ts'

/** A request as `/foardoar open` lists it. */
export interface OpenOnDesk {
  id: string
  number: number
  category: string
  /** It wants an answer in writing, and nobody at the door. */
  isQuestion: boolean
  status: string
  wantedAt: When | null
  urgency: string
  name: string | null
  openedAt: Date
  /** Since when it is the desk's turn, and why. */
  withDeskSince: Date | null
  withDeskWhy: string | null
  takenBy: string | null
  wantedFrom: Date | null
  /** Slack's ts of its card; null while it was not posted. */
  ts: string | null
}

/** What nobody has closed yet, longest waiting first. */
export async function listOpen(core: Core, neighbourhoodId: string, most = 30): Promise<OpenOnDesk[]> {
  const { rows } = await core.pool.query<OpenOnDesk>(
    `select r.id, r.number, r.category, r.is_question as "isQuestion", r.status, r.wanted_at as "wantedAt", r.urgency, p.name,
            r.opened_at as "openedAt", r.with_desk_since as "withDeskSince", r.with_desk_why as "withDeskWhy",
            r.taken_by as "takenBy", r.wanted_from as "wantedFrom", c.ts
       from help_request r join person p on p.id = r.resident_id
       left join desk_card c on c.kind = 'request' and c.subject_id = r.id
      where r.neighbourhood_id = $1 and r.closed_at is null
      order by r.opened_at, r.number limit $2`,
    [neighbourhoodId, most],
  )
  return rows
}

/** How many requests of a neighbourhood are not closed. */
export async function countOpen(core: Core, neighbourhoodId: string): Promise<number> {
  const { rows } = await core.pool.query<{ open: number }>(
    'select count(*)::int as open from help_request where neighbourhood_id = $1 and closed_at is null',
    [neighbourhoodId],
  )
  return rows[0]?.open ?? 0
}

/** Somebody the desk may assign by hand. */
export interface Candidate {
  id: string
  name: string
  categories: string[]
  /** They help with this kind of request. */
  fits: boolean
}

/** Approved volunteers for a request: who helps with its kind first, then who was asked longest ago. */
export async function listCandidates(core: Core, requestId: string, most = 100): Promise<Candidate[]> {
  const { rows } = await core.pool.query<Candidate>(
    `select v.person_id as id, coalesce(p.name, '?') as name, v.categories,
            r.category = any (v.categories) as fits
       from help_request r
       join volunteer v on v.neighbourhood_id = r.neighbourhood_id and v.status = 'approved'
       join person p on p.id = v.person_id
      where r.id = $1 and v.person_id <> r.resident_id
        and not exists (select from offer o where o.request_id = r.id and o.volunteer_id = v.person_id and o.status = 'accepted')
      order by fits desc, v.last_asked_at nulls first, name limit $2`,
    [requestId, most],
  )
  return rows
}

/** Approved volunteers of a neighbourhood who do this kind of help. */
export async function listHelpers(
  core: Core,
  neighbourhoodId: string,
  category: string,
  most = 100,
): Promise<Candidate[]> {
  const { rows } = await core.pool.query<Candidate>(
    `select v.person_id as id, coalesce(p.name, '?') as name, v.categories, true as fits
       from volunteer v join person p on p.id = v.person_id
      where v.neighbourhood_id = $1 and v.status = 'approved' and $2 = any (v.categories)
      order by name, v.person_id limit $3`,
    [neighbourhoodId, category, most],
  )
  return rows
}

/** A request as the form to edit it begins. */
export interface EditableRequest {
  number: number
  category: string
  words: string
  wantedAt: When | null
  urgency: 'normal' | 'urgent'
  places: number
  /** It is a ride, or one time of an arrangement: one neighbour does it. */
  isForOne: boolean
}

/** What can be edited of a request; null if it is not kept any more. */
export async function findEditable(core: Core, requestId: string): Promise<EditableRequest | null> {
  const { rows } = await core.pool.query<EditableRequest>(
    `select number, category, words, wanted_at as "wantedAt", urgency, places,
            category = 'ride' or arrangement_id is not null as "isForOne"
       from help_request where id = $1`,
    [requestId],
  )
  return rows[0] ?? null
}

/** A volunteer's file as the form to edit it begins; null if nobody signed up under this id. */
export async function findVolunteerFile(
  core: Core,
  personId: string,
): Promise<{ name: string | null; file: VolunteerEdit } | null> {
  const row = await core.db.volunteer.findUnique({
    where: { personId },
    include: { person: { select: { name: true } } },
  })
  return row && { name: row.person.name, file: editable(row) }
}

/** A volunteer as `/foardoar volunteers` lists them. */
export interface ListedVolunteer {
  id: string
  name: string | null
  status: string
  categories: string[]
  availability: string[]
  pausedUntil: Date | null
  vettingDueOn: Date | null
  callFirst: boolean
}

/** Who helps, or wants to, in a neighbourhood: new ones first, then by name; `named` narrows it to a part of a name. */
export async function listVolunteers(
  core: Core,
  neighbourhoodId: string,
  named: string,
  most: number,
  statuses = ['applied', 'approved'],
): Promise<{ volunteers: ListedVolunteer[]; total: number }> {
  const { rows } = await core.pool.query<ListedVolunteer & { total: number }>(
    `select v.person_id as id, p.name, v.status, v.categories, v.availability, v.paused_until as "pausedUntil",
            v.vetting_due_on as "vettingDueOn", v.call_first as "callFirst", count(*) over ()::int as total
       from volunteer v join person p on p.id = v.person_id
      where v.neighbourhood_id = $1 and v.status = any($4)
        and ($2 = '' or position(lower($2) in lower(coalesce(p.name, ''))) > 0)
      order by v.status = 'applied' desc, p.name, v.person_id limit $3`,
    [neighbourhoodId, named, most, statuses],
  )
  return { volunteers: rows, total: rows[0]?.total ?? 0 }
}

/** The neighbourhood of the request, person or household that a form is about; null if none is kept. */
export async function neighbourhoodOfSubject(core: Core, id: string): Promise<string | null> {
  const { rows } = await core.pool.query<{ neighbourhoodId: string }>(
    `select neighbourhood_id as "neighbourhoodId" from help_request where id = $1
     union all select neighbourhood_id from person where id = $1
     union all select neighbourhood_id from household where id = $1`,
    [id],
  )
  return rows[0]?.neighbourhoodId ?? null
}
