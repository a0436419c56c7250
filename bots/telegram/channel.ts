import { Api } from 'grammy'
import type { Logger } from 'pino'
import type { Channel } from '../../core/outbox/channel.ts'
import type { Words } from '../../core/words.ts'
import { takeButtons } from './buttons-gone.ts'
import { menusIn, showMenus } from './commands.ts'
import { createFetchFile } from './fetch-file.ts'
import { keepTrying } from './keep-trying.ts'
import { poll, pollSeconds } from './polling.ts'
import { createReceiver } from './receive.ts'
import { createSendText } from './send-text.ts'
import { watchWebhook } from './watch-webhook.ts'
import { addWebhook, registerWebhook, secretFrom } from './webhook.ts'

/** What is needed to be a Telegram bot; without a public URL it polls. */
export interface TelegramSettings {
  token: string
  webhookSecret?: string
  apiRoot?: string
  publicUrl?: string
}

const timeoutSeconds = 10

/** Telegram as a way in and out, over grammY's client. */
export function createTelegramChannel(settings: TelegramSettings, log: Logger, words: Words): Channel {
  const { token, publicUrl } = settings
  const secret = settings.webhookSecret ?? secretFrom(token)
  const client = settings.apiRoot ? { apiRoot: settings.apiRoot.replace(/\/+$/, '') } : {}
  const api = new Api(token, { ...client, timeoutSeconds })
  const pollingApi = new Api(token, { ...client, timeoutSeconds: pollSeconds + timeoutSeconds })
  const receiver = createReceiver(api, log)
  const sendText = createSendText(api)
  const fetchFile = createFetchFile(api, token, client.apiRoot)
  const stopping = new AbortController()
  let username: string | null = null
  let running: Promise<unknown> = Promise.resolve()

  return {
    names: ['telegram'],
    limits: () => ({ buttons: 12, buttonLabel: 40, shares: true, perSecond: 25 }),
    routes(app, house) {
      if (publicUrl) addWebhook(app, secret, receiver, house, log)
    },
    async start(house) {
      const enter = publicUrl
        ? () => registerWebhook(api, publicUrl, secret)
        : () => api.deleteWebhook({ drop_pending_updates: false })
      const entering = async () => {
        try {
          await enter()
        } catch (error) {
          house.hearing('telegram', false)
          throw error
        }
      }
      const { first, settled } = keepTrying(entering, log, stopping.signal)
      const showing = () => showMenus(api, menusIn(words), stopping.signal)
      const menus = settled.then(() => keepTrying(showing, log, stopping.signal).settled)
      const naming = keepTrying(async () => ({ username } = await api.getMe()), log, stopping.signal)
      const { signal } = stopping
      const taking = settled.then(() =>
        publicUrl
          ? watchWebhook(api, { publicUrl, secret }, house, log, signal)
          : poll(pollingApi, receiver, house, log, signal),
      )
      running = Promise.all([taking, menus, naming.settled])
      await first
    },
    async stop() {
      stopping.abort()
      await running
      await receiver.settle()
    },
    async send(_name, message) {
      const { content } = message
      if (content.kind === 'buttons-gone') return takeButtons(api, content)
      if (content.kind !== 'text')
        return { end: 'refused', reason: `telegram: no ${content.kind} for residents` }
      return sendText(message, content)
    },
    fetchFile: (_name, ref) => fetchFile(ref),
    joinLink: (code) => username && `https://t.me/${username}?start=${code}`,
  }
}
