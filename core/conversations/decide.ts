import type { Core } from '../core.ts'
import { readerAt } from '../neighbourhoods/reader-at.ts'
import { fit } from '../outbox/fit.ts'
import type { Reader } from '../slots.ts'
import { beforeAnyFlow, type First } from './before-any-flow.ts'
import { besidesDanger } from './besides-danger.ts'
import type { Asked, Loaded, StepToSave } from './conversation.store.ts'
import type { CoreDeed } from './core-deed.ts'
import { factsOf } from './facts.ts'
import type { Facts, FlowEvent } from './flow.ts'
import type { HeardMessage } from './hear.ts'
import type { Line } from './intent.ts'
import { keysFor } from './keys.ts'
import { followLanguage } from './language.ts'
import type { Language } from './meaning.ts'
import type { Thought } from './thought.ts'
import { type Turn, takeTurn } from './turn.ts'

/** Does what was decided, and may answer with an event for the flow. */
export type DoDeed = (deed: CoreDeed) => Promise<FlowEvent | null>

/**
 * One step of a talk: from what was read to what is to be saved and said.
 * Nothing is changed here; every change is a deed that `doDeed` carries out.
 */
export async function decide(
  core: Core,
  loaded: Loaded,
  { heard, messageIds }: Thought,
  now: Date,
  doDeed: DoDeed,
): Promise<StepToSave> {
  const { person, conversation, message } = loaded
  const neighbourhood = core.neighbourhoods.get(person.neighbourhoodId)
  const tongue = followLanguage(
    { known: person.language, drift: conversation.drift },
    heard?.meaning ?? null,
    neighbourhood.language,
  )
  const talk = { ...tongue, changed: false }

  const speaker: DoDeed = async (deed) => {
    if (deed.do === 'setLanguage')
      Object.assign(talk, { speaks: deed.language, known: deed.language, drift: null })
    return doDeed(deed)
  }
  const turn = await answer(core, loaded, heard, talk.speaks, now, speaker)
  const addressId = message?.addressId ?? conversation.lastAddressId
  // who turned out to live elsewhere reads on as a neighbour there
  const reader = readerAt(core.neighbourhoods.get(person.neighbourhoodId), now)
  const stands = standing(core, turn, conversation.asked, conversation.revision + 1, talk.speaks, reader)
  const channel = message?.channel ?? conversation.lastChannel ?? 'sms'
  const limits = core.channels.get(channel)?.limits(channel) ?? { buttons: 0, buttonLabel: 20 }
  const keys = keysFor(limits, turn, conversation.asked, stands)
  const asked: Asked | null = stands && keys && keys !== 'gone' ? { ...stands, keys: true } : stands
  const saying = {
    lines: turn.lines,
    ...(keys && { keys }),
    ...(turn.question && asked ? { about: asked.tag, choices: turn.question.choices } : {}),
  }
  return {
    personId: person.id,
    revision: conversation.revision,
    messageIds,
    addressId,
    frames: turn.frames,
    asked,
    drift: talk.drift,
    replyBy: turn.question?.replyWithinMinutes
      ? new Date(now.getTime() + turn.question.replyWithinMinutes * 60_000)
      : null,
    language: talk.known,
    say:
      turn.lines.length > 0 && addressId
        ? { content: fit(core.words, talk.speaks, limits, saying, reader), purpose: turn.purpose }
        : null,
  }
}

type Answer = Turn & { purpose: string }

