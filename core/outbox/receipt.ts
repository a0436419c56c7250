import type { Core } from '../core.ts'
import type { ChannelName } from '../inbox/inbound-message.ts'
import { inOneTransaction } from '../work.ts'
import type { Delivery } from './channel.ts'
import { findSent, keepReceipt } from './delivery.store.ts'
import { goOnWithout } from './go-on-without.ts'

/** Takes a provider's receipt. What could not be delivered goes to another address of the person, or to the desk. */
export async function takeReceipt(
  core: Core,
  channel: ChannelName,
  providerId: string,
  delivery: Delivery,
  reason: string | null,
): Promise<void> {
  const id = await keepReceipt(core.pool, channel, providerId, delivery, reason)
  if (!id || delivery !== 'failed') return
  const sent = await findSent(core.pool, id)
  if (sent) await inOneTransaction(core, (work) => goOnWithout(work, sent))
}
