import { setTimeout as sleep } from 'node:timers/promises'
import { SocketModeReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import { quietLog } from './bolt-log.ts'
import { clientOptions } from './client.ts'
import { outcomeOf } from './outcome.ts'
import type { SlackSettings } from './settings.ts'

const startWaits = 3_000
const afterFailure = 15_000
const afterClosing = 500

/** Socket Mode, for where there is no public URL. */
export interface Socket {
  receiver: SocketModeReceiver
  /** Connects, and stays connected; a Slack that is away does not keep the rest of the house waiting. */
  start(): Promise<void>
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
      await receiver.start()
    } catch (error) {
      log.error({ why: outcomeOf(error).reason }, 'Slack could not be reached by socket; it is tried again')
      connectIn(afterFailure)
    }
  }
  // Slack itself closes a socket every few hours
  receiver.client.on('disconnected', () => connectIn(afterClosing))

  return {
    receiver,
    async start() {
      const enough = new AbortController()
      await Promise.race([connect(), sleep(startWaits, null, { signal: enough.signal })])
      enough.abort()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await receiver.stop()
    },
  }
}
