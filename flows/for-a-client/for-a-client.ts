import type { Flow } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { missing, readPlace } from '../talk/about-you.ts'
import { type Heard, ownWords, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say, sayWithPhone } from '../talk/lines.ts'
import { type Answer, reads, talk } from '../talk/talk.ts'
import {
  beginDraft,
  type Draft,
  draft,
  nothingTold,
  readBack,
  readNeed,
  readPhone,
  readWhen,
} from './draft.ts'
import { saysForAnother, saysProfessional } from './says-professional.ts'

/** Good at any question: to leave it. */
const always: Answer<Draft>[] = [
  { when: ({ meaning }) => meaning.act === 'cancel', tell: () => [say('for-a-client.left')], to: 'done' },
]
const { createMachine, tell, begin, question, otherwise } = talk<Draft>({
  always,
  soFar: ({ words }) => words || null,
})

const is = (status: 'applied' | 'approved' | 'declined') => (heard: Heard) =>
  heard.facts.professional?.status === status

const claims: NonNullable<Flow['claims']> = ({ text, about, meaning, facts }) => {
  if (about !== null) return false
  if (facts.professional?.status === 'approved') return saysForAnother(text)
  return meaning.act !== 'volunteer' && saysProfessional(text)
}

const machine = createMachine({
  id: 'for-a-client',
  context: nothingTold,
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: is('applied'),
        tell: (heard) => [sayWithPhone('for-a-client.still-looking', heard.facts)],
        to: 'done',
      },
      {
        when: is('declined'),
        tell: (heard) => [sayWithPhone('for-a-client.call-us', heard.facts)],
        to: 'done',
      },
      { when: is('approved'), keep: beginDraft, tell: () => [say('for-a-client.good')], to: 'deciding' },
      { when: () => true, keep: beginDraft, tell: () => [say('for-a-client.hello')], to: 'introducing' },
    ]),
    introducing: {
      always: [
        { guard: ({ context }) => context.worksFor === null, target: 'employer' },
        { guard: ({ context }) => context.own === null, target: 'ownName' },
        { target: 'applying' },
      ],
    },
    employer: question('employer', () => [ask('for-a-client.employer', 'words')], [
      reads<Draft>(
        ({ text }) => (text.trim().length >= 2 ? { worksFor: ownWords(text, 80) } : null),
        'introducing',
      ),
    ]),
    ownName: question('ownName', () => [ask('for-a-client.own-name', 'name')], [
      reads<Draft>(
        ({ meaning }) => (meaning.name ? { own: meaning.name.slice(0, 120).toWellFormed() } : null),
        'introducing',
      ),
    ]),
    applying: {
      entry: tell(({ own, worksFor, words }) => [
        { do: 'applyAsProfessional', name: own ?? '', worksFor: worksFor ?? '', words },
      ]),
      on: {
        professionalApplied: {
          actions: tell((_kept, { facts }) => [sayWithPhone('for-a-client.applied', facts)]),
          target: 'done',
        },
      },
    },
    deciding: {
      always: [
        { guard: ({ context }) => !context.consented, target: 'consent' },
        { guard: ({ context }) => context.name === null, target: 'clientName' },
        { guard: ({ context }) => missing.place(context), target: 'clientPlace' },
        { guard: ({ context }) => context.phone === null, target: 'clientPhone' },
        { guard: ({ context }) => context.category === null, target: 'need' },
        { guard: ({ context }) => context.wantedAt === null, target: 'when' },
        { guard: ({ context }) => context.tells === null, target: 'telling' },
        { target: 'reading' },
      ],
    },
    consent: question('consent', () => [askYesNo('for-a-client.consent')], [
      { when: saysYes, keep: () => ({ consented: true }), to: 'deciding' },
      { when: saysNo, tell: () => [say('for-a-client.no-consent')], to: 'done' },
    ]),
    clientName: question('clientName', () => [ask('for-a-client.name', 'name')], [
      reads<Draft>(
        ({ meaning }) => (meaning.name ? { name: meaning.name.slice(0, 120).toWellFormed() } : null),
        'deciding',
      ),
    ]),
    clientPlace: question('clientPlace', () => [ask('for-a-client.place', 'place')], [
      reads<Draft>((heard, kept) => {
        const place = readPlace(heard, kept)
        return place && { place }
      }, 'deciding'),
    ]),
    clientPhone: question(
      'clientPhone',
      () => [ask('for-a-client.phone', 'words', [{ value: 'none', key: 'for-a-client.choice-no-phone' }])],
      [reads<Draft>(readPhone, 'deciding')],
    ),
    need: question('need', () => [ask('for-a-client.need', 'words')], [reads<Draft>(readNeed, 'deciding')]),
    when: question(
      'when',
      () => [
        ask('ask-for-help.when', 'when', [
          { value: 'asap', key: 'common.asap' },
          { value: 'any', key: 'common.when-open' },
        ]),
      ],
      [reads<Draft>(readWhen, 'deciding')],
    ),
    telling: question('telling', () => [askYesNo('for-a-client.tells')], [
      { when: saysYes, keep: () => ({ tells: true }), to: 'deciding' },
      { when: saysNo, keep: () => ({ tells: false }), to: 'deciding' },
    ]),
    reading: question('reading', (kept) => [readBack(kept)], [
      { when: saysYes, to: 'opening' },
      {
        when: saysNo,
        keep: ({ facts }) => ({ ...nothingTold, consented: true, own: facts.person.name }),
        tell: () => [say('for-a-client.again')],
        to: 'deciding',
      },
    ]),
    opening: {
      entry: tell((kept): Intent[] => [
        {
          do: 'openForClient',
          name: kept.name ?? '',
          place: kept.place,
          phone: kept.phone === '-' ? null : kept.phone,
          category: kept.category ?? 'other',
          words: kept.words,
          wantedAt: kept.wantedAt || null,
          tells: kept.tells === true,
        },
      ]),
      on: {
        requestOpened: {
          actions: tell(({ tells }, event) =>
            event.type === 'requestOpened'
              ? [say(tells ? 'for-a-client.opened' : 'for-a-client.opened-silent', { number: event.number })]
              : [],
          ),
          target: 'done',
        },
      },
    },
    done: { type: 'final' },
  },
})

/** A professional asks for a client: once the desk knows them, by chat. What they tell is the client's, never theirs. */
export const forAClient = defineFlow({ name: 'for-a-client', version: 1, machine, context: draft, claims })
