import type { FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { answerForWhom, askForWhom, asksForWhom } from '../shared-phone/for-whom.ts'
import {
  askPlace,
  askPostcode,
  consentAnswers,
  knownOf,
  missing,
  nameAnswers,
  placeAnswers,
  postcodeAnswers,
  remember,
} from '../talk/about-you.ts'
import { goOnWith } from '../talk/elsewhere.ts'
import { type Heard, ownWords, picks, saysNo, saysYes, wordCount } from '../talk/heard.ts'
import { ask, say } from '../talk/lines.ts'
import { type Answer, reads, talk } from '../talk/talk.ts'
import { addWords, beginDraft, type Draft, draft, emptyDraft, goOn, soFar } from './draft.ts'
import {
  askChange,
  askConsent,
  askPart,
  askWhat,
  askWhen,
  left,
  nowAbout,
  opened,
  outside,
  readBack,
} from './questions.ts'
import {
  besides,
  correction,
  onlyOverheard,
  otherwiseThan,
  overheard,
  pickedPart,
  readWhat,
  readWhen,
} from './reading.ts'
import { atPart, isUrgent, needsPart } from './wanted-when.ts'

/** Good at any question: to call it off, to want something else besides, to tell more than was asked. */
const always: Answer<Draft>[] = [
  { when: ({ meaning }) => meaning.act === 'cancel', tell: ({ facts }) => left(facts), to: 'done' },
  {
    when: ({ meaning }) => meaning.act === 'volunteer' || meaning.act === 'settings',
    keep: ({ meaning, text }) => {
      const flow = meaning.act === 'volunteer' ? 'volunteer' : 'my-settings'
      return { later: { flow, words: ownWords(text), category: null, wantedAt: null } }
    },
    tell: () => [say('common.first-this')],
    to: 'deciding',
  },
  reads(onlyOverheard, 'deciding', (_heard, now, before) => [
    ...remember(now, before),
    say(now.later === before.later ? 'common.noted' : 'common.first-this'),
  ]),
]

const { createMachine, tell, begin, question, otherwise } = talk<Draft>({
  always,
  soFar,
  keepLost: (kept, said) => (wordCount(said) >= 4 ? { words: addWords(kept, said) } : {}),
  leave: (kept) => {
    const words = kept.consented ? soFar(kept, '') : null
    return words === null ? [] : [{ do: 'tellDesk', why: 'left-halfway', words }]
  },
})

const machine = createMachine({
  id: 'ask-for-help',
  context: emptyDraft,
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: () => true,
        keep: beginDraft,
        tell: ({ facts, seed }, now) => [
          ...remember(now, knownOf(facts)),
          ...(seed.instead === true ? nowAbout(now) : []),
        ],
        to: 'deciding',
      },
    ]),
    deciding: {
      always: [
        { guard: ({ context, event }) => isRide(context, event), target: 'riding' },
        { guard: ({ context }) => missing.consent(context), target: 'consent' },
        { guard: ({ context }) => missing.name(context), target: 'name' },
        { guard: ({ context }) => missing.place(context), target: 'place' },
        { guard: ({ context }) => missing.postcode(context), target: 'postcode' },
        { guard: ({ context, event }) => isOutside(context, event), target: 'outside' },
        { guard: ({ context, event }) => asksForWhom(context, event.facts), target: 'forWhom' },
        { guard: ({ context }) => context.category === null, target: 'what' },
        { guard: ({ context }) => context.wantedAt === null && !context.whenOpen, target: 'when' },
        { guard: ({ context }) => needsPart(context.wantedAt) && !context.whenOpen, target: 'part' },
        { target: 'confirming' },
      ],
    },
    consent: question('consent', (kept) => askConsent(kept), consentAnswers(overheard)),
    name: question('name', () => [ask('common.ask-name', 'name')], nameAnswers(besides)),
    place: question('place', (kept) => [askPlace(kept)], placeAnswers(besides)),
    postcode: question('postcode', () => [askPostcode()], postcodeAnswers(besides)),
    forWhom: question('forWhom', ({ name }, facts) => [askForWhom(name, facts)], [
      reads(readWhom, 'deciding'),
    ]),
    what: question('what', (kept, facts) => [askWhat(kept, facts)], [reads(readWhat, 'deciding')]),
    when: question('when', (kept) => [askWhen(kept)], [
      { when: picks('asap'), keep: () => ({ wantedAt: 'asap' }), to: 'deciding' },
      { when: picks('any'), keep: () => ({ whenOpen: true }), to: 'deciding' },
      reads(readWhen, 'deciding'),
      { when: isPast, tell: () => [say('ask-for-help.when-passed')], to: 'when' },
    ]),
    part: question('part', (kept) => [askPart(kept)], [
      reads(readWhen, 'deciding'),
      { when: (heard) => pickedPart(heard) !== null, keep: keepPart, to: 'deciding' },
      { when: picks('any'), keep: () => ({ whenOpen: true }), to: 'deciding' },
    ]),
    confirming: question('confirming', (kept) => [readBack(kept)], [
      { when: wantsAnother, to: 'changing' },
      reads(correction, 'deciding', (_heard, now, before) => [
        ...remember(now, before),
        ...(now.later === before.later ? [] : [say('common.first-this')]),
      ]),
      { when: saysYes, keep: keepCondition, to: 'opening' },
      { when: saysNo, to: 'changing' },
    ]),
    changing: question('changing', (_kept, facts) => [askChange(facts)], [
      reads(otherwiseThan, 'deciding', (_heard, now, before) => remember(now, before)),
      { when: picks('what'), keep: () => ({ category: null, guesses: [] }), to: 'deciding' },
      { when: picks('when'), keep: () => ({ wantedAt: null, whenOpen: false }), to: 'deciding' },
      { when: picks('where'), keep: () => ({ place: {}, withoutPostcode: false }), to: 'deciding' },
      { when: picks('who'), keep: () => ({ forWhom: null }), to: 'deciding' },
      { when: picks('leave'), tell: ({ facts }) => left(facts), to: 'done' },
      // nothing should be different after all
      { when: (heard) => saysYes(heard) || saysNo(heard), to: 'confirming' },
    ]),
    outside: {
      entry: tell((_kept, { facts }) => [outside(facts)]),
      always: 'done',
    },
    riding: {
      entry: tell(({ words, wantedAt }) => [goOnWith('book-a-ride', { words, wantedAt })]),
      always: 'done',
    },
    opening: {
      entry: tell((kept, event) => [
        {
          do: 'openRequest',
          category: kept.category ?? 'other',
          words: kept.words,
          wantedAt: kept.wantedAt,
          forWhom: kept.forWhom,
          urgency: isUrgent(kept.wantedAt, event.facts) ? 'urgent' : 'normal',
        },
      ]),
      on: {
        requestOpened: {
          actions: tell((kept, event): Intent[] =>
            event.type === 'requestOpened'
              ? [
                  ...opened(event.number, isUrgent(kept.wantedAt, event.facts), event.facts),
                  ...goOn(kept, event.facts),
                ]
              : [],
          ),
          target: 'done',
        },
      },
    },
    done: { type: 'final' },
  },
})

