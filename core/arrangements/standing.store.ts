import type { Core } from '../core.ts'
import type { When } from '../when.ts'
import { whenOfRhythm } from './arrangement.ts'

/** Help that comes back, or a lasting pair, as the desk sees it. */
export interface Standing {
  id: string
  category: string
  resident: string | null
  volunteer: string | null
  volunteerId: string | null
  /** Every so many weeks from its next time on; null where the two meet when they please. */
  when: When | null
  weeks: number
  /** A pair that still waits for a yes. */
  isAsked: boolean
}

/** All that comes back in a neighbourhood now, by who gets it. */
export async function listStanding(core: Core, neighbourhoodId: string, most: number): Promise<Standing[]> {
  const rows = await core.db.arrangement.findMany({
    where: { neighbourhoodId, status: 'active' },
    orderBy: [{ resident: { name: 'asc' } }, { id: 'asc' }],
    take: most,
    include: withNames,
  })
  return rows.map(fromRow)
}

/** One of them; null if it has ended. */
export async function findStanding(core: Core, id: string): Promise<(Standing & Where) | null> {
  const row = await core.db.arrangement.findFirst({ where: { id, status: 'active' }, include: withNames })
  return row && { ...fromRow(row), neighbourhoodId: row.neighbourhoodId }
}

interface Where {
  neighbourhoodId: string
}

const withNames = {
  resident: { select: { name: true } },
  volunteer: { select: { person: { select: { name: true } } } },
} as const

interface Row {
  id: string
  category: string
  atTime: string
  weeks: number
  nextOn: Date
  agreedAt: Date | null
  volunteerId: string | null
  resident: { name: string | null }
  volunteer: { person: { name: string | null } } | null
}

function fromRow({
  id,
  category,
  weeks,
  atTime,
  nextOn,
  agreedAt,
  volunteerId,
  resident,
  volunteer,
}: Row): Standing {
  return {
    ...{ id, category, weeks, volunteerId },
    resident: resident.name,
    volunteer: volunteer?.person.name ?? null,
    when: weeks === 0 ? null : whenOfRhythm({ nextOn: nextOn.toISOString().slice(0, 10), atTime, weeks }),
    isAsked: weeks === 0 && agreedAt === null,
  }
}
