import type { Core } from '../core.ts'
import type { ChannelName } from '../inbox/inbound-message.ts'
import { inOneTransaction } from '../work.ts'
import type { Delivery } from './channel.ts'
import { keepFailure, keepReceipt } from './delivery.store.ts'
import { goOnWithout } from './go-on-without.ts'

/** Takes a provider's receipt. What could not be delivered goes to another address of the person, or to the desk. */
export async function takeReceipt(
  core: Core,
  channel: ChannelName,
  providerId: string,
  delivery: Delivery,
  reason: string | null,
): Promise<void> {
  if (delivery !== 'failed') return keepReceipt(core.pool, channel, providerId, delivery, reason)
  // together, or not at all: a receipt that was kept is no news when it comes again
  await inOneTransaction(core, async (work) => {
    const failed = await keepFailure(work.tx, channel, providerId, reason)
    if (failed && !failed.optedOut) await goOnWithout(work, failed)
  })
}
