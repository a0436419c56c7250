import type { ChannelName } from '../inbox/inbound-message.ts'
import type { OutgoingText } from './outgoing-message.ts'

/** An answer that was saved with this process as its sender: it need not be claimed again. */
export interface HandedOver {
  id: string
  addressId: string
  channel: ChannelName
  identifier: string
  neighbourhoodId: string
  content: OutgoingText
  lastInboundAt: Date
  attempts: number
}
