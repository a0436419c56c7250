import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { offerToShare } from '../share-number/share-number.ts'
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
import { ownWords } from '../talk/heard.ts'
import { ask, askYesNo, say, sayWithPhone } from '../talk/lines.ts'
import { type Answer, reads, talk } from '../talk/talk.ts'
import { isWholeWeek } from './parts-of-week.ts'
import { askCategories, askWeek } from './questions.ts'
import { beginSignUp, emptySignUp, readAvailability, readCategories, type SignUp, signUp } from './sign-up.ts'

/** Good at any question: to call it off, or to ask for help as well. */
const always: Answer<SignUp>[] = [
  { when: ({ meaning }) => meaning.act === 'cancel', tell: () => [say('volunteer.left')], to: 'done' },
  {
    when: ({ meaning }) => meaning.act === 'request',
    keep: ({ meaning, text }) => ({
      later: { words: ownWords(text), category: meaning.category, wantedAt: meaning.when },
    }),
    tell: () => [say('common.first-this')],
    to: 'deciding',
  },
]

const { createMachine, tell, begin, question, otherwise } = talk<SignUp>({ always })

const nothing = () => ({})

const machine = createMachine({
  id: 'volunteer',
  context: emptySignUp,
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: ({ facts }) => facts.volunteer?.status === 'approved',
        tell: ({ facts }) => [
          say('volunteer.already', { what: { categories: facts.volunteer?.categories ?? [] } }),
        ],
        to: 'done',
      },
      {
        when: ({ facts }) => facts.volunteer?.status === 'applied',
        tell: ({ facts }) => [sayWithPhone('volunteer.already-applied', facts)],
        to: 'done',
      },
      {
        when: () => true,
        keep: beginSignUp,
        tell: ({ facts }, now) => [say('volunteer.how-kind'), ...remember(now, knownOf(facts))],
        to: 'deciding',
      },
    ]),
    deciding: {
      always: [
        { guard: ({ context }) => missing.consent(context), target: 'consent' },
        { guard: ({ context }) => missing.name(context), target: 'name' },
        { guard: ({ context }) => missing.place(context), target: 'place' },
        { guard: ({ context }) => missing.postcode(context), target: 'postcode' },
        { guard: ({ context }) => context.categories.length === 0, target: 'what' },
        { guard: ({ context }) => context.availability.length === 0, target: 'when' },
        { target: 'applying' },
      ],
    },
    consent: question('consent', () => [askYesNo('volunteer.consent')], consentAnswers(nothing)),
    name: question('name', () => [ask('common.ask-name', 'name')], nameAnswers(nothing)),
    place: question('place', (kept) => [askPlace(kept)], placeAnswers(nothing)),
    postcode: question('postcode', () => [askPostcode()], postcodeAnswers(nothing)),
    what: question('what', (_kept, facts) => [askCategories(facts)], [reads(readCategories, 'deciding')]),
    when: question('when', () => [askWeek()], [reads(readAvailability, 'deciding')]),
    applying: {
      entry: tell(({ categories, availability }, { facts }) => [
        {
          do: 'applyAsVolunteer',
          categories,
          // who writes Frisian speaks Dutch as well; the rest they tell in their settings
          languages: facts.language === 'fy' ? ['fy', 'nl'] : [facts.language],
          // none named means whenever
          availability: isWholeWeek(availability) ? [] : availability,
          reachBy: facts.channel,
        },
      ]),
      on: {
        applied: {
          actions: tell((kept, event): Intent[] => [
            say(event.type === 'applied' && event.again ? 'volunteer.applied-again' : 'volunteer.applied'),
            ...goOn(kept, event.facts),
          ]),
          target: 'done',
        },
      },
    },
    done: { type: 'final' },
  },
})

/** A neighbour signs up to help: what and when. All the rest has a good beginning, and can be changed later. */
export const volunteer = defineFlow({ name: 'volunteer', version: 2, machine, context: signUp })

function goOn({ later }: SignUp, facts: Facts): Intent[] {
  return later === null ? offerToShare(facts) : [goOnWith('ask-for-help', later)]
}
