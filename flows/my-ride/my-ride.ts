import { z } from 'zod'
import type { Facts, FlowEvent, OpenRequest } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import { misfits } from '../../core/rides/check-ride.ts'
import { isMoment, type When } from '../../core/when.ts'
import { booked } from '../book-a-ride/keeping.ts'
import { readTime } from '../book-a-ride/reading.ts'
import { defineFlow } from '../define-flow.ts'
import { type Heard, picks, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say, toDesk } from '../talk/lines.ts'
import { shiftIn } from '../talk/shift.ts'
import { type Patience, reads, talk } from '../talk/talk.ts'
import { answerOf, answers, claims, meantRides, type ReminderAnswer, rideNamed, rides } from './reading.ts'

const when = z.string().max(60)
const mostKept = 200
const mostRides = 6
/** When they want to be there, or so many minutes later than they were to be; below nought for earlier. */
const newHour = z.union([when, z.strictObject({ minutes: z.number() })])
// not strict: what a talk of an earlier version kept besides is left behind
const context = z.object({
  misses: z.number(),
  nudged: z.boolean(),
  requestId: z.string(),
  /** When they are to be there now, as a start for another time. */
  arriveAt: when.nullable(),
  wantedAt: newHour.nullable(),
  why: z.enum(misfits).nullable(),
  times: z.array(when),
  /** What they wanted while it was not clear which ride they meant. */
  asked: z
    .strictObject({
      answer: z.enum(answers),
      when: when.nullable(),
      minutes: z.number().nullable().default(null),
      text: z.string(),
    })
    .nullable()
    .default(null),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise, assign } = talk<Kept>()

const machine = createMachine({
  id: 'my-ride',
  context: {
    misses: 0,
    nudged: false,
    requestId: '',
    arriveAt: null,
    wantedAt: null,
    why: null,
    times: [],
    asked: null,
  },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: (heard) => meantRides(heard).length === 0,
        tell: () => [say('rides.none-to-change')],
        to: 'done',
      },
      { when: is('ok'), tell: () => [say('rides.all-right-then')], to: 'done' },
      { when: is('human'), tell: ({ facts }) => toDesk('asked-for-person', facts), to: 'done' },
      { when: (heard) => meantRides(heard).length > 1, keep: keepAsked, to: 'whichRide' },
      { when: is('off'), keep: keepRide, to: 'sure' },
      { when: is('wait'), keep: keepRide, to: 'queueing' },
      {
        when: (heard) => is('other')(heard) && newTime(heard, dayOf(heard)) !== null,
        keep: (heard) => ({ ...keepRide(heard), wantedAt: newTime(heard, dayOf(heard)) }),
        to: 'moving',
      },
      { when: () => true, keep: keepRide, to: 'otherTime' },
    ]),
    whichRide: question('whichRide', (_kept, facts) => [askWhich(facts)], [
      reads<Kept>((heard, kept) => {
        const ride = rideNamed(heard)
        return ride && kept.asked?.answer === 'off' ? keepOf(ride) : null
      }, 'sure'),
      reads<Kept>((heard, kept) => {
        const ride = rideNamed(heard)
        return ride && kept.asked?.answer === 'wait' ? keepOf(ride) : null
      }, 'queueing'),
      reads<Kept>((heard, kept) => {
        const ride = rideNamed(heard)
        const wantedAt = ride && newTime(heardBefore(heard, kept), startOf(ride))
        return ride && wantedAt ? { ...keepOf(ride), wantedAt } : null
      }, 'moving'),
      reads<Kept>((heard) => {
        const ride = rideNamed(heard)
        return ride && keepOf(ride)
      }, 'otherTime'),
      { when: picks('leave'), tell: () => [say('front-door.not-cancelled')], to: 'done' },
      { when: saysNo, tell: () => [say('front-door.not-cancelled')], to: 'done' },
    ]),
    sure: question('sure', () => [askYesNo('rides.sure-to-cancel')], [
      { when: saysYes, to: 'cancelling' },
      { when: saysNo, tell: () => [say('front-door.not-cancelled')], to: 'done' },
    ]),
    cancelling: {
      entry: tell(({ requestId }) => [{ do: 'cancelRequest', requestId }]),
      on: {
        requestCancelled: {
          actions: tell((_kept, event) =>
            event.type === 'requestCancelled' ? [say('front-door.cancelled', { number: event.number })] : [],
          ),
          target: 'done',
        },
        requestNotFound: { actions: tell(() => [say('rides.none-to-change')]), target: 'done' },
      },
    },
    queueing: {
      entry: tell(({ requestId }) => [{ do: 'waitInstead', requestId }]),
      on: {
        rideWaits: { actions: tell((_kept, event) => waits(event)), target: 'done' },
        rideBooked: { actions: tell((_kept, event) => booked(event)), target: 'done' },
        rideUnfit: { actions: assign(({ context: kept, event }) => unfit(kept, event)), target: 'otherTime' },
        rideNotFound: { actions: tell(() => [say('referred-rides.no-need-to-wait')]), target: 'done' },
      },
    },
    otherTime: question('otherTime', (kept) => askOther(kept), [
      {
        when: ({ meaning }) => isMoment(meaning.choice),
        keep: ({ meaning }) => ({ wantedAt: meaning.choice }),
        to: 'moving',
      },
      { when: picks('leave'), tell: () => [say('front-door.not-cancelled')], to: 'done' },
      reads<Kept>((heard, kept) => {
        const wantedAt = newTime(heard, kept.arriveAt)
        return wantedAt === null ? null : { wantedAt }
      }, 'moving'),
      { when: saysNo, tell: () => [say('front-door.not-cancelled')], to: 'done' },
    ]),
    moving: {
      entry: tell(({ requestId, wantedAt }) => [{ do: 'moveRide', requestId, to: wantedAt ?? '' }]),
      on: {
        rideMoved: { actions: tell((_kept, event) => moved(event)), target: 'done' },
        rideUnfit: { actions: assign(({ context: kept, event }) => unfit(kept, event)), target: 'otherTime' },
        rideNotFound: { actions: tell(() => [say('rides.none-to-change')]), target: 'done' },
      },
    },
    done: { type: 'final' },
  },
})

