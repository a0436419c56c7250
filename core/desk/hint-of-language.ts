import type { Line } from '../conversations/intent.ts'
import { lastingReaderAt } from '../neighbourhoods/reader-at.ts'
import type { Work } from '../work.ts'
import { findTalk } from './talk.store.ts'

/**
 * What stands under somebody's words in a thread where they are not in the desk's own language: which language it is,
 * and what was understood of them where nobody at the desk speaks it.
 */
export async function hintOfLanguage(work: Work, personId: string, words: string): Promise<Line | null> {
  const talk = await findTalk(work, personId)
  if (!talk?.language) return null
  const { core, now } = work
  const neighbourhood = core.neighbourhoods.get(talk.neighbourhoodId)
  const { desk, zone } = neighbourhood
  const language = { language: talk.language }
  if (talk.language === desk.language || words.trim() === '') return null
  if (desk.speaks.includes(talk.language)) return { key: 'desk-why.in-language', slots: { language } }
  const context = { language: talk.language, now, zone, neighbourhood: neighbourhood.id }
  const { act, category, when, answer } = core.understand(words, context)
  const say = (line: Line) => core.words.line(desk.language, line, lastingReaderAt(neighbourhood, now))
  const what = [
    say(answer === null ? { key: `desk-why.act.${act}` } : { key: `desk.understood.${answer}` }),
    category && category !== 'other' && say({ key: 'desk.card.value', slots: { value: { category } } }),
    when && say({ key: 'desk.card.value', slots: { value: { when } } }),
  ].filter(Boolean)
  return { key: 'desk-why.in-language-understood', slots: { language, what: what.join(', ') } }
}
