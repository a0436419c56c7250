import type { Changes } from './changes.ts'
import type { Journal, Shelf } from './journal.ts'

/** The three ways by which people on the street text. */
export type PhoneChannel = 'telegram' | 'sms' | 'whatsapp'

/** A button under a message, or one of a keyboard below the typing field. */
export interface PhoneButton {
  label: string
  /** What comes back when it is pressed. */
  value: string
  /** A keyboard button that shares something instead of a text. */
  shares?: 'contact' | 'location'
}

/** One message as a phone shows it. */
export interface PhoneMessage {
  channel: PhoneChannel
  /** Whose phone: a chat id, +316…, or a WhatsApp id. */
  identifier: string
  /** The provider's id. */
  id: string
  /** `carrier`: the provider's own robot, such as the answer to STOP. */
  from: 'person' | 'foardoar' | 'carrier'
  text: string
  at: string
  buttons: PhoneButton[][]
  /** The buttons are a list, which this button opens. */
  list?: string
  keyboard?: PhoneButton[][]
  /** The value of the button that was pressed last. */
  pressed?: string
  attachment?: { type: string; name: string }
  edited?: boolean
  status?: string
  errorCode?: number
  segments?: number
}

/** How somebody cannot be reached any more. */
export type BlockedHow = 'blocked' | 'deactivated' | 'unknown' | 'opted-out'

/** Every phone on the street and what it shows. */
export class Phones {
  readonly #messages: Shelf<PhoneMessage>
  readonly #blocked: Shelf<BlockedHow>
  readonly #keys = new Map<string, string[]>()
  readonly #seen = new Set<string>()
  readonly #changes: Changes

  constructor(journal: Journal, changes: Changes) {
    this.#changes = changes
    this.#messages = journal.shelf('phone')
    this.#blocked = journal.shelf('blocked')
    for (const message of this.#messages.all()) this.#index(message)
  }

  #index(message: PhoneMessage): void {
    const phone = address(message.channel, message.identifier)
    const keys = this.#keys.get(phone)
    if (keys) keys.push(key(message.channel, message.identifier, message.id))
    else this.#keys.set(phone, [key(message.channel, message.identifier, message.id)])
  }

  add(message: PhoneMessage): void {
    this.#index(message)
    this.#messages.set(key(message.channel, message.identifier, message.id), message)
    this.#changes.tell({ kind: 'phone', message })
  }

  change(message: PhoneMessage, patch: Partial<PhoneMessage>): PhoneMessage {
    const changed = { ...message, ...patch }
    this.#messages.set(key(message.channel, message.identifier, message.id), changed)
    this.#changes.tell({ kind: 'phone', message: changed })
    return changed
  }

  get(channel: PhoneChannel, identifier: string, id: string): PhoneMessage | undefined {
    return this.#messages.get(key(channel, identifier, id))
  }

  list(channel: PhoneChannel, identifier: string): PhoneMessage[] {
    const keys = this.#keys.get(address(channel, identifier)) ?? []
    return keys.map((name) => this.#messages.get(name)).filter((message) => message !== undefined)
  }

  all(): PhoneMessage[] {
    return this.#messages.all()
  }

  /** Messages from Foardoar that nobody took yet, oldest first. */
  unseen(channel: PhoneChannel, identifier: string): PhoneMessage[] {
    return this.#fromUs(channel, identifier).filter(
      (message) => !this.#seen.has(key(channel, identifier, message.id)),
    )
  }

  takeUnseen(channel: PhoneChannel, identifier: string): PhoneMessage | undefined {
    const [first] = this.unseen(channel, identifier)
    if (first) this.#seen.add(key(channel, identifier, first.id))
    return first
  }

  /** Everything so far counts as read. */
  markSeen(channel: PhoneChannel, identifier: string): void {
    while (this.takeUnseen(channel, identifier)) {}
  }

  #fromUs(channel: PhoneChannel, identifier: string): PhoneMessage[] {
    return this.list(channel, identifier).filter(
      (message) =>
        message.from === 'foardoar' && message.status !== 'failed' && message.status !== 'undelivered',
    )
  }

  block(channel: PhoneChannel, identifier: string, how: BlockedHow): void {
    this.#blocked.set(address(channel, identifier), how)
    this.#changes.tell({ kind: 'blocked', channel, identifier, how })
  }

  unblock(channel: PhoneChannel, identifier: string): void {
    this.#blocked.delete(address(channel, identifier))
    this.#changes.tell({ kind: 'blocked', channel, identifier, how: null })
  }

  blocked(channel: PhoneChannel, identifier: string): BlockedHow | undefined {
    return this.#blocked.get(address(channel, identifier))
  }

  allBlocked(): Record<string, BlockedHow> {
    return Object.fromEntries(
      this.#blocked.keys().map((phone) => [phone, this.#blocked.get(phone) ?? 'blocked']),
    )
  }
}

function address(channel: PhoneChannel, identifier: string): string {
  return `${channel}:${identifier}`
}

function key(channel: PhoneChannel, identifier: string, id: string): string {
  return `${channel}:${identifier}:${id}`
}
