import type { Line } from '../conversations/intent.ts'
import type { Core } from '../core.ts'
import { onTheClock, silentUntil, talkHours } from './silent-until.ts'
import type { Talk } from './talk.store.ts'

/** The desk's own words as they go out; who hears the desk for the first time hears how long the bot is silent. */
export function linesOfAnswer(core: Core, text: string, talk: Talk, now: Date): Line[] {
  const { neighbourhoodId, wasWithDesk } = talk
  const own: Line = { key: 'desk.answer-to-resident', slots: { text } }
  if (wasWithDesk) return [own]
  const { zone } = core.neighbourhoods.get(neighbourhoodId)
  const until = onTheClock(silentUntil(core, neighbourhoodId, now, talkHours), zone)
  return [own, { key: 'desk.you-talk-with-desk', slots: { until } }]
}