/** Somebody answers the reminder of their ride, or wants it at another time, or not at all. */
export const myRide = defineFlow({ name: 'my-ride', version: 1, machine, context, claims })

function is(wanted: ReminderAnswer): (heard: Heard) => boolean {
  return (heard) => answerOf(heard) === wanted
}

function keepRide(heard: Heard): Partial<Kept> {
  const [ride] = meantRides(heard)
  return ride ? keepOf(ride) : {}
}

function keepOf(ride: OpenRequest): Partial<Kept> {
  return { requestId: ride.id, arriveAt: startOf(ride) }
}

/** What was wanted is not lost while we ask which ride is meant. */
function keepAsked(heard: Heard): Partial<Kept> {
  const answer = answerOf(heard) ?? 'other'
  const { when, minutes } = heard.meaning
  return { asked: { answer, when, minutes, text: heard.text.slice(0, mostKept) } }
}

/** The words with which they began, before we asked which ride they meant. */
function heardBefore(heard: Heard, { asked }: Kept): Heard {
  const { when = null, minutes = null, text = '' } = asked ?? {}
  return { ...heard, text, meaning: { ...heard.meaning, when, minutes } }
}

function askWhich(facts: Facts): Intent {
  const choices: ChoiceKey[] = rides(facts)
    .slice(0, mostRides)
    .map((ride) => ({ value: ride.id, key: 'rides.choice-time', slots: { when: { when: startOf(ride) } } }))
  return ask('rides.which-ride', 'choice', [...choices, { value: 'leave', key: 'common.choice-never-mind' }])
}

/** The beginning of the ride that is meant: a bare hour stays on its day. */
function dayOf(heard: Heard): When | null {
  const [ride] = meantRides(heard)
  return ride ? startOf(ride) : null
}

function startOf({ wantedAt }: OpenRequest): When | null {
  return wantedAt?.split('/')[0] ?? null
}

/** Another time, with its day, or how much later than it is now; null if neither was said. */
function newTime(heard: Heard, known: When | null): Kept['wantedAt'] {
  const minutes = shiftIn(heard)
  if (minutes !== null) return { minutes }
  const time = readTime(heard, known)
  return isMoment(time) && time !== known ? time : null
}

function askOther({ why, times }: Kept): Intent[] {
  const choices: ChoiceKey[] = times.map((time) => ({
    value: time,
    key: 'rides.choice-time',
    slots: { when: { when: time } },
  }))
  const leave: ChoiceKey = { value: 'leave', key: 'common.choice-never-mind' }
  if (why === null) return [ask('rides.which-other-time', 'when', [leave])]
  return [say('rides.that-time-unfit'), ask('rides.other-times', 'when', [...choices, leave])]
}

function unfit(kept: Kept, event: FlowEvent): Kept {
  return event.type === 'rideUnfit' ? { ...kept, why: event.why, times: event.times, wantedAt: null } : kept
}

function waits(event: FlowEvent): Intent[] {
  return event.type === 'rideWaits' ? [say('referred-rides.waits', { until: { when: event.until } })] : []
}

/** Nobody is promised a car of ours for a ride that an organisation is to do. */
function moved(event: FlowEvent): Intent[] {
  if (event.type !== 'rideMoved') return []
  const { pickupAt, referral } = event
  if (!referral) return [say('rides.moved', { when: { when: pickupAt } })]
  const { by, organisation, arriveAt } = referral
  return [
    say('referred-rides.noted', { when: { when: arriveAt } }),
    say(`referred-rides.told-by-${by}`, { organisation }),
  ]
}
