import type { Core } from '../core.ts'
import { askOn } from '../database.ts'
import type { CardEvent, Ping } from './desk-card.ts'

/** All that a request's card shows, as it is kept. */
export function readRequest(core: Core, id: string) {
  return core.db.helpRequest.findUnique({
    relationLoadStrategy: 'join',
    where: { id },
    include: {
      resident: {
        select: {
          name: true,
          phone: true,
          language: true,
          withDeskUntil: true,
          addresses: addressOrder,
          households: {
            where: { household: { closedAt: null } },
            take: 1,
            select: { household: { select: { name: true, contact: true } } },
          },
        },
      },
      offers: {
        orderBy: [{ round: 'asc' }, { askedAt: 'asc' }, { id: 'asc' }],
        include: { volunteer: { include: { person: { select: contact } } } },
      },
      onBehalf: true,
      referrals: { orderBy: { createdAt: 'desc' }, take: 1, include: withDirectory },
      _count: { select: { rounds: true } },
    },
  })
}

/** A referral with its request, as the card of its follow-up shows them. */
export function readReferral(core: Core, id: string) {
  return core.db.referral.findUnique({
    where: { id },
    include: { ...withDirectory, request: { include: { resident: { select: { name: true } } } } },
  })
}

/** How far the ping of each offer came, by the way it went last. */
export async function readPings(core: Core, requestId: string): Promise<Map<string, Ping>> {
  const rows = await askOn(core.pool)<Ping & { offerId: string }>(
    'card-pings',
    `select distinct on (o.offer_id) o.offer_id as "offerId", a.channel,
            case when o.status in ('stopped', 'refused') or o.delivery = 'failed' then 'not-delivered'
                 when o.delivery in ('read', 'delivered') then o.delivery
                 when o.status = 'sent' then 'sent'
                 when o.status = 'dropped' then 'dropped'
                 else 'on-its-way' end as came
       from outbox_message o join address a on a.id = o.address_id
      where o.request_id = $1 and o.offer_id is not null order by o.offer_id, o.id desc`,
    [requestId],
  )
  return new Map(rows.map(({ offerId, channel, came }) => [offerId, { channel, came }]))
}

/** The latest of what happened to a request, oldest first, how much came before, and what is noted of the latest round. */
export async function readHistory(
  core: Core,
  requestId: string,
  most: number,
): Promise<{ events: CardEvent[]; earlier: number; round: unknown }> {
  const rows = await askOn(core.pool)<CardEvent & { all: number; round: unknown }>(
    'card-history',
    `select e.at, e.kind, coalesce(p.name, case when e.actor like 'slack:%' then e.actor when p.id is not null then '' end) as who,
            e.details->>'why' as why,
            case when e.kind = 'round-fired' then jsonb_array_length(e.details->'asked') end as asked,
            count(*) over ()::int as all,
            (select details from request_event where request_id = $1 and kind in ('round-fired', 'asked-nobody')
              order by id desc limit 1) as round
       from request_event e
       left join person p on p.id = case when e.actor ~ '^[0-9a-f-]{36}$' then e.actor::uuid end
      where e.request_id = $1 order by e.id desc limit $2`,
    [requestId, most],
  )
  return {
    events: rows
      .reverse()
      .map(({ at, kind, who, why, asked }) => ({ at: new Date(at).toISOString(), kind, who, why, asked })),
    earlier: (rows[0]?.all ?? 0) - rows.length,
    round: rows[0]?.round ?? null,
  }
}

/** Somebody who signed up, as it is kept. */
export function readVolunteer(core: Core, personId: string) {
  return core.db.volunteer.findUnique({
    where: { personId },
    include: { person: { select: { ...contact, preferredAddressId: true } } },
  })
}

/** Somebody who came as a professional, as it is kept. */
export function readProfessional(core: Core, personId: string) {
  return core.db.professional.findUnique({
    where: { personId },
    include: { person: { select: contact }, organisation: { select: { name: true } } },
  })
}

/** Somebody the desk talks with, as it is kept. */
export function readPerson(core: Core, id: string) {
  return core.db.person.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      language: true,
      neighbourhoodId: true,
      withDeskUntil: true,
      withDeskWhy: true,
      addresses: addressOrder,
    },
  })
}

/** What somebody wrote last, if it was text. */
export async function readLastWords(core: Core, personId: string): Promise<string | null> {
  const last = await core.db.inboxMessage.findFirst({
    where: { personId },
    orderBy: { id: 'desc' },
    select: { content: true },
  })
  const content = last?.content
  if (!content || typeof content !== 'object' || Array.isArray(content)) return null
  return typeof content.text === 'string' ? content.text : null
}

const withDirectory = { directory: { select: { phone: true, email: true } } } as const

const addressOrder = {
  orderBy: { lastInboundAt: { sort: 'desc', nulls: 'last' } },
  select: { id: true, channel: true, identifier: true },
} as const

const contact = { name: true, phone: true, addresses: addressOrder } as const
