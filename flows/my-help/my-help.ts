import { z } from 'zod'
import type { FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { mergeWhen } from '../ask-for-help/wanted-when.ts'
import { defineFlow } from '../define-flow.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, ownWords, saysNo, saysYes, wordCount } from '../talk/heard.ts'
import { ask, say } from '../talk/lines.ts'
import { shifted } from '../talk/shift.ts'
import { type Answer, type Patience, talk } from '../talk/talk.ts'
import { askToEnd, askWhichToEnd, askWhichToMove, proposed, recordLines } from './lines.ts'
import {
  agreed,
  askedShift,
  asksHours,
  claims,
  meantArrangement,
  meantProposal,
  meantVisit,
  wantsToEnd,
  wantsToMove,
  worries,
} from './reading.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** The visit that is talked about, or the help that comes back. */
  requestId: z.string().nullable(),
  /** Another time for it. */
  when: z.string().nullable(),
  suits: z.boolean(),
  words: z.string(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({ always: [toFrontDoor()] })

/** A yes or no to another time; a no may name one that suits better. */
const toProposal: Answer<Kept>[] = [
  { when: (heard) => meantProposal(heard) !== null && saysYes(heard), keep: keepAnswer, to: 'answering' },
  {
    when: (heard) => meantProposal(heard) !== null && saysNo(heard) && heard.meaning.when !== null,
    keep: keepAnswer,
    to: 'proposing',
  },
  { when: (heard) => meantProposal(heard) !== null && saysNo(heard), keep: keepAnswer, to: 'answering' },
]

const machine = createMachine({
  id: 'my-help',
  context: { misses: 0, nudged: false, requestId: null, when: null, suits: false, words: '' },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: (heard) => isSentOn(heard) && heard.meaning.when !== null, keep: keepSentOn, to: 'proposing' },
      ...toProposal,
      { when: ({ about }) => about !== null, tell: () => [say('my-help.proposal-gone')], to: 'done' },
      { when: asksHours, to: 'reading' },
      {
        when: (heard) => wantsToEnd(heard) && meantArrangement(heard) !== null,
        keep: keepArrangement,
        to: 'sureToEnd',
      },
      { when: wantsToEnd, to: 'whichToEnd' },
      { when: (heard) => worries(heard) && wordCount(heard.text) < 6, keep: keepWorry, to: 'whatWorry' },
      { when: worries, keep: keepWorry, to: 'worrying' },
      {
        when: (heard) => wantsToMove(heard) && meantVisit(heard) === null,
        keep: keepTime,
        to: 'whichToMove',
      },
      {
        when: (heard, kept) => wantsToMove(heard) && keepTime(heard, kept).when !== null,
        keep: keepTime,
        to: 'proposing',
      },
      { when: wantsToMove, keep: keepTime, to: 'newTime' },
      { when: () => true, tell: () => [say('my-help.proposal-gone')], to: 'done' },
    ]),
    whichToMove: question('whichToMove', (_kept, facts) => [askWhichToMove(agreed(facts))], [
      {
        when: (heard, { when }) => meantVisit(heard) !== null && when !== null,
        keep: keepPicked,
        to: 'proposing',
      },
      { when: (heard) => meantVisit(heard) !== null, keep: keepPicked, to: 'newTime' },
      { when: saysNo, tell: () => [say('my-help.stays')], to: 'done' },
    ]),
    newTime: question('newTime', () => [ask('my-help.new-time', 'when')], [
      { when: ({ meaning }) => meaning.when !== null, keep: keepTime, to: 'proposing' },
      { when: saysNo, tell: () => [say('my-help.stays')], to: 'done' },
    ]),
    whichToEnd: question('whichToEnd', (_kept, facts) => [askWhichToEnd(facts)], [
      { when: (heard) => meantArrangement(heard) !== null, keep: keepArrangement, to: 'sureToEnd' },
      { when: saysNo, tell: () => [say('my-help.stays')], to: 'done' },
    ]),
    sureToEnd: question('sureToEnd', (kept, facts) => [askToEnd(kept.requestId, facts)], [
      { when: saysYes, to: 'ending' },
      { when: saysNo, tell: () => [say('my-help.stays')], to: 'done' },
    ]),
    ending: {
      entry: tell(({ requestId }) => [{ do: 'endArrangement', arrangementId: requestId ?? '' }]),
      on: {
        arrangementEnded: {
          actions: tell((_kept, event) =>
            event.type === 'arrangementEnded'
              ? [say(event.ok ? 'arrangements.ended' : 'my-help.proposal-gone')]
              : [],
          ),
          target: 'done',
        },
      },
    },
    proposing: {
      entry: tell(({ requestId, when }) => [
        { do: 'proposeTime', requestId: requestId ?? '', proposed: when ?? '' },
      ]),
      on: {
        timeProposed: { actions: tell((kept, event) => proposed(event, kept.when)), target: 'done' },
      },
    },
    answering: {
      entry: tell(({ requestId, suits }) => [{ do: 'answerProposal', requestId: requestId ?? '', suits }]),
      on: {
        proposalAnswered: { actions: tell((kept, event) => answered(event, kept)), target: 'done' },
      },
    },
    whatWorry: question('whatWorry', () => [ask('my-help.what-worry', 'words')], [
      {
        when: ({ text }) => text.trim() !== '',
        keep: ({ text }, { words }) => ({ words: ownWords(`${words} / ${text}`) }),
        to: 'worrying',
      },
    ]),
    worrying: {
      entry: tell(({ requestId, words }) => [
        { do: 'tellWorry', requestId, words },
        say('my-help.worry-thanks'),
      ]),
      always: 'done',
    },
    reading: {
      entry: tell(() => [{ do: 'readRecord' }]),
      on: {
        recordRead: {
          actions: tell((_kept, event) => (event.type === 'recordRead' ? recordLines(event.record) : [])),
          target: 'done',
        },
      },
    },
    done: { type: 'final' },
  },
})

