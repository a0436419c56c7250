import type { Core } from '../core.ts'
import { type Ask, askIn, askOn } from '../database.ts'
import { bringAfter } from '../inbox/inbox.store.ts'
import { leaseMilliseconds } from '../outbox/lease.ts'
import { inOneTransaction } from '../work.ts'
import { carryOut } from './carry-out.ts'
import { type Loaded, lockConversation, type Saving, saveStepWith } from './conversation.store.ts'
import { decide } from './decide.ts'
import { DeedAhead, doInPassing, type Passing } from './in-passing.ts'
import type { Language, Meaning, Understand, UnderstandContext } from './meaning.ts'
import type { Road } from './road.ts'
import { besides } from './thought.store.ts'
import { type Breath, readThought, type Thought } from './thought.ts'

/** Others were faster every time: a fault of the moment, and not of the message. */
export class Outrun extends Error {}

const lookAgain = 12

/** What is left of what somebody wrote: more at once, nothing, or something that may wait for a breath. */
export type Left = 'more' | 'nothing' | Breath

/**
 * Handles the oldest message of a person, or their silence, and says whether there is more.
 * Safe to be called by anybody at any time: whoever saves first has done it, the others look again.
 */
export async function handleNext(core: Core, road: Road, personId: string): Promise<Left> {
  for (let look = 0; look < lookAgain; look++) {
    const now = core.clock.now()
    const loaded = await road.load(personId)
    if (!loaded || !isDue(loaded, now)) return 'nothing'
    if (loaded.person.mergedInto) {
      await bringAfter(core.pool, personId, loaded.person.mergedInto)
      return 'nothing'
    }
    const handled = await handleLoaded(core, road, loaded, now)
    if ('until' in handled) return handled
    if (!handled.saved) continue
    const { message } = loaded
    if (message) {
      core.metrics.handled.inc({ channel: message.channel })
      core.metrics.handling.observe(
        Math.max(0, (core.clock.now().getTime() - message.receivedAt.getTime()) / 1000),
      )
    }
    return handled.more ? 'more' : 'nothing'
  }
  throw new Outrun('Another replica was faster every time; the sweep will look again.')
}

async function handleLoaded(core: Core, road: Road, loaded: Loaded, now: Date): Promise<Saving | Breath> {
  const thought = await read(core, loaded, now, askOn(core.pool))
  if ('until' in thought) return thought
  const passing: Passing = { remembered: {}, opening: null }
  const on = { core, road, loaded, language: languageOf(core, loaded), now }
  try {
    const step = await decide(core, loaded, thought, now, (deed) => doInPassing(deed, on, passing))
    // an answer is sent by who saved it; what follows a silence is claimed like everything else that is owed
    const lease = new Date(now.getTime() + (loaded.message ? leaseMilliseconds : 0))
    const saving = await road.save({ step, ...passing, now, leaseUntil: lease })
    const { saved, outboxId } = saving
    if (saved && passing.opening) core.deliver([passing.opening.deskAddressId])
    if (saved && step.say && step.addressId) {
      const { message } = loaded
      if (outboxId && message) {
        const { addressId, channel, identifier } = message
        core.handOver({
          id: outboxId,
          addressId,
          channel,
          identifier,
          neighbourhoodId: loaded.person.neighbourhoodId,
          content: step.say.content,
          lastInboundAt: message.receivedAt,
          attempts: 1,
        })
      } else core.deliver([step.addressId])
    }
    return saving
  } catch (error) {
    if (!(error instanceof DeedAhead)) throw error
    return handleWithDeeds(core, loaded.person.id)
  }
}

/** The same step with its deeds: read again under a lock, then everything is written in one transaction. */
function handleWithDeeds(core: Core, personId: string): Promise<Saving | Breath> {
  return inOneTransaction(core, async (work) => {
    const loaded = await lockConversation(work.tx, personId, work.now)
    if (!loaded || !isDue(loaded, work.now)) return { saved: true, more: false, outboxId: null }
    const thought = await read(core, loaded, work.now, askIn(work.tx))
    if ('until' in thought) return thought
    const language = languageOf(core, loaded)
    const step = await decide(core, loaded, thought, work.now, (deed) =>
      carryOut(deed, { work, loaded, language }),
    )
    const saving = await saveStepWith(work.tx, step, work.now)
    if (!saving.saved) throw new Error('A locked talk moved.')
    if (step.say && step.addressId) work.owed.add(step.addressId)
    return saving
  })
}

function read(core: Core, loaded: Loaded, now: Date, ask: Ask): Promise<Thought | Breath> {
  const { id, language, neighbourhoodId } = loaded.person
  const { zone } = core.neighbourhoods.get(neighbourhoodId)
  const context = { language, now, zone, neighbourhood: neighbourhoodId }
  const understand: Understand = (text, open) => readAtHome(core, text, open)
  return readThought(understand, loaded, context, besides(ask, id), core.breath)
}

/** Who says where they live is read by the kinds of help that are known there. */
function readAtHome({ understand, neighbourhoods }: Core, text: string, context: UnderstandContext): Meaning {
  const meaning = understand(text, context)
  const home = meaning.place && neighbourhoods.at(meaning.place.postcode)
  return home && home.id !== context.neighbourhood
    ? understand(text, { ...context, neighbourhood: home.id })
    : meaning
}

function languageOf(core: Core, { person }: Loaded): Language {
  return person.language ?? core.neighbourhoods.get(person.neighbourhoodId).language
}

function isDue({ message, conversation }: Loaded, now: Date): boolean {
  return message !== null || (conversation.replyBy !== null && conversation.replyBy <= now)
}
