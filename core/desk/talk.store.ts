import { type Language, languages } from '../conversations/meaning.ts'
import type { Work } from '../work.ts'
import { silentUntil, talkHours } from './silent-until.ts'

/** Whether, where and until when somebody is in the hands of the desk. */
export interface Talk {
  neighbourhoodId: string
  wasWithDesk: boolean
  /** Why they are, or were last (a key under desk.why). */
  why: string | null
  /** The language of the talk; null until the first words told us. */
  language: Language | null
}

/** A talk that goes on until then. */
export type Begun = Talk & { until: Date }

/** From now on the desk talks with this person and the bot is silent, for a day at most; null if nobody is there. */
export async function beginTalk(
  work: Work,
  personId: string,
  { why, hours = talkHours }: { why?: string; hours?: number } = {},
): Promise<Begun | null> {
  const talk = await findTalk(work, personId)
  if (!talk) return null
  const until = silentUntil(work.core, talk.neighbourhoodId, work.now, hours)
  const reason = why ? { withDeskWhy: why } : talk.wasWithDesk ? {} : { withDeskWhy: null }
  await work.tx.person.update({ where: { id: personId }, data: { withDeskUntil: until, ...reason } })
  return { ...talk, until }
}

/** Why the desk should look at somebody with whom the bot goes on. */
export async function keepReason(work: Work, personId: string, why: string): Promise<void> {
  await work.tx.person.update({ where: { id: personId }, data: { withDeskWhy: why } })
}

/** Who this person belongs to, and whether the desk talks with them at this moment. */
export async function findTalk(work: Work, personId: string): Promise<Talk | null> {
  const person = await work.tx.person.findUnique({
    where: { id: personId },
    select: { neighbourhoodId: true, withDeskUntil: true, withDeskWhy: true, language: true },
  })
  if (!person) return null
  const language = languages.find((each) => each === person.language) ?? null
  const wasWithDesk = person.withDeskUntil !== null && person.withDeskUntil > work.now
  return { neighbourhoodId: person.neighbourhoodId, wasWithDesk, why: person.withDeskWhy, language }
}

/** The bot may speak again; false when the desk did not have this person any more. */
export async function endTalk(work: Work, personId: string): Promise<boolean> {
  const ended = await work.tx.person.updateMany({
    where: { id: personId, withDeskUntil: { gt: work.now } },
    data: { withDeskUntil: null },
  })
  return ended.count === 1
}

/** Somebody whose time with the desk went by without a hand back. */
export interface Lapsed {
  personId: string
  neighbourhoodId: string
  why: string | null
}

/** Ends the talks whose time went by; each is handed out once, also to two who ask at the same moment. */
export function endLapsedTalks(work: Work, most: number): Promise<Lapsed[]> {
  return work.tx.$queryRaw<Lapsed[]>`
    update person set with_desk_until = null where id in (
      select id from person where with_desk_until <= ${work.now} order by with_desk_until limit ${most} for update skip locked
    ) returning id as "personId", neighbourhood_id as "neighbourhoodId", with_desk_why as why`
}
