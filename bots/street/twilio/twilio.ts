import { createHmac, randomUUID } from 'node:crypto'
import { type Ground, nameOf } from '../ground.ts'
import { sid } from '../ids.ts'
import type { Shelf } from '../journal.ts'
import type { PhoneChannel, PhoneMessage } from '../phones.ts'
import { type Attempt, type Parcel, post, Redelivery } from '../post.ts'
import { countSegments } from '../segments.ts'
import type { ContentResource } from './content.ts'
import type { TwilioMessage } from './message-resource.ts'
import { carrierAnswers, carrierWord } from './rules.ts'

type TwilioChannel = Exclude<PhoneChannel, 'telegram'>

/** Twilio's side of the street: what people text becomes signed webhooks. */
export class TwilioStandIn {
  readonly contents: Shelf<ContentResource>
  /** Calls that are not as Twilio's published description wants them: there should be none, ever. */
  readonly misuses: string[] = []
  readonly #ground: Ground
  readonly #messages: Shelf<TwilioMessage>
  readonly #byAddress = new Map<string, string[]>()
  readonly #lastInbound = new Map<string, number>()
  readonly #parcels: Redelivery
  readonly #lastFields = new Map<string, Record<string, string>>()
  readonly #advancedOptOut: boolean

  constructor(ground: Ground, templates: ContentResource[], advancedOptOut: boolean) {
    this.#ground = ground
    this.#advancedOptOut = advancedOptOut
    this.contents = ground.journal.shelf('twilio.content')
    for (const template of templates) this.contents.set(template.sid, template)
    this.#messages = ground.journal.shelf('twilio.messages')
    for (const message of this.#messages.all()) this.#index(message)
    this.#parcels = new Redelivery(ground.journal, 'twilio.parcels', ground.patience.twilio, (parcel) =>
      this.#attempt(parcel),
    )
  }

  resume(): void {
    void this.#parcels.resume()
  }

  /** Keeps a message in the account's list. */
  keep(message: TwilioMessage): void {
    if (!this.#messages.get(message.sid)) this.#index(message)
    this.#messages.set(message.sid, message)
  }

  find(messageSid: string): TwilioMessage | undefined {
    return this.#messages.get(messageSid)
  }

  forget(messageSid: string): void {
    this.#messages.delete(messageSid)
  }

  /** Messages of the account, newest first. */
  messages(address?: string): TwilioMessage[] {
    const known = address
      ? (this.#byAddress.get(address) ?? []).map((id) => this.#messages.get(id))
      : this.#messages.all()
    return known.filter((message) => message !== undefined).reverse()
  }

  /** When this person last wrote to our WhatsApp number, in milliseconds. */
  lastInbound(address: string): number | undefined {
    return this.#lastInbound.get(address)
  }

  async text(channel: TwilioChannel, identifier: string, body: string): Promise<string> {
    return this.#receive(channel, identifier, { Body: body, MessageType: 'text' }, { text: body })
  }

  async press(identifier: string, message: PhoneMessage, value: string, label: string): Promise<string> {
    this.#ground.phones.change(message, { pressed: value })
    const pressed: Record<string, string> =
      message.list === undefined
        ? { ButtonText: label, ButtonPayload: value }
        : { ListTitle: label, ListId: value }
    return this.#receive(
      'whatsapp',
      identifier,
      {
        Body: label,
        MessageType: 'interactive',
        ...pressed,
        OriginalRepliedMessageSid: message.id,
        OriginalRepliedMessageSender: this.#ground.secrets.twilio.whatsappFrom,
      },
      { text: label },
    )
  }

  async attach(channel: TwilioChannel, identifier: string, kind: string, caption = ''): Promise<string> {
    const type = mediaTypes[kind] ?? 'application/octet-stream'
    return this.#receive(
      channel,
      identifier,
      { Body: caption, MessageType: kind === 'photo' ? 'image' : kind === 'voice' ? 'audio' : kind },
      { text: caption, attachment: { type: kind, name: kind } },
      [type],
    )
  }

