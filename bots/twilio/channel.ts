import type { Logger } from 'pino'
import type { Clock } from '../../core/clock.ts'
import type { Channel } from '../../core/outbox/channel.ts'
import type { SendOutcome } from '../../core/outbox/outgoing-message.ts'
import type { Words } from '../../core/words.ts'
import { sendOnce } from '../send-once.ts'
import { type TwilioName, writeAddress } from './addresses.ts'
import { createClient } from './client.ts'
import { openContents } from './contents.ts'
import { addressing, partsOf, type Stationery, type Templates } from './envelope.ts'
import { openMedia } from './media.ts'
import { isAlarm } from './outcome.ts'
import { parseInbound } from './parse.ts'
import { createReconciler, type ReconcileTimes } from './reconcile.ts'
import { whatsappChoices } from './rich-content.ts'
import { createSendParts } from './send-parts.ts'
import { parseStatus, statusAddress, statusPath } from './status.ts'
import { addWebhook, messagesPath, type Take } from './webhooks.ts'

/** What is needed to text through Twilio: an account, and a sender for SMS, for WhatsApp, or both. */
export interface TwilioSettings {
  accountSid: string
  authToken: string
  smsFrom?: string
  messagingServiceSid?: string
  whatsappFrom?: string
  apiRoot?: string
  publicUrl: string
  templates?: Templates
  reconcile?: Partial<ReconcileTimes>
}

/** What the channel borrows from the house: its clock, and its words for templates. */
export interface TwilioSurroundings {
  clock?: Clock
  words?: Pick<Words, 'line' | 'raw'>
}

type Sender = { from: string } | { messagingServiceSid: string }

/** SMS and WhatsApp as ways in and out, over Twilio's SDK. */
export function createTwilioChannel(
  settings: TwilioSettings,
  log: Logger,
  around: TwilioSurroundings = {},
): Channel {
  const { publicUrl, templates = {} } = settings
  if (!around.words && Object.keys(templates).length > 0)
    throw new Error('WhatsApp templates need the words of locales/.')
  const clock = around.clock ?? { now: () => new Date() }
  const client = createClient(settings.accountSid, settings.authToken, settings.apiRoot)
  const media = openMedia(client, settings)
  const senders = sendersOf(settings)
  const names = [...senders.keys()]
  const times = { every: 180, back: 24 * 60 * 60, grace: 20, ...settings.reconcile }
  const reconcilers = names.map((name) =>
    createReconciler(client, name, inboundOf(name, settings), times, clock, log),
  )
  const sendParts = createSendParts(client, clock, log)
  const stationery: Stationery = {
    templates,
    rawLine: (language, key) => around.words?.raw(language, key) ?? '',
    contents: openContents(client, clock, log),
    openList: (language) => around.words?.line(language, { key: 'answering.choose' }, null) ?? '',
  }
  const send = sendOnce(async (message, name: TwilioName, sender: Sender): Promise<SendOutcome> => {
    const { content } = message
    if (content.kind !== 'text') return { end: 'refused', reason: `twilio: no ${content.kind} for residents` }
    const parts = await partsOf(name, message, content, clock.now(), stationery)
    if (!parts) return { end: 'refused', reason: 'outside-window' }
    const address = addressing(name, message, sender, statusAddress(publicUrl, message.id))
    return sendParts(message.id, address, parts, message.again)
  })

  return {
    names,
    // Twilio itself queues what a number may not send yet; what it limits is the calls at once
    limits: (name) => ({
      ...(name === 'whatsapp' ? whatsappChoices : { buttons: 0, buttonLabel: 20 }),
      perSecond: Number.POSITIVE_INFINITY,
    }),
    routes(app, house) {
      const takeMessage: Take = async (fields) => {
        try {
          const messages = parseInbound(fields)
          const ours = messages.filter(({ channel }) => names.includes(channel as TwilioName))
          for (const message of ours) await house.accept(message)
          if (ours.length === 0)
            log.warn('Twilio brought a message by a way that is not set up here; it was left alone')
        } catch (error) {
          for (const reconciler of reconcilers) reconciler.soon()
          throw error
        }
        if (fields.MessageSid) for (const reconciler of reconcilers) reconciler.came(fields.MessageSid)
      }
      const takeStatus: Take = async (fields, query) => {
        const news = parseStatus(fields, query)
        if (!news) return
        const { channel, receipt, code, closing } = news
        if (code !== undefined && isAlarm(code))
          log.error({ code }, 'Twilio did not deliver; look at the settings')
        // first the message itself: a ping that met a STOP goes to the next neighbour while it still stands
        await house.receipt(channel, receipt)
        if (closing) await house.accept(closing)
      }
      addWebhook(app, messagesPath, settings, takeMessage, log)
      addWebhook(app, statusPath, settings, takeStatus, log)
    },
    async start(house) {
      for (const reconciler of reconcilers) reconciler.start(house)
    },
    async stop() {
      await Promise.all(reconcilers.map((reconciler) => reconciler.stop()))
    },
    async send(channel, message) {
      const name = channel as TwilioName
      const sender = senders.get(name)
      if (!sender) return { end: 'refused', reason: `twilio: ${channel} is off` }
      return send(message, name, sender)
    },
    fetchFile: (_name, ref) => media.fetch(ref),
    forgetFile: (_name, ref) => media.forget(ref),
  }
}

function sendersOf(settings: TwilioSettings): Map<TwilioName, Sender> {
  const { smsFrom, messagingServiceSid, whatsappFrom } = settings
  const senders = new Map<TwilioName, Sender>()
  if (messagingServiceSid) senders.set('sms', { messagingServiceSid })
  else if (smsFrom) senders.set('sms', { from: smsFrom })
  if (whatsappFrom) senders.set('whatsapp', { from: writeAddress('whatsapp', whatsappFrom) })
  return senders
}

function inboundOf(
  name: TwilioName,
  settings: TwilioSettings,
): { to: string } | { messagingServiceSid: string } {
  const { smsFrom, messagingServiceSid = '', whatsappFrom = '' } = settings
  if (name === 'whatsapp') return { to: writeAddress('whatsapp', whatsappFrom) }
  return smsFrom ? { to: smsFrom } : { messagingServiceSid }
}
