import type { Core } from '../core.ts'
import type { Work } from '../work.ts'

/** Something at a desk that changes no request and must be known afterwards; never what was typed. */
export interface DeskAuditEntry {
  neighbourhoodId: string | null
  slackUser: string
  /** What was pressed, sent in or typed, such as request.dispatch or find. */
  deed: string
  /** Whom or what it was about. */
  subjectIds: string[]
  /** Why it was refused, if it was. */
  refused: string | null
}

/** Writes it down for good; nothing is ever changed or taken away. */
export async function writeToAudit(core: Core, entry: DeskAuditEntry): Promise<void> {
  const { neighbourhoodId, slackUser, deed, subjectIds, refused } = entry
  await core.pool.query(
    `insert into desk_audit (neighbourhood_id, at, actor, deed, subject_ids, refused)
     values ($1, $2, $3, $4, $5::uuid[], $6)`,
    [neighbourhoodId, core.clock.now(), `slack:${slackUser}`, deed.slice(0, 100), subjectIds, refused],
  )
}

/** The same for a deed that changes something: both are kept, or neither. */
export async function recordDeed({ tx, now }: Work, entry: DeskAuditEntry): Promise<void> {
  const { slackUser, ...facts } = entry
  await tx.deskAudit.create({ data: { ...facts, at: now, actor: `slack:${slackUser}` } })
}