/** All around a visit that is agreed: another time for it, a worry about somebody, and what one did. */
export const myHelp = defineFlow({ name: 'my-help', version: 1, machine, context, claims })

/** Whoever was asked whether it is done and says when instead. */
function isSentOn({ seed }: Heard): boolean {
  return typeof seed.moves === 'string'
}

function keepSentOn({ seed, meaning, text, facts }: Heard): Partial<Kept> {
  const visit = agreed(facts).find(({ requestId }) => requestId === seed.moves)
  const { when } = meaning
  return { requestId: String(seed.moves), when: when && mergeWhen(visit?.wantedAt ?? null, when, text) }
}

function keepAnswer(heard: Heard): Partial<Kept> {
  const proposal = meantProposal(heard)
  const { when } = heard.meaning
  return {
    requestId: proposal?.requestId ?? null,
    suits: saysYes(heard),
    when: when && mergeWhen(proposal?.proposedAt ?? null, when, heard.text),
  }
}

function keepWorry(heard: Heard): Partial<Kept> {
  const [visit, ...others] = heard.facts.visits
  return { words: ownWords(heard.text), requestId: others.length === 0 ? (visit?.requestId ?? null) : null }
}

/** "Overmorgen" keeps the hour that was agreed, and "om 3 uur" the day. */
function keepTime(heard: Heard, kept: Kept): Partial<Kept> {
  const visit = meantVisit(heard) ?? agreed(heard.facts).find(({ requestId }) => requestId === kept.requestId)
  const { when } = heard.meaning
  return {
    requestId: visit?.requestId ?? null,
    when: when
      ? mergeWhen(visit?.wantedAt ?? null, when, heard.text)
      : shifted(visit?.wantedAt ?? null, askedShift(heard)),
  }
}

function keepArrangement(heard: Heard): Partial<Kept> {
  return { requestId: meantArrangement(heard)?.id ?? null }
}

function keepPicked(heard: Heard, { when }: Kept): Partial<Kept> {
  const visit = meantVisit(heard)
  return { requestId: visit?.requestId ?? null, when: when && mergeWhen(visit?.wantedAt ?? null, when, '') }
}

function answered(event: FlowEvent, { suits }: Kept): Intent[] {
  if (event.type !== 'proposalAnswered') return []
  if (!event.ok) return [say('my-help.proposal-gone')]
  return [say(suits ? 'my-help.agreed' : 'my-help.not-agreed')]
}
