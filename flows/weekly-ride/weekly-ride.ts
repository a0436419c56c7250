import { z } from 'zod'
import type { Facts, FlowEvent } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { type Heard, picks, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Answer, type Patience, reads, talk } from '../talk/talk.ts'
import { claims, ridingDays, skippedDays, weeklyRideOf } from './reading.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  arrangementId: z.string(),
  /** On which days it is not wanted. */
  days: z.array(z.string().max(10)).max(8),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>()

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
        when: ({ facts }) => weeklyRideOf(facts) === null,
        tell: () => [say('rides.none-to-change')],
        to: 'done',
      },
      { when: (heard) => skippedDays(heard).length > 0, keep: keepRide, to: 'sure' },
      { when: () => true, keep: keepRide, to: 'whichTimes' },
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
      { when: picks('end'), to: 'sureToEnd' },
      { when: picks('leave'), tell: () => [say('weekly-rides.stays')], to: 'done' },
      reads<Kept>((heard) => {
        const days = skippedDays({ ...heard, text: 'niet' })
        return heard.meaning.when !== null && days.length > 0 ? { days } : null
      }, 'sure'),
      stays,
    ]),
    sureToEnd: question('sureToEnd', () => [askYesNo('weekly-rides.sure-to-end')], [
      { when: saysYes, to: 'ending' },
      stays,
    ]),
    skipping: {
      entry: tell(({ arrangementId, days }) => [{ do: 'skipRides', arrangementId, days }]),
      on: {
        ridesSkipped: { actions: tell((_kept, event) => skipped(event)), target: 'done' },
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

function keepRide(heard: Heard): Partial<Kept> {
  return { arrangementId: weeklyRideOf(heard.facts)?.id ?? '', days: skippedDays(heard) }
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
  const at = weeklyRideOf(facts)?.when?.slice(12, -4) ?? ''
  return `${day ?? ''}${at}`
}

function skipped(event: FlowEvent): Intent[] {
  if (event.type !== 'ridesSkipped') return []
  return event.next === null
    ? [say('weekly-rides.skipped')]
    : [say('weekly-rides.skipped-next', { when: { when: event.next } })]
}
