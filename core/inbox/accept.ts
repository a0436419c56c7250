import type { Core } from '../core.ts'
import { clean } from './clean.ts'
import type { InboundMessage } from './inbound-message.ts'
import { keepMessage } from './inbox.store.ts'
import { LoopGuard } from './loop-guard.ts'

/** Makes the door: it keeps a message and starts handling it; the provider may hear "yes" as soon as that resolves. */
export function createAccept(core: Core, wake: (personId: string) => void) {
  const loops = new LoopGuard()
  return async (message: InboundMessage): Promise<'kept' | 'duplicate'> => {
    const now = core.clock.now()
    const kept = await keepMessage(
      core.pool,
      clean(loops.check(message, now)),
      core.neighbourhoods.first.id,
      now,
    )
    core.metrics.accepted.inc({ channel: message.channel, result: kept ? 'kept' : 'duplicate' })
    if (!kept) return 'duplicate'
    wake(kept.personId)
    return 'kept'
  }
}
