import { App, HTTPReceiver, type Receiver } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Core } from '../../core/core.ts'
import type { Channel, House } from '../../core/outbox/channel.ts'
import { quietLog } from './bolt-log.ts'
import { clientOptions, createClient } from './client.ts'
import { deskAt, deskChannels, sayLastingAt } from './desks.ts'
import { createGate } from './gate.ts'
import { createIdentity } from './identity.ts'
import { listen } from './listen.ts'
import { createMembers, readMembers } from './members.ts'
import { outcomeOf } from './outcome.ts'
import { sendToDesk } from './send.ts'
import { createSendFile } from './send-file.ts'
import type { SlackSettings } from './settings.ts'
import { createSocket } from './socket.ts'

const path = '/slack/events'
const whileSomebodyWaits = 2_500
const forTheOutbox = 10_000

/** The desk's Slack: webhooks where there is a public URL, else Socket Mode. */
export function createSlackChannel(settings: SlackSettings, core: () => Core, log: Logger): Channel {
  const quick = createClient(settings, whileSomebodyWaits, log)
  const patient = createClient(settings, forTheOutbox, log)
  const sendFile = createSendFile(patient, log)
  const identity = createIdentity(quick)
  const members = createMembers((channel) => readMembers(quick, channel))
  const { perSecond = 1 } = settings
  const underWay = new Set<Promise<unknown>>()
  let house: House | undefined

  const later = (work: Promise<unknown>) => {
    const done = work
      .catch((error) => log.warn({ err: error }, 'Slack did not take something small'))
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }
  const http = settings.publicUrl && settings.signingSecret ? createHttp(settings.signingSecret, log) : null
  const socket = !http && settings.appToken ? createSocket(settings, settings.appToken, log) : null
  const receiver: Receiver | null = http ?? socket?.receiver ?? null
  if (receiver) {
    const app = new App({
      receiver,
      authorize: async () => ({ botToken: settings.botToken, ...(await identity()) }),
      convoStore: false,
      logger: quietLog(log),
      clientOptions: clientOptions(settings, whileSomebodyWaits, log),
    })
    listen(app, {
      core,
      house: () => {
        if (!house) throw new Error('Slack was heard before the house was open.')
        return house
      },
      client: quick,
      patient,
      identity,
      members,
      deskChannel: settings.deskChannel,
      publicUrl: settings.publicUrl,
      log,
      later,
    })
  }

  /** Asked before the first press, so that nobody waits for it; after a failure it is asked again by that press. */
  const warmUp = () => {
    const asked = identity().catch((error) => {
      log.error({ why: outcomeOf(error).reason }, 'Slack does not say who we are')
    })
    later(asked)
    for (const channel of deskChannels(core(), settings.deskChannel)) later(members.has(channel, ''))
  }

  return {
    names: ['slack'],
    limits: () => ({
      buttons: 25,
      buttonLabel: 75,
      perAddress: { burst: 10, perSecond },
      // at Slack: fifty a minute in the whole workspace, with room for a burst
      edits: { burst: 20, perSecond: perSecond * 0.8 },
    }),
    routes(app, opened) {
      house = opened
      if (http) app.post(path, ...createGate(settings.signingSecret ?? ''), http.requestListener)
    },
    async start(opened) {
      house = opened
      warmUp()
      await socket?.start((heard) => opened.hearing('slack', heard))
    },
    async stop() {
      await socket?.stop()
      await Promise.allSettled(underWay)
    },
    async send(_name, message) {
      const say = sayLastingAt(core(), deskAt(core(), settings.deskChannel, message.to))
      const { content } = message
      if (content.kind === 'file') return sendFile(message, content, say)
      return sendToDesk(patient, log, say, { ...message, content })
    },
  }
}

function createHttp(signingSecret: string, log: Logger): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: [path, `${path}/`],
    // a press that could not be kept must be answered with an error, so that nobody believes it was
    processBeforeResponse: true,
    logger: quietLog(log),
  })
}
