import type { Core } from '../core.ts'

/** A volunteer who may be asked by hand. */
export interface Helper {
  id: string
  name: string | null
  phone: string | null
  availability: string[]
}

const most = 200

/** Approved volunteers for a kind of help who are not on a break, who was asked longest ago first. */
export async function listHelpers(core: Core, neighbourhoodId: string, category: string): Promise<Helper[]> {
  const { rows } = await core.pool.query<Helper>(
    `select p.id, p.name, v.availability, coalesce(p.phone, (select a.identifier from address a
              where a.person_id = p.id and a.identifier like '+%' order by a.created_at limit 1)) as phone
       from volunteer v join person p on p.id = v.person_id
      where v.neighbourhood_id = $1 and v.status = 'approved' and $2 = any (v.categories)
        and (v.paused_until is null or v.paused_until <= $3)
      order by v.last_asked_at nulls first, p.name limit $4`,
    [neighbourhoodId, category, core.clock.now(), most],
  )
  return rows
}
