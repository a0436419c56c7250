import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Ground } from '../ground.ts'
import { Rising } from '../ids.ts'
import type { Json } from '../json.ts'
import type { PhoneMessage } from '../phones.ts'
import {
  botMessage,
  fromPerson,
  inlineKeyboard,
  privateChat,
  seconds,
  telegramUser,
  textFields,
} from './compose.ts'
import { TelegramUpdates } from './updates.ts'

/** A photo, voice message or another thing that can be sent along. */
export type AttachmentKind = 'photo' | 'voice' | 'video' | 'document' | 'sticker'

/** Telegram's side of the street: what people do on their phones becomes updates. */
export class TelegramStandIn {
  readonly updates: TelegramUpdates
  /** Callback queries that were not answered yet, by id. */
  readonly queries = new Map<string, { identifier: string; at: number }>()
  /** What getFile knows. */
  readonly files = new Map<string, { path: string; bytes: Buffer }>()
  /** The menu of commands by language; an empty language is everybody else's. */
  readonly commands = new Map<string, unknown[]>()
  /** Calls that were not as the Bot API publishes them. */
  readonly mistakes: string[] = []
  readonly #ground: Ground
  readonly #messageIds: Rising

  constructor(ground: Ground) {
    this.#ground = ground
    this.updates = new TelegramUpdates(ground)
    const ids = ground.phones.all().flatMap(({ channel, id }) => (channel === 'telegram' ? [Number(id)] : []))
    this.#messageIds = new Rising(
      ids.reduce((most, id) => Math.max(most, id), 0),
      1,
    )
  }

  nextMessageId(): number {
    return this.#messageIds.next()
  }

  async text(identifier: string, text: string): Promise<string> {
    return this.#send(identifier, { text }, textFields(text))
  }

  async attach(identifier: string, kind: AttachmentKind, caption?: string): Promise<string> {
    const file = this.#newFile(kind)
    const body =
      kind === 'photo'
        ? [
            { ...file, width: 90, height: 67 },
            { ...file, width: 800, height: 600 },
          ]
        : file
    return this.#send(
      identifier,
      { text: caption ?? '', attachment: { type: kind, name: names[kind] } },
      { [kind]: body, ...(caption ? { caption } : {}) },
    )
  }

  async location(identifier: string, latitude: number, longitude: number): Promise<string> {
    return this.#send(
      identifier,
      { text: '', attachment: { type: 'location', name: `${latitude}, ${longitude}` } },
      { location: { latitude, longitude } },
    )
  }

  /** `own` false: somebody else's card, or one without a user id. */
  async contact(identifier: string, phone: string, own: boolean): Promise<string> {
    return this.#send(
      identifier,
      { text: '', attachment: { type: 'contact', name: phone } },
      {
        contact: {
          phone_number: phone,
          first_name: 'Contact',
          ...(own ? { user_id: Number(identifier) } : {}),
        },
      },
    )
  }

  async edit(identifier: string, messageId: string, text: string): Promise<void> {
    const message = this.#ground.phones.get('telegram', identifier, messageId)
    if (!message) throw new Error('there is no such message on this phone')
    this.#ground.phones.change(message, { text, edited: true })
    await this.updates.push(identifier, {
      edited_message: {
        ...fromPerson(this.#ground, identifier, Number(messageId)),
        edit_date: seconds(this.#ground.now()),
        ...textFields(text),
      },
    })
  }

  /** Presses a button under a message of the bot. */
  async press(identifier: string, message: PhoneMessage, value: string): Promise<void> {
    const id = randomBytes(8).readBigUInt64BE(0).toString()
    this.queries.set(id, { identifier, at: Date.now() })
    this.#ground.phones.change(message, { pressed: value })
    await this.updates.push(identifier, {
      callback_query: {
        id,
        from: telegramUser(this.#ground, identifier),
        message: {
          ...botMessage(this.#ground, message),
          reply_markup: { inline_keyboard: inlineKeyboard(message.buttons) },
        },
        chat_instance: createHash('sha1').update(identifier).digest().readBigInt64BE(0).toString(),
        data: value,
      },
    })
  }

  async block(identifier: string): Promise<void> {
    this.#ground.phones.block('telegram', identifier, 'blocked')
    await this.#membership(identifier, 'member', 'kicked')
  }

  async unblock(identifier: string): Promise<void> {
    this.#ground.phones.unblock('telegram', identifier)
    await this.#membership(identifier, 'kicked', 'member')
  }

  async #membership(identifier: string, before: string, after: string): Promise<void> {
    const user = {
      id: Number(this.#ground.secrets.telegram.token.split(':')[0]),
      is_bot: true,
      first_name: 'Foardoar',
    }
    const state = (status: string): Json => ({
      user,
      status,
      ...(status === 'kicked' ? { until_date: 0 } : {}),
    })
    await this.updates.push(identifier, {
      my_chat_member: {
        chat: privateChat(this.#ground, identifier),
        from: telegramUser(this.#ground, identifier),
        date: seconds(this.#ground.now()),
        old_chat_member: state(before),
        new_chat_member: state(after),
      },
    })
  }

  async #send(identifier: string, shown: Partial<PhoneMessage>, body: Json): Promise<string> {
    const messageId = this.nextMessageId()
    this.#ground.phones.add({
      channel: 'telegram',
      identifier,
      id: String(messageId),
      from: 'person',
      text: '',
      at: this.#ground.now().toISOString(),
      buttons: [],
      ...shown,
    })
    await this.updates.push(identifier, {
      message: { ...fromPerson(this.#ground, identifier, messageId), ...body },
    })
    return String(messageId)
  }

  #newFile(kind: AttachmentKind): Json {
    const id = `AgACAgQAAx${randomInt(1e12, 9e12)}`
    const bytes = Buffer.from(`a ${kind} from the street`)
    this.files.set(id, { path: `${kind}s/file_${this.files.size}.${extensions[kind]}`, bytes })
    return {
      file_id: id,
      file_unique_id: id.slice(-12),
      file_size: bytes.length,
      ...(kind === 'voice' || kind === 'video'
        ? { duration: 4, mime_type: kind === 'voice' ? 'audio/ogg' : 'video/mp4' }
        : {}),
      ...(kind === 'video' ? { width: 640, height: 360 } : {}),
      ...(kind === 'document' ? { file_name: 'letter.pdf', mime_type: 'application/pdf' } : {}),
      ...(kind === 'sticker'
        ? { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' }
        : {}),
    }
  }
}

const names: Record<AttachmentKind, string> = {
  photo: 'photo.jpg',
  voice: 'voice message, 0:04',
  video: 'video.mp4',
  document: 'letter.pdf',
  sticker: 'sticker 👍',
}
const extensions: Record<AttachmentKind, string> = {
  photo: 'jpg',
  voice: 'oga',
  video: 'mp4',
  document: 'pdf',
  sticker: 'webp',
}