  async location(
    channel: TwilioChannel,
    identifier: string,
    latitude: number,
    longitude: number,
  ): Promise<string> {
    return this.#receive(
      channel,
      identifier,
      { Body: '', MessageType: 'location', Latitude: String(latitude), Longitude: String(longitude) },
      { attachment: { type: 'location', name: `${latitude}, ${longitude}` } },
    )
  }

  async contact(channel: TwilioChannel, identifier: string, phone: string): Promise<string> {
    return this.#receive(
      channel,
      identifier,
      { Body: '', MessageType: 'contacts' },
      { attachment: { type: 'contact', name: phone } },
      ['text/vcard'],
    )
  }

  /** The webhook of an earlier message once more; the status that the program answered. */
  async again(messageSid: string): Promise<number> {
    const message = this.#messages.get(messageSid)
    if (message?.direction !== 'inbound') throw new Error('there is no such inbound message')
    const fields = this.#lastFields.get(messageSid) ?? {}
    return (await this.#attempt({ id: randomUUID(), target: '/twilio/messages', fields })).status
  }

  /** A status callback to the address that the program gave with the message. */
  async receipt(message: TwilioMessage, status: string, errorCode: number | null): Promise<void> {
    if (message.statusCallback === '') return
    await this.#parcels.bring({
      id: randomUUID(),
      target: message.statusCallback,
      fields: {
        AccountSid: this.#ground.secrets.twilio.accountSid,
        ApiVersion: '2010-04-01',
        From: message.from,
        To: message.to,
        MessageSid: message.sid,
        SmsSid: message.sid,
        MessageStatus: status,
        SmsStatus: status,
        ...(message.messagingServiceSid ? { MessagingServiceSid: message.messagingServiceSid } : {}),
        ...(message.to.startsWith('whatsapp:')
          ? { ChannelPrefix: 'whatsapp', ChannelToAddress: message.to }
          : {}),
        ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
      },
    })
  }

  async #receive(
    channel: TwilioChannel,
    identifier: string,
    fields: Record<string, string>,
    shown: Partial<PhoneMessage>,
    media: string[] = [],
  ): Promise<string> {
    const { twilio } = this.#ground.secrets
    const messageSid = sid(media.length > 0 ? 'MM' : 'SM')
    const at = this.#ground.now().toISOString()
    const from = channel === 'whatsapp' ? `whatsapp:${identifier}` : identifier
    const to = channel === 'whatsapp' ? twilio.whatsappFrom : twilio.smsFrom
    const body = fields.Body ?? ''
    this.#ground.phones.add({
      channel,
      identifier,
      id: messageSid,
      from: 'person',
      text: '',
      at,
      buttons: [],
      ...shown,
    })
    this.keep({
      sid: messageSid,
      direction: 'inbound',
      from,
      to,
      body,
      status: 'received',
      errorCode: null,
      segments: countSegments(body),
      media,
      messagingServiceSid: twilio.messagingServiceSid ?? null,
      statusCallback: '',
      createdAt: at,
      sentAt: at,
    })
    const word = carrierWord(body)
    if (word && channel === 'sms') this.#carrier(identifier, word)
    const all = {
      ToCountry: 'NL',
      ToState: '',
      ToCity: '',
      ToZip: '',
      FromCountry: 'NL',
      FromState: '',
      FromCity: '',
      FromZip: '',
      MessageSid: messageSid,
      SmsSid: messageSid,
      SmsMessageSid: messageSid,
      AccountSid: twilio.accountSid,
      ...(twilio.messagingServiceSid ? { MessagingServiceSid: twilio.messagingServiceSid } : {}),
      From: from,
      To: to,
      NumMedia: String(media.length),
      NumSegments: String(countSegments(body)),
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
      ...(channel === 'whatsapp' ? this.#whatsappFields(identifier) : {}),
      ...(word && this.#advancedOptOut ? { OptOutType: word } : {}),
      ...mediaFields(this.#ground.root, twilio.accountSid, messageSid, media),
      ...fields,
    }
    if (channel === 'sms') delete (all as Record<string, string>).MessageType
    this.#lastFields.set(messageSid, all)
    if (this.#lastFields.size > 2000) this.#lastFields.delete(this.#lastFields.keys().next().value ?? '')
    await this.#parcels.bring({ id: messageSid, target: '/twilio/messages', fields: all })
    return messageSid
  }

  #whatsappFields(identifier: string): Record<string, string> {
    const name = nameOf(this.#ground, 'whatsapp', identifier)
    const hasNumber = identifier.startsWith('+')
    return {
      ProfileName: name,
      ...(hasNumber ? { WaId: identifier.slice(1) } : { ExternalUserId: identifier }),
      ChannelMetadata: JSON.stringify({ type: 'whatsapp', data: { context: { ProfileName: name } } }),
    }
  }

  #carrier(identifier: string, word: keyof typeof carrierAnswers): void {
    const { phones } = this.#ground
    const wasBlocked = phones.blocked('sms', identifier) === 'opted-out'
    if (word === 'STOP') phones.block('sms', identifier, 'opted-out')
    if (word === 'START') {
      // YES from somebody who never said STOP is just a word.
      if (!wasBlocked) return
      phones.unblock('sms', identifier)
    }
    phones.add({
      channel: 'sms',
      identifier,
      id: sid('SM'),
      from: 'carrier',
      text: carrierAnswers[word],
      at: this.#ground.now().toISOString(),
      buttons: [],
    })
  }

  #index(message: TwilioMessage): void {
    for (const address of [message.from, message.to]) {
      const sids = this.#byAddress.get(address)
      if (sids) sids.push(message.sid)
      else this.#byAddress.set(address, [message.sid])
    }
    if (message.direction === 'inbound') this.#lastInbound.set(message.from, Date.parse(message.createdAt))
  }

  async #attempt(parcel: Parcel): Promise<Attempt> {
    const url = parcel.target.startsWith('/') ? `${this.#ground.hook ?? ''}${parcel.target}` : parcel.target
    if (!url.startsWith('http'))
      return { ok: false, status: 0, body: '', retryAfterMs: 0, problem: 'connection' }
    const fields = typeof parcel.fields === 'string' ? {} : parcel.fields
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'TwilioProxy/1.1',
      'i-twilio-idempotency-token': parcel.id,
      'x-twilio-signature': sign(this.#ground.secrets.twilio.authToken, url, fields),
    }
    return post(url, headers, new URLSearchParams(fields).toString(), 15_000)
  }
}

/** Twilio's signature: HMAC-SHA1 over the address and the sorted fields. */
function sign(authToken: string, url: string, fields: Record<string, string>): string {
  const signed = Object.keys(fields)
    .sort()
    .reduce((all, name) => all + name + fields[name], url)
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}

function mediaFields(
  root: string | null,
  accountSid: string,
  messageSid: string,
  media: string[],
): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [index, type] of media.entries()) {
    fields[`MediaUrl${index}`] =
      `${root ?? ''}/twilio/2010-04-01/Accounts/${accountSid}/Messages/${messageSid}/Media/ME${messageSid.slice(2)}`
    fields[`MediaContentType${index}`] = type
  }
  return fields
}

const mediaTypes: Record<string, string> = {
  photo: 'image/jpeg',
  voice: 'audio/ogg',
  video: 'video/mp4',
  document: 'application/pdf',
  sticker: 'image/webp',
}
