import type { Work } from '../work.ts'

/** Notes that the desk is told about this day; false when it was told before, by whomever. */
export async function beginDay(work: Work, neighbourhoodId: string, day: string): Promise<boolean> {
  const begun = await work.tx.$executeRaw`
    insert into desk_day (neighbourhood_id, day, told_at) values (${neighbourhoodId}, ${day}, ${work.now})
    on conflict do nothing`
  return begun === 1
}
