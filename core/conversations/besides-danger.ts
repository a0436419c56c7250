import type { Core } from '../core.ts'
import type { Loaded } from './conversation.store.ts'
import type { Facts, FlowEvent, Frame } from './flow.ts'
import type { HeardMessage } from './hear.ts'

/** How a talk goes on after the one line about a possible danger. */
interface GoesOn {
  frames: Frame[]
  event: FlowEvent
}

/**
 * What a sign of danger means besides: where nothing else was said by it, it is no answer ("ik zie het niet meer
 * zitten" is no *no*), no request and no misunderstanding. The same question is asked again; null where what was asked
 * stands outside a talk and waits as it did; and who was asked nothing hears what we can do, a person among it.
 */
export function besidesDanger(
  core: Core,
  { conversation: { frames, asked }, ...open }: Loaded,
  heard: HeardMessage,
  facts: Facts,
): GoesOn | null {
  const { meaning } = heard
  const arrived = (event: HeardMessage): FlowEvent => ({ type: 'messageArrived', facts, ...event })
  const isErrand = meaning.category !== null && meaning.category !== 'other'
  const isTalk = meaning.act !== 'other' && meaning.act !== 'request' && meaning.answer === null
  const top = core.flows.find(({ name }) => name === frames.at(-1)?.flow)
  const tells = asked?.expects === 'words' && !top?.fleeting
  if (isErrand || isTalk || tells || opensWithAnswer(core, heard, facts))
    return { frames, event: arrived(heard) }
  const talk = top?.fleeting ? frames.slice(0, -1) : frames
  if (talk.length > 0) return { frames: talk, event: { type: 'resumed', facts } }
  if (frames.length > 0 || waitsForThem(open)) return null
  const unclear = { ...meaning, act: 'other' as const, category: null, answer: null }
  return { frames, event: arrived({ ...heard, meaning: unclear }) }
}

/** "Ja, maar ik zie het niet meer zitten" is a yes. */
function opensWithAnswer(core: Core, { text }: HeardMessage, { now, zone, language }: Facts): boolean {
  const [first = ''] = text.trim().split(/[\s,.!]+/)
  return core.understand(first, { language, now: new Date(now), zone }).answer !== null
}

/** Whether something that we asked outside a talk waits for their answer. */
function waitsForThem({
  offers,
  visits,
  proposals,
  consents,
  feedback,
}: Omit<Loaded, 'conversation'>): boolean {
  return (
    offers.some(({ status }) => status === 'asked') ||
    visits.some(({ askedDoneAt }) => askedDoneAt !== null) ||
    proposals.length > 0 ||
    consents.length > 0 ||
    feedback !== null
  )
}
