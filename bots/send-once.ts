import type { OutgoingMessage, SendOutcome } from '../core/outbox/outgoing-message.ts'
import { Recent } from './recent.ts'

/**
 * Makes sending safe to ask for twice: a message that is still on its way, or that has gone, is not sent again.
 * The outbox loses patience with a slow provider before the last word about the first try is in.
 */
export function sendOnce<More extends unknown[]>(
  send: (message: OutgoingMessage, ...more: More) => Promise<SendOutcome>,
): (message: OutgoingMessage, ...more: More) => Promise<SendOutcome> {
  const tries = new Recent<string, Promise<SendOutcome>>(2000)
  return (message, ...more) => {
    const earlier = tries.get(message.id)
    if (earlier) return earlier
    const sending = send(message, ...more)
    const forget = () => tries.delete(message.id)
    sending.then(({ end }) => end !== 'sent' && forget(), forget)
    tries.set(message.id, sending)
    return sending
  }
}
