import { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import { quietLog } from './bolt-log.ts'
import type { SlackSettings } from './settings.ts'

/** What every client of Slack needs: no retries and no waiting of its own, for the outbox alone decides on those. */
export function clientOptions(
  { apiRoot }: SlackSettings,
  timeout: number,
  log: Logger,
): webApi.WebClientOptions {
  return {
    ...(apiRoot ? { slackApiUrl: apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/` } : {}),
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLog(log),
  }
}

/** A client that gives up after so many milliseconds. */
export function createClient(settings: SlackSettings, timeout: number, log: Logger): webApi.WebClient {
  return new webApi.WebClient(settings.botToken, clientOptions(settings, timeout, log))
}
