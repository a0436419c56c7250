import { z } from 'zod'
import type { Facts, FlowEvent } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { type Heard, picks, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Answer, type Patience, reads, talk } from '../talk/talk.ts'
import { claims, ridingDays, skippedDays, weeklyRideOn, weeklyRidesOf } from './reading.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  arrangementId: z.string(),
  /** On which days it is not wanted. */
  days: z.array(z.string().max(10)).max(8),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise, assign } = talk<Kept>()

const stays: Answer<Kept> = { when: saysNo, tell: () => [say('weekly-rides.stays')], to: 'done' }
const gone = { actions: tell(() => [say('rides.none-to-change')]), target: 'done' }

const machine = createMachine({
  id: 'weekly-ride',
  context: { misses: 0, nudged: false, arrangementId: '', days: [] },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: ({ facts }) => weeklyRidesOf(facts).length === 0,
        tell: () => [say('rides.none-to-change')],
        to: 'done',
      },
      { when: (heard) => skippedDays(heard).length > 0, keep: keepDays, to: 'sure' },
      { when: () => true, to: 'whichTimes' },
    ]),
    sure: question('sure', (kept, facts) => [askSure(kept, facts)], [
      { when: saysYes, to: 'skipping' },
      stays,
    ]),
    whichTimes: question('whichTimes', (_kept, facts) => [askWhichTimes(facts)], [
      reads<Kept>((heard) => {
        const days = ridingDays(heard.facts, 2).filter((day) => day === heard.meaning.choice)
        return days.length > 0 ? { days } : null
      }, 'skipping'),
      {
        when: (heard) => picks('end')(heard) && weeklyRidesOf(heard.facts).length > 1,
        to: 'whichEnds',
      },
      { when: picks('end'), keep: keepOnly, to: 'sureToEnd' },
      { when: picks('leave'), tell: () => [say('weekly-rides.stays')], to: 'done' },
      reads<Kept>((heard) => {
        const days = skippedDays({ ...heard, text: 'niet' })
        return heard.meaning.when !== null && days.length > 0 ? { days } : null
      }, 'sure'),
      stays,
    ]),
    whichEnds: question('whichEnds', (_kept, facts) => [askWhichEnds(facts)], [
      reads<Kept>(({ facts, meaning }) => {
        const ride = weeklyRidesOf(facts).find(({ id }) => id === meaning.choice)
        return ride ? { arrangementId: ride.id } : null
      }, 'sureToEnd'),
      { when: picks('leave'), tell: () => [say('weekly-rides.stays')], to: 'done' },
      stays,
    ]),
    sureToEnd: question('sureToEnd', () => [askYesNo('weekly-rides.sure-to-end')], [
      { when: saysYes, to: 'ending' },
      stays,
    ]),
    skipping: {
      // of several weekly rides one after the other
      entry: tell(({ days }, { facts }) => {
        const [arrangementId, ofRide] = firstRide(days, facts)
        return [{ do: 'skipRides', arrangementId, days: ofRide }]
      }),
      on: {
        ridesSkipped: [
          {
            guard: ({ context, event }) => restOf(context, event.facts).length > 0,
            actions: assign(({ context, event }) => ({ ...context, days: restOf(context, event.facts) })),
            target: 'skipping',
            reenter: true,
          },
          { actions: tell((_kept, event) => skipped(event)), target: 'done' },
        ],
        rideNotFound: gone,
      },
    },
    ending: {
      entry: tell(({ arrangementId }) => [{ do: 'endArrangement', arrangementId }]),
      on: {
        arrangementEnded: {
          actions: tell((_kept, event) =>
            event.type === 'arrangementEnded' && event.ok
              ? [say('weekly-rides.ended')]
              : [say('rides.none-to-change')],
          ),
          target: 'done',
        },
      },
    },
    done: { type: 'final' },
  },
})

/** Somebody does not want their weekly ride once, for a while, or any more. */
export const weeklyRide = defineFlow({ name: 'weekly-ride', version: 1, machine, context, claims })

function keepDays(heard: Heard): Partial<Kept> {
  return { days: skippedDays(heard) }
}

function keepOnly({ facts }: Heard): Partial<Kept> {
  return { arrangementId: weeklyRidesOf(facts)[0]?.id ?? '' }
}

/** The weekly ride of the first of these days, and which of them are its days. */
function firstRide(days: string[], facts: Facts): [arrangementId: string, days: string[]] {
  const ride = weeklyRideOn(days[0] ?? '', facts)
  return [ride?.id ?? '', days.filter((day) => weeklyRideOn(day, facts)?.id === ride?.id)]
}

function restOf({ days }: Kept, facts: Facts): string[] {
  const [, done] = firstRide(days, facts)
  return days.filter((day) => !done.includes(day))
}

function askWhichEnds(facts: Facts): Intent {
  const rides: ChoiceKey[] = weeklyRidesOf(facts).map(({ id, when }) => ({
    value: id,
    key: 'rides.choice-time',
    slots: { when: { when } },
  }))
  return ask('weekly-rides.which-ends', 'choice', [
    ...rides,
    { value: 'leave', key: 'common.choice-never-mind' },
  ])
}

function askSure({ days }: Kept, facts: Facts): Intent {
  const [first, last] = [timeOn(days.at(0), facts), timeOn(days.at(-1), facts)]
  if (days.length === 1) return askYesNo('weekly-rides.sure-once', { when: { when: first } })
  const slots = { times: days.length, first: { when: first }, last: { when: last } }
  return askYesNo('weekly-rides.sure-times', slots)
}

function askWhichTimes(facts: Facts): Intent {
  const days: ChoiceKey[] = ridingDays(facts, 2).map((day) => ({
    value: day,
    key: 'weekly-rides.choice-only',
    slots: { when: { when: day } },
  }))
  return ask('weekly-rides.which-times', 'choice', [
    ...days,
    { value: 'end', key: 'weekly-rides.choice-end' },
    { value: 'leave', key: 'common.choice-never-mind' },
  ])
}

/** The weekly ride on this day, with its hour. */
function timeOn(day: string | undefined, facts: Facts): string {
  const at = weeklyRideOn(day ?? '', facts)?.when?.slice(12, -4) ?? ''
  return `${day ?? ''}${at}`
}

function skipped(event: FlowEvent): Intent[] {
  if (event.type !== 'ridesSkipped') return []
  // of several weekly rides it is the next of this one only
  return event.next === null || weeklyRidesOf(event.facts).length > 1
    ? [say('weekly-rides.skipped')]
    : [say('weekly-rides.skipped-next', { when: { when: event.next } })]
}
