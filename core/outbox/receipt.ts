import type { Core } from '../core.ts'
import type { ChannelName } from '../inbox/inbound-message.ts'
import { inOneTransaction, type Work } from '../work.ts'
import type { Failure, Receipt } from './channel.ts'
import { type Claimed, keepFailure, keepReceipt, oweAgain } from './delivery.store.ts'
import { goOnWithout } from './go-on-without.ts'
import { leaveAlone } from './leave-alone.ts'
import { addToOutbox } from './outbox.store.ts'

/** A message that the provider lost in between is brought to it so often. */
const mostTries = 3

/** Takes a provider's receipt. What could not be delivered is tried again, goes to another address, or to the desk. */
export async function takeReceipt(core: Core, channel: ChannelName, receipt: Receipt): Promise<void> {
  const { delivery, failure } = receipt
  core.metrics.receipts.inc({ channel, delivery })
  if (delivery !== 'failed') {
    core.deliver(await keepReceipt(core.pool, channel, receipt, core.clock.now()))
    return
  }
  // together, or not at all: a receipt that was kept is no news when it comes again
  await inOneTransaction(core, async (work) => {
    const failed = await keepFailure(work.tx, channel, receipt)
    if (failed) await afterFailure(work, failed, failure)
  })
}

async function afterFailure(work: Work, failed: Claimed, failure?: Failure): Promise<void> {
  const { again, reason = 'opted-out', optedOut = false } = failure ?? {}
  if (optedOut || failed.optedOut) return leaveAlone(work, failed, reason)
  if (again === 'as-template' && (await sayAsTemplate(work, failed))) return
  if (typeof again === 'object') {
    const at = new Date(work.now.getTime() + again.afterSeconds * 1000)
    // a ping does not wait for somebody whose phone is off: the next neighbour is asked
    const isWorthIt = failed.offerId === null && (failed.expiresAt === null || at < failed.expiresAt)
    if (isWorthIt && failed.attempts < mostTries) {
      await oweAgain(work.tx, failed.id, at)
      return
    }
  }
  await goOnWithout(work, failed)
}

/** The time for free words was over: the same once more, in the words that were approved. */
async function sayAsTemplate(work: Work, { content, ...failed }: Claimed): Promise<boolean> {
  if (content.kind !== 'text' || !content.template || content.onlyAsTemplate) return false
  const { addressId, personId, requestId, offerId, purpose, expiresAt, tried } = failed
  const row = { addressId, personId, requestId, offerId, purpose, expiresAt, tried }
  await addToOutbox(work.tx, { ...row, content: { ...content, onlyAsTemplate: true } }, work.now)
  work.owed.add(addressId)
  return true
}
