import type { Work } from '../work.ts'

const hourMs = 60 * 60 * 1000

/** Whether, and where, somebody is in the hands of the desk. */
export interface Talk {
  neighbourhoodId: string
  wasWithDesk: boolean
}

/** From now on the desk talks with this person and the bot is silent, for a day at most; null if nobody is there. */
export async function beginTalk(work: Work, personId: string, hours = 24): Promise<Talk | null> {
  const talk = await findTalk(work, personId)
  if (!talk) return null
  const withDeskUntil = new Date(work.now.getTime() + hours * hourMs)
  await work.tx.person.update({ where: { id: personId }, data: { withDeskUntil } })
  return talk
}

/** Who this person belongs to, and whether the desk talks with them at this moment. */
export async function findTalk(work: Work, personId: string): Promise<Talk | null> {
  const person = await work.tx.person.findUnique({
    where: { id: personId },
    select: { neighbourhoodId: true, withDeskUntil: true },
  })
  if (!person) return null
  const wasWithDesk = person.withDeskUntil !== null && person.withDeskUntil > work.now
  return { neighbourhoodId: person.neighbourhoodId, wasWithDesk }
}

/** The bot may speak again; false when the desk did not have this person any more. */
export async function endTalk(work: Work, personId: string): Promise<boolean> {
  const ended = await work.tx.person.updateMany({
    where: { id: personId, withDeskUntil: { gt: work.now } },
    data: { withDeskUntil: null },
  })
  return ended.count === 1
}
