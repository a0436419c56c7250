import { expect, test } from '@jest/globals'
import { ChannelHealth } from '../../../core/outbox/channel-health.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 9, minutes))

test('a channel that fails for a few minutes is down once, and up once when it works again', () => {
  const health = new ChannelHealth()
  expect(health.after('sms', 'retry', at(0))).toBeNull()
  expect(health.after('sms', 'retry', at(2))).toBeNull()
  expect(health.after('sms', 'retry', at(4))).toBe('down')
  expect(health.after('sms', 'retry', at(9))).toBeNull()
  expect(health.after('sms', 'sent', at(10))).toBe('up')
  expect(health.after('sms', 'sent', at(11))).toBeNull()
})

test('one success between two failures is no outage, and channels are watched apart', () => {
  const health = new ChannelHealth()
  health.after('sms', 'retry', at(0))
  health.after('sms', 'sent', at(2))
  expect(health.after('sms', 'retry', at(4))).toBeNull()
  expect(health.after('telegram', 'retry', at(5))).toBeNull()
  expect(health.after('sms', 'refused', at(9))).toBeNull()
  expect(health.after('sms', 'retry', at(10))).toBeNull()
})
