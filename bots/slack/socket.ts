import { SocketModeReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import { quietLog } from './bolt-log.ts'
import { clientOptions } from './client.ts'
import { outcomeOf } from './outcome.ts'
import { within } from './patience.ts'
import type { SlackSettings } from './settings.ts'

const startWaits = 3_000
const greetingWaits = 20_000
const afterFailure = 15_000
const afterClosing = 500
const tellsEvery = 30_000

/** Socket Mode, for where there is no public URL. */
export interface Socket {
  receiver: SocketModeReceiver
  /** Connects, and stays connected; a Slack that is away does not keep the rest of the house waiting. */
  start(tell: (heard: boolean) => void): Promise<void>
  stop(): Promise<void>
}

/**
 * Makes the socket. It connects again by itself and not by the SDK's way, which ends the program when Slack refuses
 * while it reconnects, and cannot be stopped while it waits.
 */
export function createSocket(settings: SlackSettings, appToken: string, log: Logger): Socket {
  const { logger: _own, ...options } = clientOptions(settings, startWaits, log)
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: quietLog(log),
    installerOptions: { clientOptions: options },
  })
  let timer: NodeJS.Timeout | undefined
  let telling: NodeJS.Timeout | undefined
  let tell: (heard: boolean) => void = () => undefined
  let connected = false
  let stopped = false

  const connectIn = (milliseconds: number) => {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, milliseconds)
  }
  const connect = async () => {
    try {
      if ((await within(greetingWaits, receiver.start())) !== 'late') return
      log.error('Slack opened a socket and said nothing on it; another one is tried')
      await receiver.stop()
    } catch (error) {
      if (stopped) return
      log.error({ why: outcomeOf(error).reason }, 'Slack could not be reached by socket; it is tried again')
    }
    tell(false)
    connectIn(afterFailure)
  }
  receiver.client.on('connected', () => {
    connected = true
    tell(true)
  })
  // Slack itself closes a socket every few hours; one that never came to be is not asked for at once
  receiver.client.on('disconnected', () => {
    connectIn(connected ? afterClosing : afterFailure)
    connected = false
  })

  return {
    receiver,
    async start(given) {
      tell = given
      telling = setInterval(() => tell(connected), tellsEvery).unref()
      await within(startWaits, connect())
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      clearInterval(telling)
      await receiver.stop()
    },
  }
}
