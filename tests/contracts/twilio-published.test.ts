import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { misuse, type Operation, published } from '../../bots/street/twilio/published.ts'
import { type OpenStreet, openStreet } from '../support/street-client.ts'

const to = '+31612345678'
const from = '+3197010200001'
const sid = (prefix: string) => `${prefix}${'0a'.repeat(16)}`

/** The fields that the SDK, which is made from the published description, writes into the form of a call. */
function fieldsOfSdk(method: 'create' | 'page' | 'update'): string[] {
  const source = readFileSync(
    new URL('../../node_modules/twilio/lib/rest/api/v2010/account/message.js', import.meta.url),
    'utf8',
  )
  const starts = { create: 'instance.create = function', page: 'instance.page = function', update: 'update(' }
  const from = source.indexOf(starts[method])
  const until = source.indexOf('const headers', from)
  const names = [...source.slice(from, until).matchAll(/data\["([^"]+)"\]/g)].map(([, name]) => name ?? '')
  return [...new Set(names)].sort()
}

describe('W21: what Twilio publishes as its API', () => {
  test.each([
    ['messages.create', 'create'],
    ['messages.list', 'page'],
    ['messages.update', 'update'],
  ] as const)('W21: %s has the fields that the SDK knows, and no others', (operation, method) => {
    const known = fieldsOfSdk(method)
    expect(known.length).toBeGreaterThan(1)
    expect(Object.keys(published[operation]).sort()).toEqual(known)
  })

  const good = { To: to, From: from, Body: 'hoi', StatusCallback: 'https://help.example.org/twilio/status' }
  test.each<[string, Record<string, unknown>]>([
    ['a text', good],
    ['a text for a while', { ...good, ValidityPeriod: '36000' }],
    ['by a service', { To: to, MessagingServiceSid: sid('MG'), Body: 'hoi' }],
    [
      'a template',
      {
        To: 'whatsapp:NL.4566',
        From: `whatsapp:${from}`,
        ContentSid: sid('HX'),
        ContentVariables: '{"1":"Jan"}',
      },
    ],
    ['pictures', { ...good, MediaUrl: ['https://help.example.org/1.jpg', 'https://help.example.org/2.jpg'] }],
  ])('W21: %s is fine', (_what, given) => {
    expect(misuse('messages.create', given)).toBeNull()
  })

  test.each<[string, Operation, Record<string, unknown>]>([
    ['a field that there is not', 'messages.create', { ...good, Priority: '1' }],
    ['a field in small letters', 'messages.create', { ...good, body: 'hoi' }],
    ['a text twice', 'messages.create', { ...good, Body: ['hoi', 'hoi'] }],
    ['nobody', 'messages.create', { ...good, To: '' }],
    ['a sender and a service', 'messages.create', { ...good, MessagingServiceSid: sid('MG') }],
    [
      'a service that is no service',
      'messages.create',
      { To: to, MessagingServiceSid: sid('AC'), Body: 'hoi' },
    ],
    ['a validity of nothing', 'messages.create', { ...good, ValidityPeriod: '0' }],
    ['a validity of eleven hours', 'messages.create', { ...good, ValidityPeriod: '39600' }],
    ['a validity in parts of seconds', 'messages.create', { ...good, ValidityPeriod: '60.5' }],
    ['a way back that is no address', 'messages.create', { ...good, StatusCallback: '/twilio/status' }],
    ['a way back to a host with a _', 'messages.create', { ...good, StatusCallback: 'https://my_host/x' }],
    ['a template and a text', 'messages.create', { ...good, ContentSid: sid('HX') }],
    ['a template that is none', 'messages.create', { To: to, From: from, ContentSid: 'HX1' }],
    ['variables without a template', 'messages.create', { ...good, ContentVariables: '{}' }],
    [
      'variables that are no JSON',
      'messages.create',
      { To: to, From: from, ContentSid: sid('HX'), ContentVariables: '{' },
    ],
    [
      'variables that are a list',
      'messages.create',
      { To: to, From: from, ContentSid: sid('HX'), ContentVariables: '["Jan"]' },
    ],
    [
      'variables that are numbers',
      'messages.create',
      { To: to, From: from, ContentSid: sid('HX'), ContentVariables: '{"1":1}' },
    ],
    ['a flag that is neither', 'messages.create', { ...good, SmartEncoded: 'yes' }],
    ['a moment without its kind', 'messages.create', { ...good, SendAt: '2026-11-23T09:00:00Z' }],
    ['a page of 5000', 'messages.list', { PageSize: '5000' }],
    ['a page before the first', 'messages.list', { Page: '-1' }],
    ['a moment that is none', 'messages.list', { 'DateSent>': 'yesterday' }],
    [
      'a content with a field that there is not',
      'content.create',
      { friendlyName: 'x', language: 'nl', types: {} },
    ],
    ['a content in a language that is none', 'content.create', { language: 'Frysk', types: {} }],
  ])('W21: %s is a mistake', (_what, operation, given) => {
    expect(misuse(operation, given)).not.toBeNull()
  })

  test('W21: what is wrong is said without what it held', () => {
    const { says } = misuse('messages.create', { ...good, ValidityPeriod: to }) ?? { says: '' }
    expect(says).toBe('messages.create: ValidityPeriod cannot be this')
  })

  describe('on the street', () => {
    let open: OpenStreet
    beforeAll(async () => {
      open = await openStreet()
    })
    afterAll(() => open.close())

    test('W21: such a call is refused, and whoever plays the story hears of it at the end', async () => {
      const { accountSid, authToken, smsFrom } = open.secrets.twilio
      const call = (more: Record<string, string>) =>
        fetch(`${open.root}/twilio/2010-04-01/Accounts/${accountSid}/Messages.json`, {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
          body: new URLSearchParams({ To: to, From: smsFrom, Body: 'hoi', ...more }),
        })
      expect((await call({})).status).toBe(201)
      expect((await call({ ValidityPeriod: '0' })).status).toBe(400)
      expect((await call({ Foo: 'bar' })).status).toBe(400)
      expect(open.street.twilio.misuses).toEqual([
        'messages.create: ValidityPeriod cannot be this',
        'messages.create has no field Foo',
      ])
    })
  })
})
