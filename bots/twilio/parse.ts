import type { AttachmentType, InboundContent, InboundMessage } from '../../core/inbox/inbound-message.ts'
import { readChoiceData } from '../choice-data.ts'
import { readAddress } from './addresses.ts'

/** The fields of a webhook, each once; new ones may appear at any time. */
export type Fields = Record<string, string | undefined>

/** What somebody sent by SMS or WhatsApp; several when more than one file came along, none for other channels. */
export function parseInbound(fields: Fields): InboundMessage[] {
  const sender = readAddress(fields.From ?? '')
  const sid = fields.MessageSid
  if (!sender || !sid) return []
  const contents = attachmentsOf(fields)
  if (contents.length === 0) contents.push(contentOf(fields))
  return contents.map((content, index) => ({
    channel: sender.channel,
    providerId: index === 0 ? sid : `${sid}/${index}`,
    sender: sender.identifier,
    content,
  }))
}

function contentOf(fields: Fields): InboundContent {
  const { Body = '', OptOutType: optOut, ButtonPayload: payload, ListId: item } = fields
  if (optOut === 'STOP') return { kind: 'opted-out', how: 'twilio STOP' }
  if (optOut === 'START') return { kind: 'opted-in', how: 'twilio START' }
  const choice = readChoiceData(payload ?? item ?? '')
  if (choice) return choice
  const location = locationOf(fields)
  if (location) return location
  const text = Body === '' ? (fields.ButtonText ?? fields.ListTitle ?? '') : Body
  if (text !== '') return { kind: 'text', text, ...(isForTheRobot(fields, text) && { robotAnswered: true }) }
  return { kind: 'unsupported', what: fields.MessageType ?? 'empty' }
}

/** Carriers answer HELP and INFO themselves, when they are all that a text message says. */
function isForTheRobot({ From = '', OptOutType }: Fields, text: string): boolean {
  return OptOutType === 'HELP' || (!From.includes(':') && /^\W*(help|info)\W*$/i.test(text))
}

function locationOf({ Latitude, Longitude, Label, Address }: Fields): InboundContent | null {
  const latitude = Number.parseFloat(Latitude ?? '')
  const longitude = Number.parseFloat(Longitude ?? '')
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null
  const label = Label || Address
  return { kind: 'location', latitude, longitude, ...(label ? { label } : {}) }
}

function attachmentsOf(fields: Fields): InboundContent[] {
  const count = Math.min(Number.parseInt(fields.NumMedia ?? '0', 10) || 0, 10)
  return Array.from({ length: count }, (_, index) => {
    const mime = fields[`MediaContentType${index}`]
    return {
      kind: 'attachment',
      type: typeOf(mime ?? ''),
      ref: refOf(fields[`MediaUrl${index}`] ?? '', fields.MessageSid ?? ''),
      ...(mime ? { mime } : {}),
      ...(index === 0 && fields.Body ? { caption: fields.Body } : {}),
    }
  })
}

/** Only the ids are kept: the address is always Twilio's own, whatever a webhook says. */
function refOf(url: string, messageSid: string): string {
  const mediaSid = /\/Media\/(ME[0-9a-zA-Z]+)/.exec(url)?.[1]
  return mediaSid ? `${messageSid}/${mediaSid}` : messageSid
}

function typeOf(mime: string): AttachmentType {
  if (mime === 'image/webp') return 'sticker'
  if (mime.startsWith('image/')) return 'photo'
  if (mime.startsWith('audio/')) return 'voice'
  return mime.startsWith('video/') ? 'video' : 'document'
}
