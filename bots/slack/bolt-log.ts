import { LogLevel } from '@slack/bolt'
import type { Logger } from 'pino'

type BoltLogger = import('@slack/bolt').Logger

/** Bolt's log within ours: its warnings only up to the first colon, since what follows may quote a message or a token. */
export function quietLog(log: Logger): BoltLogger {
  const say = (level: 'warn' | 'error') => (first: unknown) => {
    const sentence = first instanceof Error ? first.name : String(first).split(':', 1)[0]?.slice(0, 160)
    log[level]({ part: 'bolt' }, sentence)
  }
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
