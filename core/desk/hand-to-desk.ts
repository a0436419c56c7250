import type { Work } from '../work.ts'
import { beginTalk, findTalk, keepReason } from './talk.store.ts'
import { noteToDesk, showCard } from './tell-desk.ts'

/** From now on a person at the desk talks with them: the bot is silent and the desk hears it at once. */
export async function handToDesk(
  work: Work,
  personId: string,
  why: string,
  words: string | null,
): Promise<void> {
  const talk = await beginTalk(work, personId, { why })
  if (!talk) return
  await showCard(work, talk.neighbourhoodId, 'person', personId)
  await noteUnderCard(work, talk.neighbourhoodId, personId, why, words, true)
}

/** The desk hears something about somebody with whom the bot goes on; danger calls everybody who is there. */
export async function alarmDesk(
  work: Work,
  personId: string,
  why: string,
  words: string | null,
): Promise<void> {
  const talk = await findTalk(work, personId)
  if (!talk) return
  await keepReason(work, personId, why)
  await showCard(work, talk.neighbourhoodId, 'person', personId)
  if (why.startsWith('danger')) {
    // Slack rings nobody for a message in a thread, so this alarm itself stands in the channel
    const alarm = { key: 'desk.note.alarm', slots: { why: reason(work, why) } }
    await noteToDesk(work, talk.neighbourhoodId, alarm, { alarm: true })
    await noteUnderCard(work, talk.neighbourhoodId, personId, why, words, false)
    return
  }
  await noteUnderCard(work, talk.neighbourhoodId, personId, why, words, !canWait.has(why))
}

/** What is only good to know: no bell rings for it. */
const canWait = new Set(['so-far', 'left-halfway'])

function noteUnderCard(
  work: Work,
  neighbourhoodId: string,
  personId: string,
  why: string,
  words: string | null,
  alarm: boolean,
): Promise<void> {
  const slots = { why: reason(work, why) }
  const line =
    words === null
      ? { key: 'desk.note.called', slots }
      : { key: 'desk.note.called-with-words', slots: { ...slots, words } }
  return noteToDesk(work, neighbourhoodId, line, { card: { kind: 'person', subjectId: personId }, alarm })
}

/** A reason nobody wrote words for must not keep an alarm from the desk. */
function reason(work: Work, why: string): { line: string } {
  return { line: `desk.why.${work.core.words.has('nl', `desk.why.${why}`) ? why : 'other'}` }
}
