import { describe, expect, test } from '@jest/globals'
import twilio from 'twilio'
import { TooManyRequests } from '../../../bots/twilio/client.ts'
import { isDoubtful, outcomeOf } from '../../../bots/twilio/outcome.ts'
import { parseStatus } from '../../../bots/twilio/status.ts'
import { accountSid, inboundFields } from '../../support/twilio-samples.ts'

const refusal = (status: number, code?: number) =>
  new twilio.RestException({
    statusCode: status,
    body: { code, message: 'to +31600000001', status },
  } as never)
const failed = (code: number) =>
  parseStatus({ MessageSid: 'SM1', MessageStatus: 'failed', To: '+31612345678', ErrorCode: String(code) })

const table: [number, object][] = [
  [21610, { end: 'stopped', how: 'opted-out' }],
  [21211, { end: 'stopped', how: 'closed' }],
  [21614, { end: 'stopped', how: 'closed' }],
  [21635, { end: 'stopped', how: 'closed' }],
  [30005, { end: 'stopped', how: 'closed' }],
  [30006, { end: 'stopped', how: 'closed' }],
  [63003, { end: 'stopped', how: 'closed' }],
  [63015, { end: 'stopped', how: 'closed' }],
  [63024, { end: 'stopped', how: 'closed' }],
  [63032, { end: 'stopped', how: 'closed' }],
  [63033, { end: 'stopped', how: 'closed' }],
  [21408, { end: 'refused' }],
  [21606, { end: 'refused' }],
  [21603, { end: 'refused' }],
  [21617, { end: 'refused' }],
  [21656, { end: 'refused' }],
  [30004, { end: 'refused' }],
  [30007, { end: 'refused' }],
  [30008, { end: 'refused' }],
  [30036, { end: 'refused' }],
  [63016, { end: 'refused', reason: 'twilio 63016: outside-window' }],
  [20429, { end: 'retry', wholeChannel: true }],
  [14107, { end: 'retry', wholeChannel: true }],
  [63017, { end: 'retry', wholeChannel: true }],
  [63018, { end: 'retry', wholeChannel: true }],
  [30001, { end: 'retry', wholeChannel: true }],
  [21611, { end: 'retry', wholeChannel: true }],
  [30003, { end: 'retry', afterSeconds: 900 }],
  [20003, { end: 'retry', wholeChannel: true }],
  [99999, { end: 'refused', reason: 'twilio 99999: error' }],
]

describe('W8: each code of Twilio has its own way on', () => {
  test.each(table)('%i, when the call is refused', (code, expected) => {
    expect(outcomeOf(refusal(400, code))).toMatchObject(expected)
  })

  test.each(table)('%i, when a status callback brings it', (code, expected) => {
    const news = failed(code)
    expect(news).toMatchObject({ channel: 'sms', receipt: { providerId: 'SM1', delivery: 'failed' } })
    expect(news?.receipt.failure?.reason).toBe(outcomeOf(refusal(400, code)).reason)
    const { end, how } = expected as { end: string; how?: string }
    const kind = how === 'opted-out' ? 'opted-out' : 'blocked'
    if (end === 'stopped') {
      expect(news?.closing).toMatchObject({
        sender: '+31612345678',
        providerId: `SM1/${code}`,
        content: { kind },
      })
    } else expect(news?.closing).toBeUndefined()
  })

  test('asked to wait, it waits as long as it was told', () => {
    expect(outcomeOf(new TooManyRequests(20429, 7))).toMatchObject({
      end: 'retry',
      afterSeconds: 7,
      wholeChannel: true,
    })
    expect(outcomeOf(new TooManyRequests(undefined, undefined))).toMatchObject({
      end: 'retry',
      wholeChannel: true,
    })
    expect(outcomeOf(new TooManyRequests(21610, 7))).toMatchObject({ end: 'retry' })
  })

  test('no reason quotes what the error said', () => {
    for (const error of [
      refusal(400, 21211),
      refusal(400, 1),
      refusal(400),
      refusal(500),
      new Error('+31600000001'),
    ]) {
      expect(JSON.stringify(outcomeOf(error))).not.toContain('600000001')
    }
  })

  test('W7: a timeout, a cut line and a 5xx leave doubt; a refusal and a server that is not there do not', () => {
    expect(isDoubtful(Object.assign(new Error(), { code: 'ECONNABORTED' }))).toBe(true)
    expect(isDoubtful(Object.assign(new Error(), { code: 'ECONNRESET' }))).toBe(true)
    expect(isDoubtful(refusal(500))).toBe(true)
    expect(isDoubtful(refusal(400, 21211))).toBe(false)
    expect(isDoubtful(new TooManyRequests(20429, 1))).toBe(false)
    expect(isDoubtful(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toBe(false)
  })
})

describe('a status callback', () => {
  test.each([
    ['accepted', 'queued'],
    ['scheduled', 'queued'],
    ['queued', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['partially_delivered', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['undelivered', 'failed'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('%s means %s', (status, delivery) => {
    const receipt = parseStatus({
      MessageSid: 'SM1',
      MessageStatus: status,
      To: 'whatsapp:NL.1',
      AccountSid: accountSid,
    })
    expect(receipt).toEqual({ channel: 'whatsapp', receipt: { providerId: 'SM1', delivery } })
  })

  test('that tells of no message of ours is no news', () => {
    expect(parseStatus(inboundFields('SM1', '+31612345678'))).toBeNull()
    expect(parseStatus({})).toBeNull()
    expect(parseStatus({ MessageSid: 'SM1', MessageStatus: 'dreaming', To: '+31612345678' })).toBeNull()
  })
})