/** A resident asks for help: we ask only what we do not know, and read all of it back. */
export const askForHelp = defineFlow({ name: 'ask-for-help', version: 1, machine, context: draft })

/** For whom of the household, and what else was said with it. */
function readWhom(heard: Heard, kept: Draft): Partial<Draft> | null {
  const forWhom = answerForWhom(heard, kept.name)
  return forWhom === null ? null : { ...besides(heard, kept), forWhom }
}

/** "Something else", without saying what. */
function wantsAnother(heard: Heard): boolean {
  return picks('other')(heard) && heard.meaning.when === null && heard.meaning.place === null
}

function isPast({ meaning }: Heard): boolean {
  return meaning.when !== null
}

function keepPart(heard: Heard, kept: Draft): Partial<Draft> {
  const part = pickedPart(heard)
  return part && kept.wantedAt !== null ? { wantedAt: atPart(kept.wantedAt, part) } : {}
}

/** What follows a yes goes to the desk with the request: "ja, en neem een ladder mee". */
function keepCondition({ meaning }: Heard, kept: Draft): Partial<Draft> {
  return meaning.tail ? { words: addWords(kept, meaning.tail) } : {}
}

/** Somebody lives where no desk is; without a postcode nobody can tell, and the desk sees it. */
function isOutside({ place }: Draft, { facts }: FlowEvent): boolean {
  const { areas } = facts.neighbourhood
  return place.postcode !== undefined && areas.length > 0 && !areas.includes(place.postcode.slice(0, 4))
}

/** Where there is a car, a ride is booked with it; elsewhere somebody who drives is asked like for any other help. */
function isRide({ category }: Draft, { facts }: FlowEvent): boolean {
  return category === 'ride' && facts.neighbourhood.rides !== null
}
