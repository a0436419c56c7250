import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Update } from 'grammy/types'
import { parseUpdate } from '../../../bots/telegram/parse.ts'
import type { InboundContent } from '../../../core/inbox/inbound-message.ts'
import { messageUpdate, pressUpdate } from '../../support/telegram-samples.ts'

const parse = (update: Record<string, unknown>) => parseUpdate(update as unknown as Update)
const content = (message: Record<string, unknown>) => parse(messageUpdate(1, message))?.content

const file = { file_id: 'F1', file_unique_id: 'U1' }
const cases: [string, Record<string, unknown>, InboundContent | undefined][] = [
  ['a text', { text: 'Hoi' }, { kind: 'text', text: 'Hoi' }],
  ['T17: a link with a code', { text: '/start aB_-9' }, { kind: 'code', code: 'aB_-9' }],
  [
    'the largest photo with its caption',
    { photo: [{ file_id: 'small' }, { file_id: 'large' }], caption: 'dit' },
    { kind: 'attachment', type: 'photo', ref: 'large', mime: 'image/jpeg', caption: 'dit' },
  ],
  ['a voice message', { voice: { ...file, duration: 4 } }, { kind: 'attachment', type: 'voice', ref: 'F1' }],
  ['a video', { video: file }, { kind: 'attachment', type: 'video', ref: 'F1' }],
  ['a round video', { video_note: file }, { kind: 'attachment', type: 'video', ref: 'F1' }],
  [
    'a document',
    { document: { ...file, mime_type: 'application/pdf' } },
    { kind: 'attachment', type: 'document', ref: 'F1', mime: 'application/pdf' },
  ],
  ['music', { audio: file }, { kind: 'attachment', type: 'document', ref: 'F1' }],
  ['a sticker', { sticker: { ...file, emoji: '👍' } }, { kind: 'attachment', type: 'sticker', ref: 'F1' }],
  [
    'a place',
    { location: { latitude: 53.2, longitude: 5.8 } },
    { kind: 'location', latitude: 53.2, longitude: 5.8 },
  ],
  [
    'a place with a name',
    { location: { latitude: 53.2, longitude: 5.8 }, venue: { title: 'De Bilgaard' } },
    { kind: 'location', latitude: 53.2, longitude: 5.8, label: 'De Bilgaard' },
  ],
  ['a poll', { poll: { id: '1' } }, { kind: 'unsupported', what: 'poll' }],
  ['a dice', { dice: { value: 1 } }, { kind: 'unsupported', what: 'dice' }],
  ['something new', { hologram: {} }, { kind: 'unsupported', what: 'other' }],
  ['a pinned message', { pinned_message: {} }, undefined],
]

describe('a message on Telegram', () => {
  test.each(cases)('%s', (_name, message, expected) => {
    expect(content(message)).toEqual(expected)
  })

  test('is known by its update and its chat', () => {
    expect(parse(messageUpdate(42, { text: 'Hoi' }, 700009))).toMatchObject({
      channel: 'telegram',
      providerId: '42',
      sender: '700009',
    })
  })

  test('from a group is left alone', () => {
    expect(content({ text: 'Hoi', chat: { id: -100, type: 'supergroup', title: 'Wyk' } })).toBeUndefined()
  })
})

describe('T16: a shared contact', () => {
  test.each([
    ['own, without a plus', { phone_number: '31612345678', user_id: 700001 }, '+31612345678', true],
    ['own, with a plus', { phone_number: '+31612345678', user_id: 700001 }, '+31612345678', true],
    ['own, from abroad', { phone_number: '491701234567', user_id: 700001 }, '+491701234567', true],
    ['of somebody else', { phone_number: '31687654321', user_id: 700002 }, '+31687654321', false],
    ['without a user, as it is dialled at home', { phone_number: '06 1234 5678' }, '+31612345678', false],
    ['that is no number', { phone_number: '112' }, '112', false],
  ])('%s', (_name, contact, phone, own) => {
    expect(content({ contact: { first_name: 'A', ...contact } })).toEqual({ kind: 'contact', phone, own })
  })
})

describe('T18: an edited message', () => {
  const edited = (more: Record<string, unknown>) => {
    const { message } = messageUpdate(1, more)
    return parse({ update_id: 2, edited_message: { ...(message as object), edit_date: 1 } })
  }
  test('tells its new words, under an id of its own', () => {
    expect(edited({ text: 'toch niet' })).toMatchObject({
      providerId: '2',
      content: { kind: 'edited', text: 'toch niet' },
    })
  })
  test('is no news when its words are not what changed', () => {
    expect(edited({ location: { latitude: 1, longitude: 1 } })).toBeNull()
  })
})

describe('a pressed button', () => {
  test('tells the question and the choice, which may hold a bar itself', () => {
    expect(parse(pressUpdate(1, 'what|a|b'))?.content).toEqual({
      kind: 'choice',
      about: 'what',
      value: 'a|b',
    })
  })
  test.each([['nonsense'], ['what|'], [undefined]])('with data %p is none of ours', (data) => {
    expect(parse(pressUpdate(1, data))?.content).toEqual({ kind: 'unsupported', what: 'button' })
  })
  test('T9: counts for the one who pressed, not for the chat it was forwarded to', () => {
    const update = pressUpdate(1, 'offer|yes')
    const press = update.callback_query as { from: { id: number } }
    press.from.id = 700666
    expect(parse(update)?.sender).toBe('700666')
  })
  test('in a group is left alone', () => {
    const update = pressUpdate(1, 'offer|yes')
    const press = update.callback_query as { message: { chat: object } }
    press.message.chat = { id: -5, type: 'group' }
    expect(parse(update)).toBeNull()
  })
  test('under a message that Telegram no longer shows still counts', () => {
    const update = pressUpdate(1, 'what|meal')
    const press = update.callback_query as { message: object }
    press.message = { message_id: 5, date: 0, chat: { id: 700001, type: 'private' } }
    expect(parse(update)?.content).toEqual({ kind: 'choice', about: 'what', value: 'meal' })
  })
})

describe('T12: blocking', () => {
  const membership = (before: string, after: string, type = 'private') =>
    parse({
      update_id: 9,
      my_chat_member: {
        chat: { id: 700001, type },
        from: { id: 700001 },
        date: 1,
        old_chat_member: { status: before },
        new_chat_member: { status: after },
      },
    })
  test('the bot', () => expect(membership('member', 'kicked')?.content).toEqual({ kind: 'blocked' }))
  test('and letting it in again', () =>
    expect(membership('kicked', 'member')?.content).toEqual({ kind: 'unblocked' }))
  test('in a group is no news', () => expect(membership('member', 'kicked', 'group')).toBeNull())
})

test('T18: an update of a kind that nobody knows yet is no news', () => {
  expect(parse({ update_id: 1, new_kind: {} })).toBeNull()
})

test('any message at all in a private chat has an answer or is knowingly silent', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), fc.jsonValue()), (fields) => {
      const { update_id: id, message } = messageUpdate(1, {})
      const found = parse({ update_id: id, message: { ...fields, ...(message as object) } })
      expect(found?.content.kind).toBe('unsupported')
    }),
  )
})
