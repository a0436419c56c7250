import type { Fault } from '../faults.ts'
import type { Ground } from '../ground.ts'
import { sid } from '../ids.ts'
import { type Json, text } from '../json.ts'
import type { PhoneMessage } from '../phones.ts'
import type { Reply } from '../reply.ts'
import { countSegments } from '../segments.ts'
import { type FilledContent, fillContent } from './content.ts'
import { isShownInSession } from './content-rules.ts'
import { messageResource, type TwilioMessage } from './message-resource.ts'
import { errorTexts, isSendable, readAddress } from './rules.ts'
import type { TwilioStandIn } from './twilio.ts'

/** Codes that Twilio refuses the call with, or puts into the status callback later. */
export function isLate(code: number): boolean {
  return code >= 30_000
}

/** A refusal in the words of Twilio's REST API. */
export function refusal(status: number, code: number): Reply {
  return {
    status,
    body: {
      code,
      message: errorTexts[code] ?? 'The request could not be carried out',
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    },
  }
}

/** POST Messages.json: checks as Twilio does, shows the message on the phone, and sends its receipts later. */
export function createMessage(
  standIn: TwilioStandIn,
  ground: Ground,
  given: Json,
  fault: Fault | null,
): Reply {
  const { twilio } = ground.secrets
  const to = text(given.To)
  const service = text(given.MessagingServiceSid)
  const { channel, identifier } = readAddress(to)
  const from =
    text(given.From) || (service && channel === 'sms' ? twilio.smsFrom : service ? twilio.whatsappFrom : '')
  const ours = channel === 'whatsapp' ? twilio.whatsappFrom : twilio.smsFrom

  if (to === '') return refusal(400, 21604)
  if (from === '') return refusal(400, 21603)
  if (from !== ours || (service !== '' && service !== twilio.messagingServiceSid)) return refusal(400, 21606)
  const blocked = ground.phones.blocked(channel, identifier)
  if (!isSendable(channel, identifier)) return refusal(400, 21211)
  if (blocked === 'unknown' && channel === 'sms') return refusal(400, 21614)
  if (blocked === 'opted-out') return refusal(400, 21610)

  const content = readContent(standIn, given)
  if (typeof content === 'number') return refusal(400, content)
  if (content.text === '' && given.MediaUrl === undefined) return refusal(400, 21602)
  if (content.text.length > 1600) return refusal(400, 21617)

  const at = ground.now().toISOString()
  const message: TwilioMessage = {
    sid: sid('SM'),
    direction: 'outbound-api',
    from,
    to,
    body: content.text,
    status: service === '' ? 'queued' : 'accepted',
    errorCode: null,
    segments: countSegments(content.text),
    media: [],
    messagingServiceSid: service === '' ? null : service,
    statusCallback: text(given.StatusCallback),
    createdAt: at,
    sentAt: at,
  }
  standIn.keep(message)
  const failure = lateFailure(standIn, ground, message, content, fault)
  if (failure === null) {
    ground.phones.add({
      channel,
      identifier,
      id: message.sid,
      from: 'foardoar',
      text: content.text,
      at,
      buttons: content.buttons,
      ...(content.list === undefined ? {} : { list: content.list }),
      status: message.status,
      ...(channel === 'sms' ? { segments: message.segments } : {}),
    })
  }
  tellReceipts(standIn, ground, message, failure)
  return { status: 201, body: messageResource(twilio.accountSid, message) }
}

function readContent(standIn: TwilioStandIn, given: Json): (FilledContent & { approved: boolean }) | number {
  const contentSid = text(given.ContentSid)
  if (contentSid === '') return { text: text(given.Body), buttons: [], approved: false }
  const resource = standIn.contents.get(contentSid)
  if (!resource) return 21655
  const filled = fillContent(resource, text(given.ContentVariables))
  return typeof filled === 'number' ? filled : { ...filled, approved: resource.approved === true }
}

const windowMs = 24 * 60 * 60 * 1000

function lateFailure(
  standIn: TwilioStandIn,
  ground: Ground,
  message: TwilioMessage,
  content: FilledContent & { approved: boolean },
  fault: Fault | null,
): number | null {
  const { channel, identifier } = readAddress(message.to)
  if (typeof fault?.mode === 'number' && isLate(fault.mode)) return fault.mode
  const blocked = ground.phones.blocked(channel, identifier)
  if (channel === 'whatsapp') {
    if (fault?.mode === 'blocked' || blocked === 'blocked') return 63033
    if (blocked === 'unknown' || blocked === 'deactivated') return 63003
    const last = standIn.lastInbound(message.to)
    const open = last !== undefined && ground.now().getTime() - last < windowMs
    if (content.approved) return null
    // a channel's own rules are only found out on its side
    return !open ? 63016 : isShownInSession(content) ? null : 63013
  }
  return blocked === 'deactivated' ? 30003 : blocked === 'blocked' ? 30004 : null
}

function tellReceipts(
  standIn: TwilioStandIn,
  ground: Ground,
  message: TwilioMessage,
  failure: number | null,
): void {
  const { channel, identifier } = readAddress(message.to)
  const steps = failure === null ? ['sent', 'delivered'] : [failure >= 63_000 ? 'failed' : 'undelivered']
  steps.forEach((status, index) => {
    setTimeout(
      () => {
        standIn.keep({ ...message, status, errorCode: failure })
        const shown: PhoneMessage | undefined = ground.phones.get(channel, identifier, message.sid)
        if (shown) ground.phones.change(shown, { status })
        void standIn.receipt(message, status, failure)
      },
      ground.patience.receipts * (index + 1),
    ).unref()
  })
}
