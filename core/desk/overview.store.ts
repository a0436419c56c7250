import type { Core } from '../core.ts'

/** Somebody who waits at a desk, with the card they are on. */
export interface PersonAtDesk {
  id: string
  name: string | null
  since: Date
  /** Slack's ts of their card; null while it was not posted. */
  ts: string | null
}

/** Whom the desk talks with, who was taken over first. */
export async function listTalks(core: Core, neighbourhoodId: string, most: number): Promise<PersonAtDesk[]> {
  const { rows } = await core.pool.query<PersonAtDesk>(
    `select p.id, p.name, p.with_desk_until as since, c.ts
       from person p left join desk_card c on c.kind = 'person' and c.subject_id = p.id
      where p.neighbourhood_id = $1 and p.with_desk_until > $2 order by p.with_desk_until, p.id limit $3`,
    [neighbourhoodId, core.clock.now(), most],
  )
  return rows
}

/** Who wants to help and waits for a yes, who applied first. */
export async function listToApprove(
  core: Core,
  neighbourhoodId: string,
  most: number,
): Promise<PersonAtDesk[]> {
  const { rows } = await core.pool.query<PersonAtDesk>(
    `select p.id, p.name, v.applied_at as since, c.ts
       from volunteer v join person p on p.id = v.person_id
       left join desk_card c on c.kind = 'volunteer' and c.subject_id = p.id
      where v.neighbourhood_id = $1 and v.status = 'applied' order by v.applied_at, p.id limit $2`,
    [neighbourhoodId, most],
  )
  return rows
}
