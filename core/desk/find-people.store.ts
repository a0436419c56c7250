import type { Core } from '../core.ts'

/** Somebody as the desk finds them. */
export interface FoundPerson {
  id: string
  name: string | null
  street: string | null
  houseNumber: string | null
  phone: string | null
  language: string | null
  isVolunteer: boolean
  /** Their latest requests, newest first. */
  numbers: number[]
}

/** People of one neighbourhood by a part of their name, their street, their phone, or a request's number such as #217. */
export async function findPeople(
  core: Core,
  neighbourhoodId: string,
  sought: string,
  most: number,
): Promise<FoundPerson[]> {
  const number = /^#?(\d{1,6})$/.exec(sought)?.[1] ?? null
  const digits = sought.replace(/\D/g, '').replace(/^(?:00|0)/, '')
  const { rows } = await core.pool.query<FoundPerson>(
    `select p.id, p.name, p.street, p.house_number as "houseNumber", p.language,
            coalesce(p.phone, (select a.identifier from address a
              where a.person_id = p.id and a.identifier like '+%' order by a.created_at limit 1)) as phone,
            exists (select from volunteer v where v.person_id = p.id and v.status = 'approved') as "isVolunteer",
            coalesce((select array_agg(number order by number desc) from (select number from help_request r
              where r.resident_id = p.id order by number desc limit 5) latest), '{}') as numbers
       from person p
      where p.neighbourhood_id = $1 and not p.is_staff and (
        $3::int is not null and exists (select from help_request r
          where r.resident_id = p.id and r.neighbourhood_id = $1 and r.number = $3::int)
        or $3::int is null and position(lower($2) in lower(concat_ws(' ', p.name, p.street, p.house_number))) > 0
        or length($4) >= 6 and (position($4 in p.phone) > 0 or exists (select from address a
          where a.person_id = p.id and position($4 in a.identifier) > 0)))
      order by p.name nulls last, p.id limit $5`,
    [neighbourhoodId, sought, number, digits, most],
  )
  return rows
}
