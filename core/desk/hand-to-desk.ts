import type { Line } from '../conversations/intent.ts'
import { tell } from '../outbox/tell.ts'
import { personBehind } from '../people/person-behind.store.ts'
import type { Work } from '../work.ts'
import { opensAt } from './desk-hours.ts'
import { hintOfLanguage } from './hint-of-language.ts'
import { whoIsOnCall } from './on-call.ts'
import { talkHours } from './silent-until.ts'
import { beginTalk, findTalk, keepReason } from './talk.store.ts'
import { type Ahead, noteToDesk, showCard } from './tell-desk.ts'

/** From now on a person at the desk talks with them: the bot is silent and the desk hears it at once. */
export async function handToDesk(
  work: Work,
  personId: string,
  why: string,
  words: string | null,
): Promise<void> {
  const talk = await beginTalk(work, personId, { why, hours: await hoursToAnswer(work, personId) })
  if (!talk) return
  await showCard(work, talk.neighbourhoodId, 'person', personId, 'alarm')
  await noteUnderCard(work, talk.neighbourhoodId, personId, { why, words, alarm: true, ahead: 'alarm' })
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
  const { neighbourhoodId } = talk
  const danger = why.startsWith('danger')
  const ahead = danger ? 'danger' : canWait.has(why) ? undefined : 'alarm'
  // Slack rings nobody for a message in a thread, so the alarm of a danger itself stands in the channel
  if (danger) await ringDesk(work, neighbourhoodId, reason(work, why))
  await showCard(work, neighbourhoodId, 'person', personId, ahead)
  await noteUnderCard(work, neighbourhoodId, personId, { why, words, alarm: ahead === 'alarm', ahead })
}

/** The desk has a day from when somebody is there. */
async function hoursToAnswer(work: Work, personId: string): Promise<number> {
  const talk = await findTalk(work, personId)
  if (!talk) return talkHours
  const { desk, zone } = work.core.neighbourhoods.get(talk.neighbourhoodId)
  const opens = opensAt(desk, work.now, zone)
  return talkHours + (opens ? (opens.getTime() - work.now.getTime()) / hourMs : 0)
}

const hourMs = 60 * 60 * 1000

/** An alarm in the channel; who is on call is named in it, and hears it on their phone. */
async function ringDesk(work: Work, neighbourhoodId: string, why: { line: string }): Promise<void> {
  const onCall = await whoIsOnCall(work, neighbourhoodId)
  const alarm: Line = onCall?.slack
    ? { key: 'desk.note.alarm-on-call', slots: { why, who: `slack:${onCall.slack}` } }
    : { key: 'desk.note.alarm', slots: { why } }
  await noteToDesk(work, neighbourhoodId, alarm, { alarm: true, ahead: 'danger' })
  if (!onCall?.phone) return
  const { name } = work.core.neighbourhoods.get(neighbourhoodId)
  const to = await personBehind(
    work.tx,
    neighbourhoodId,
    null,
    { channel: 'sms', identifier: onCall.phone },
    work.now,
  )
  const line = { key: 'common.alarm-on-call', slots: { why, neighbourhood: name } }
  await tell(work, to.personId, [line], { purpose: 'alarm.on-call', addressId: to.id })
}

/** What is only good to know: no bell rings for it. */
const canWait = new Set(['so-far', 'left-halfway'])

async function noteUnderCard(
  work: Work,
  neighbourhoodId: string,
  personId: string,
  called: { why: string; words: string | null; alarm: boolean; ahead: Ahead | undefined },
): Promise<void> {
  const { why, words, alarm, ahead } = called
  const slots = { why: reason(work, why) }
  const line =
    words === null
      ? { key: 'desk.note.called', slots }
      : { key: 'desk.note.called-with-words', slots: { ...slots, words } }
  const below = words === null ? null : await hintOfLanguage(work, personId, words)
  await noteToDesk(work, neighbourhoodId, line, {
    card: { kind: 'person', id: personId },
    alarm,
    ...(ahead && { ahead }),
    below,
  })
}

/** A reason nobody wrote words for must not keep an alarm from the desk. */
function reason(work: Work, why: string): { line: string } {
  return { line: `desk.why.${work.core.words.has('nl', `desk.why.${why}`) ? why : 'other'}` }
}
