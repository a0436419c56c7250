import { z } from 'zod'
import type { Facts, Flow, FlowEvent, WaitingRide } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { defineFlow } from '../define-flow.ts'
import { type Heard, saysNo, saysYes } from '../talk/heard.ts'
import { latestAsk } from '../talk/latest-ask.ts'
import { askYesNo, say } from '../talk/lines.ts'
import { type Patience, talk } from '../talk/talk.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  waitingId: z.string(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>()

const roomGone = { actions: tell((_kept, event) => gone(event)), target: 'done' }

const machine = createMachine({
  id: 'ride-waiting',
  context: { misses: 0, nudged: false, waitingId: '' },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      { when: (heard) => asked(heard) !== null && saysYes(heard), keep: keepAsked, to: 'booking' },
      { when: (heard) => asked(heard) !== null && saysNo(heard), keep: keepAsked, to: 'declining' },
      {
        when: ({ about, facts }) => about === null && facts.waits.length > 0,
        keep: ({ facts }) => ({ waitingId: facts.waits[0]?.id ?? '' }),
        to: 'sureToLeave',
      },
      { when: () => true, tell: () => [say('ride-waiting.gone')], to: 'done' },
    ]),
    booking: {
      entry: tell(({ waitingId }) => [{ do: 'answerRoom', waitingId, wants: true }]),
      on: {
        rideBooked: { actions: tell((_kept, event) => booked(event)), target: 'done' },
        rideUnfit: { actions: tell(() => [say('ride-waiting.gone')]), target: 'done' },
        roomGone,
      },
    },
    declining: {
      entry: tell(({ waitingId }) => [{ do: 'answerRoom', waitingId, wants: false }]),
      on: { roomGone },
    },
    sureToLeave: question('sureToLeave', (kept, facts) => [askToLeave(kept, facts)], [
      { when: saysYes, to: 'leaving' },
      { when: saysNo, tell: () => [say('ride-waiting.stays')], to: 'done' },
    ]),
    leaving: {
      entry: tell(({ waitingId }) => [{ do: 'leaveWaiting', waitingId }]),
      on: {
        waitingLeft: { actions: tell(() => [say('ride-waiting.left')]), target: 'done' },
        roomGone,
      },
    },
    done: { type: 'final' },
  },
})

/** A yes or no to room that was asked for, or "I need not wait any more" of somebody with nothing else open. */
const claims: NonNullable<Flow['claims']> = (event) => {
  const { about, facts, meaning } = event
  if (about !== null) return about.startsWith('w:')
  if (facts.waits.length === 0) return false
  if (meaning.answer !== null && asked({ about, facts }) !== null && latestAsk(facts) === 'room') return true
  const nothingElse = facts.requests.length === 0 && facts.arrangements.length === 0
  return facts.askedAt === null && nothingElse && meaning.act === 'cancel'
}

/** Somebody on the waiting list is asked whether they want the ride for which room came, or needs it no more. */
export const rideWaiting = defineFlow({ name: 'ride-waiting', version: 1, machine, context, claims })

/** The ride they were asked about: by its button, or the latest one. */
function asked({ about, facts }: Pick<Heard, 'about' | 'facts'>): WaitingRide | null {
  const open = facts.waits.filter(({ askedAt }) => askedAt !== null)
  return (about === null ? open.at(-1) : open.find(({ id }) => `w:${id}` === about)) ?? null
}

function keepAsked(heard: Heard): Partial<Kept> {
  return { waitingId: asked(heard)?.id ?? '' }
}

function askToLeave({ waitingId }: Kept, facts: Facts): Intent {
  const when = facts.waits.find(({ id }) => id === waitingId)?.when ?? null
  return askYesNo('ride-waiting.sure-to-leave', { when: { when } })
}

function booked(event: FlowEvent): Intent[] {
  return event.type === 'rideBooked' ? [say('rides.booked', { number: event.number })] : []
}

function gone(event: FlowEvent): Intent[] {
  const declined = event.type === 'roomGone' && event.why === 'declined'
  return [say(declined ? 'ride-waiting.declined' : 'ride-waiting.gone')]
}
