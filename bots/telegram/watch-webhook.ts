import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from 'grammy'
import type { Logger } from 'pino'
import type { House } from '../../core/outbox/channel.ts'
import { outcomeOf } from './outcome.ts'
import { registerWebhook, webhookAddress } from './webhook.ts'

const everySeconds = 60
/** An error of so long ago has been got over, even if something new waits. */
const freshSeconds = 180

/**
 * Asks Telegram now and then whether it reaches us, until it is stopped: nobody writes to a bot whose webhook fails
 * and hears of it. A webhook that was taken away, by whomever, is registered again.
 */
export async function watchWebhook(
  api: Api,
  { publicUrl, secret }: { publicUrl: string; secret: string },
  house: House,
  log: Logger,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      const info = await api.getWebhookInfo(stop as Parameters<Api['getWebhookInfo']>[0])
      const { url, pending_update_count: waiting, last_error_date: failedAt = 0 } = info
      if (url !== webhookAddress(publicUrl)) {
        log.warn('the Telegram webhook is not ours any more; it is registered again')
        await registerWebhook(api, publicUrl, secret)
      }
      const fails = waiting > 0 && failedAt > Date.now() / 1000 - freshSeconds
      if (fails)
        log.warn({ waiting }, 'Telegram does not reach our webhook: check PUBLIC_URL and its certificate')
      house.hearing('telegram', !fails)
    } catch (error) {
      if (!stop.aborted)
        log.warn({ reason: outcomeOf(error).reason }, 'Telegram does not say how our webhook is')
    }
    await sleep(everySeconds * 1000, undefined, { signal: stop, ref: false }).catch(() => undefined)
  }
}
