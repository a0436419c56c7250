import type { DeskAuditEntry } from '../../core/desk/audit-trail.store.ts'
import type { InboundMessage } from '../../core/inbox/inbound-message.ts'
import type { House, Receipt } from '../../core/outbox/channel.ts'

/** A house that remembers what a channel handed in, and can be away for a while. */
export class RecordingHouse implements House {
  readonly kept: InboundMessage[] = []
  readonly receipts: ({ channel: string } & Receipt)[] = []
  readonly audited: DeskAuditEntry[] = []
  /** What channels said of their own hearing, each change once. */
  readonly heard: { channel: string; well: boolean }[] = []
  duplicates = 0
  /** How many messages more are not kept. */
  failing = 0
  /** What an accept waits for. */
  gate: (message: InboundMessage) => Promise<void> = async () => undefined

  async accept(message: InboundMessage): Promise<'kept' | 'duplicate'> {
    await this.gate(message)
    if (this.failing > 0) {
      this.failing--
      throw new Error('the database is away')
    }
    const known = this.kept.some(
      (one) => one.channel === message.channel && one.providerId === message.providerId,
    )
    if (known) this.duplicates++
    else this.kept.push(message)
    return known ? 'duplicate' : 'kept'
  }

  async receipt(channel: string, receipt: Receipt): Promise<void> {
    this.receipts.push({ channel, ...receipt })
  }

  hearing(channel: string, well: boolean): void {
    const last = this.heard.filter((one) => one.channel === channel).at(-1)
    if (last?.well !== well) this.heard.push({ channel, well })
  }

  async audit(entry: DeskAuditEntry): Promise<void> {
    this.audited.push(entry)
  }
}
