import type { Core } from '../core.ts'
import { isTaken } from '../database.ts'
import { Together } from '../together.ts'
import { clean } from './clean.ts'
import type { InboundMessage } from './inbound-message.ts'
import { type Arrival, type Kept, keepMessages } from './inbox.store.ts'
import { LoopGuard } from './loop-guard.ts'

/** Makes the door: it keeps a message and starts handling it; the provider may hear "yes" as soon as that resolves. */
export function createAccept(core: Core, wake: (personId: string) => void) {
  const loops = new LoopGuard()
  const keep = createKeep(core)
  return async (message: InboundMessage): Promise<'kept' | 'duplicate'> => {
    const now = core.clock.now()
    const neighbourhoodId = core.neighbourhoods.first.id
    const at = message.at && message.at < now ? message.at : now
    const kept = await keep({ message: clean(loops.check(message, now)), neighbourhoodId, now: at })
    core.metrics.accepted.inc({ channel: message.channel, result: kept ? 'kept' : 'duplicate' })
    if (!kept) return 'duplicate'
    wake(kept.personId)
    return 'kept'
  }
}

/** Keeps messages, those that come at the same time together. */
function createKeep(core: Core): (arrival: Arrival) => Promise<Kept | null> {
  const together = new Together((arrivals: Arrival[]) => keepMessages(core.pool, arrivals))
  return async (arrival) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await together.add(arrival)
      } catch (error) {
        // two first messages of one new person at once: the second finds the person that the first one made
        if (attempt >= 5 || !isTaken(error)) throw error
      }
    }
  }
}