async function answer(
  core: Core,
  loaded: Loaded,
  heard: HeardMessage | null,
  language: Language,
  now: Date,
  doDeed: DoDeed,
): Promise<Answer> {
  const { person, conversation, message } = loaded
  const facts = factsOf(loaded, core.neighbourhoods, language, now)
  const stay: Turn = { frames: conversation.frames, lines: [], question: null }

  if (message && !heard) {
    await doDeed({ do: 'takeNote', content: message.content })
    return { ...stay, purpose: 'none' }
  }
  const withDesk = person.withDeskUntil !== null && person.withDeskUntil > now
  if (!heard) {
    // the desk talks with them: the bot does not come in between with a question of before
    if (withDesk) return { ...stay, purpose: 'none' }
    const turn = await takeTurn(core.flows, conversation.frames, { type: 'noReply', facts }, doDeed)
    return { ...turn, purpose: 'answer' }
  }

  const first = beforeAnyFlow(heard.meaning, {
    optedOut: message?.optedOut ?? false,
    withDesk,
    inDanger: withDesk && (person.withDeskWhy?.startsWith('danger') ?? false),
  })
  const isCode = heard.with?.kind === 'code'
  // a code is for us, also while the desk talks with them
  if (first && !(first.is === 'with-desk' && isCode))
    return comeFirst(first, { heard, stay, doDeed, facts, core })

  if (heard.with && !isCode) await doDeed({ do: 'passOn', content: message?.content ?? null })
  const { danger } = heard.meaning
  if (!danger) {
    const event: FlowEvent = { type: 'messageArrived', facts, ...heard }
    return { ...(await takeTurn(core.flows, conversation.frames, event, doDeed)), purpose: 'answer' }
  }
  const goesOn = besidesDanger(core, loaded, heard, facts)
  const turn = goesOn ? await takeTurn(core.flows, goesOn.frames, goesOn.event, doDeed) : stay
  await doDeed({ do: 'alarm', why: `danger-maybe-${danger.number}`, words: heard.text })
  return {
    ...turn,
    lines: [{ key: `common.danger-maybe-${danger.number}` }, ...turn.lines],
    purpose: 'answer',
  }
}

interface Situation {
  heard: HeardMessage
  stay: Turn
  doDeed: DoDeed
  facts: ReturnType<typeof factsOf>
  core: Core
}

async function comeFirst(first: First, { heard, stay, doDeed, facts, core }: Situation): Promise<Answer> {
  const clear = (...lines: Line[]): Turn => ({ frames: [], lines, question: null })
  switch (first.is) {
    case 'opt-out':
      await doDeed({ do: 'optOut', how: 'said so' })
      return { ...clear(), purpose: 'none' }
    case 'opt-in':
      await doDeed({ do: 'optIn' })
      return { ...clear({ key: 'common.welcome-back' }), purpose: 'answer' }
    case 'opted-out':
      await doDeed({ do: 'alarm', why: 'wrote-after-stop', words: heard.text })
      return { ...stay, purpose: 'none' }
    case 'danger':
      // from now on a person at the desk talks with them: nobody in danger is asked a question by a computer
      await doDeed({ do: 'alarm', why: `danger-${first.danger.number}`, words: heard.text, leave: true })
      return { ...clear({ key: `common.danger-${first.danger.number}` }), purpose: 'danger' }
    case 'with-desk':
      await doDeed({ do: 'forward', words: heard.text, with: heard.with })
      if (!first.worries) return { ...stay, purpose: 'none' }
      // nobody may be reading now: a sign of danger rings, and is answered
      await doDeed({ do: 'alarm', why: `danger-maybe-${first.worries.number}`, words: heard.text })
      return { ...stay, lines: [{ key: `common.danger-maybe-${first.worries.number}` }], purpose: 'danger' }
    case 'person': {
      await doDeed({ do: 'handToDesk', why: 'asked-for-person' })
      return { ...clear(personComes(facts.neighbourhood)), purpose: 'answer' }
    }
    case 'restart': {
      if (first.fromDesk) await doDeed({ do: 'leaveDesk' })
      const turn = await takeTurn(
        core.flows,
        [],
        { type: 'started', facts, text: '', meaning: null, seed: {} },
        doDeed,
      )
      return { ...turn, lines: [{ key: 'common.restarted' }, ...turn.lines], purpose: 'answer' }
    }
  }
}

/** Somebody at the desk answers: now, or when they are there again. */
function personComes({ deskPhone, deskOpensAt }: Facts['neighbourhood']): Line {
  if (deskOpensAt !== null) return { key: 'common.person-later', slots: { when: { when: deskOpensAt } } }
  return deskPhone === null
    ? { key: 'common.person-coming' }
    : { key: 'common.person-coming-phone', slots: { deskPhone } }
}

/** The question that stands open after this turn: the new one, or the old one while the talk it belongs to goes on. */
function standing(
  core: Core,
  turn: Turn,
  before: Asked | null,
  revision: number,
  language: Language,
  reader: Reader,
): Asked | null {
  if (turn.question) {
    const choices = turn.question.choices.map((choice) => ({
      value: choice.value,
      label: core.words.line(language, choice, reader),
    }))
    return { tag: `q:${revision}`, expects: turn.question.expects, choices, at: reader.now.toISOString() }
  }
  return turn.frames.length > 0 ? before : null
}
