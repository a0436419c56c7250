import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Message, Update } from 'grammy/types'
import { createTelegramChannel } from '../../../bots/telegram/channel.ts'
import type { InboundContent } from '../../../core/inbox/inbound-message.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import { words } from '../../support/talking.ts'
import {
  messageUpdate,
  pressUpdate,
  telegramOk,
  telegramSecret,
  telegramToken,
  telegramWebhook,
} from '../../support/telegram-samples.ts'
import { until } from '../../support/until.ts'

/** Everything that the Bot API knows to stand in a message, of which it has one; a new kind has to be put here to compile. */
type Kind = Exclude<keyof Message, keyof Message.MediaMessage | 'entities' | 'suggested_post_info'>
type Sent<K extends Kind> = Pick<Required<Message>, K> & Partial<Message>

const file = { file_id: 'F1', file_unique_id: 'U1' }
const size = { width: 90, height: 90 }
const clip = { ...file, ...size, duration: 4 }
const user = { id: 700001, is_bot: false, first_name: 'Anke' }
const somebody = { id: 700002, is_bot: false, first_name: 'Bas' }
const chat = { id: -100, type: 'channel', title: 'Wyk' } as const
const place = { latitude: 53.2012, longitude: 5.8086 }
const photo = [
  { ...file, file_id: 'small', ...size },
  { ...file, file_id: 'large', ...size },
]
const attachment = (type: 'photo' | 'voice' | 'video' | 'document' | 'sticker', more: object = {}) =>
  ({ kind: 'attachment', type, ref: 'F1', ...more }) as InboundContent
const unsupported = (what: string): InboundContent => ({ kind: 'unsupported', what })
const text = (typed: string): InboundContent => ({ kind: 'text', text: typed })

/** What a person can send us in a private chat, and what we take it for. */
const sent = {
  text: [{ text: 'Hoi', entities: [{ type: 'bold', offset: 0, length: 3 }] }, text('Hoi')],
  rich_message: [
    {
      rich_message: {
        blocks: [
          { type: 'heading', size: 1, text: 'Boodschappen' },
          { type: 'divider' },
          { type: 'paragraph', text: ['Voor ', { type: 'bold', text: 'morgen' }, ' graag'] },
          {
            type: 'list',
            items: [
              { label: '1.', blocks: [{ type: 'paragraph', text: 'melk' }] },
              { label: '2.', blocks: [{ type: 'paragraph', text: { type: 'italic', text: 'brood' } }] },
            ],
          },
          {
            type: 'table',
            cells: [
              [
                { text: 'eieren', align: 'left', valign: 'top' },
                { text: '6', align: 'left', valign: 'top' },
              ],
            ],
          },
          { type: 'details', summary: 'En verder', blocks: [{ type: 'paragraph', text: 'niets' }] },
          {
            type: 'paragraph',
            text: { type: 'custom_emoji', custom_emoji_id: '1', alternative_text: '🙂' },
          },
          { type: 'mathematical_expression', expression: '1+1' },
        ],
      },
    },
    text('Boodschappen\nVoor morgen graag\n1. melk\n2. brood\neieren 6\nEn verder\nniets\n🙂\n1+1'),
  ],
  checklist: [
    {
      checklist: {
        title: 'Boodschappen',
        tasks: [
          { id: 1, text: 'melk' },
          { id: 2, text: 'brood' },
        ],
      },
    },
    text('Boodschappen\n- melk\n- brood'),
  ],
  photo: [
    { photo, caption: 'dit', media_group_id: '7', has_media_spoiler: true },
    attachment('photo', { ref: 'large', mime: 'image/jpeg', caption: 'dit' }),
  ],
  live_photo: [
    { live_photo: { photo, ...clip }, photo },
    attachment('photo', { ref: 'large', mime: 'image/jpeg' }),
  ],
  animation: [
    { animation: { ...clip, mime_type: 'video/mp4' }, document: { ...file, mime_type: 'video/mp4' } },
    attachment('document', { mime: 'video/mp4' }),
  ],
  audio: [
    { audio: { ...file, duration: 4, mime_type: 'audio/mpeg' } },
    attachment('document', { mime: 'audio/mpeg' }),
  ],
  document: [
    { document: { ...file, file_name: 'brief.pdf', mime_type: 'application/pdf' }, caption: 'lees' },
    attachment('document', { mime: 'application/pdf', caption: 'lees' }),
  ],
  sticker: [
    { sticker: { ...file, ...size, type: 'regular', is_animated: false, is_video: false, emoji: '👍' } },
    attachment('sticker'),
  ],
  video: [{ video: clip, caption: 'kijk' }, attachment('video', { caption: 'kijk' })],
  video_note: [{ video_note: { ...file, length: 240, duration: 4 } }, attachment('video')],
  voice: [
    { voice: { ...file, duration: 4, mime_type: 'audio/ogg' } },
    attachment('voice', { mime: 'audio/ogg' }),
  ],
  contact: [
    { contact: { phone_number: '31612345678', first_name: 'Anke', user_id: 700001 }, from: user },
    { kind: 'contact', phone: '+31612345678', own: true },
  ],
  location: [
    { location: { ...place, horizontal_accuracy: 20, live_period: 900, heading: 90 } },
    { kind: 'location', ...place },
  ],
  venue: [
    { venue: { location: place, title: 'De Bilgaard', address: 'Dorpsstraat 1' }, location: place },
    { kind: 'location', ...place, label: 'De Bilgaard' },
  ],
  dice: [{ dice: { emoji: '🎲', value: 1 } }, unsupported('dice')],
  game: [
    {
      game: { title: 'Ganzebord', description: 'spel', photo, text: '', text_entities: [], animation: clip },
    },
    unsupported('game'),
  ],
  poll: [
    {
      poll: {
        id: '1',
        question: 'Soep?',
        options: [],
        total_voter_count: 0,
        is_closed: false,
        is_anonymous: true,
        type: 'regular',
        allows_multiple_answers: false,
      } as unknown as Message.PollMessage['poll'],
    },
    unsupported('poll'),
  ],
  story: [{ story: { chat, id: 1 } }, unsupported('story')],
  paid_media: [{ paid_media: { star_count: 1, paid_media: [] } }, unsupported('paid_media')],
  giveaway: [
    { giveaway: { chats: [chat], winners_selection_date: 1, winner_count: 1 } },
    unsupported('giveaway'),
  ],
  giveaway_winners: [
    {
      giveaway_winners: {
        chat,
        giveaway_message_id: 1,
        winners_selection_date: 1,
        winner_count: 1,
        winners: [somebody],
      },
    },
    unsupported('giveaway_winners'),
  ],
  invoice: [
    {
      invoice: { title: 'x', description: 'y', start_parameter: 'z', currency: 'EUR', total_amount: 100 },
    },
    unsupported('invoice'),
  ],
  passport_data: [
    { passport_data: { data: [], credentials: { data: 'x', hash: 'y', secret: 'z' } } },
    unsupported('passport_data'),
  ],
  web_app_data: [{ web_app_data: { data: 'x', button_text: 'y' } }, unsupported('web_app_data')],
} satisfies { [K in Kind]?: [message: Sent<K>, is: InboundContent] }

/** What the chat itself tells: nobody waits for an answer. */
const told: Record<Exclude<Kind, keyof typeof sent>, unknown> = {
  boost_added: {},
  channel_chat_created: {},
  chat_background_set: {},
  chat_owner_changed: {},
  chat_owner_left: {},
  chat_shared: {},
  checklist_tasks_added: {},
  checklist_tasks_done: {},
  community_chat_added: {},
  community_chat_joined: {},
  community_chat_removed: {},
  connected_website: {},
  delete_chat_photo: {},
  direct_message_price_changed: {},
  forum_topic_closed: {},
  forum_topic_created: {},
  forum_topic_edited: {},
  forum_topic_reopened: {},
  general_forum_topic_hidden: {},
  general_forum_topic_unhidden: {},
  gift: {},
  gift_upgrade_sent: {},
  giveaway_completed: {},
  giveaway_created: {},
  group_chat_created: {},
  left_chat_member: {},
  managed_bot_created: {},
  message_auto_delete_timer_changed: {},
  migrate_from_chat_id: {},
  migrate_to_chat_id: {},
  new_chat_members: {},
  new_chat_photo: {},
  new_chat_title: {},
  paid_message_price_changed: {},
  pinned_message: {},
  poll_option_added: {},
  poll_option_deleted: {},
  proximity_alert_triggered: {},
  refunded_payment: {},
  successful_payment: {},
  suggested_post_approval_failed: {},
  suggested_post_approved: {},
  suggested_post_declined: {},
  suggested_post_paid: {},
  suggested_post_refunded: {},
  supergroup_chat_created: {},
  unique_gift: {},
  users_shared: {},
  video_chat_ended: {},
  video_chat_participants_invited: {},
  video_chat_scheduled: {},
  video_chat_started: {},
  write_access_allowed: {},
}

/** What is no message to us at all. */
const unheard: Record<Exclude<keyof Update, 'update_id' | Heard>, unknown> = {
  business_connection: { id: 'b1', user, user_chat_id: 700001, date: 1, is_enabled: true },
  business_message: {
    message_id: 1,
    date: 1,
    chat: { id: 700001, type: 'private' },
    from: user,
    text: 'hoi',
  },
  channel_post: { message_id: 1, date: 1, chat, text: 'hoi' },
  chat_boost: { chat, boost: {} },
  chat_join_request: { chat, from: somebody, user_chat_id: 700002, date: 1 },
  chat_member: { chat, from: user, date: 1 },
  chosen_inline_result: { result_id: '1', from: user, query: 'hoi' },
  deleted_business_messages: { business_connection_id: 'b1', chat, message_ids: [1] },
  edited_business_message: { message_id: 1, date: 1, edit_date: 2, chat, text: 'hoi' },
  edited_channel_post: { message_id: 1, date: 1, edit_date: 2, chat, text: 'hoi' },
  guest_message: { message_id: 1, date: 1, chat, from: somebody, text: 'hoi' },
  inline_query: { id: '1', from: user, query: 'hoi', offset: '' },
  managed_bot: { user },
  message_reaction: { chat, message_id: 1, user, date: 1, old_reaction: [], new_reaction: [] },
  message_reaction_count: { chat, message_id: 1, date: 1, reactions: [] },
  poll: { id: '1', question: 'Soep?' },
  poll_answer: { poll_id: '1', user, option_ids: [0] },
  pre_checkout_query: { id: '1', from: user, currency: 'EUR', total_amount: 1, invoice_payload: 'x' },
  purchased_paid_media: { from: user, paid_media_payload: 'x' },
  removed_chat_boost: { chat, boost_id: '1', remove_date: 1 },
  shipping_query: { id: '1', from: user, invoice_payload: 'x' },
  stopped_message_generation: { chat, message_id: 1 },
  subscription: { user },
}
type Heard = 'message' | 'edited_message' | 'callback_query' | 'my_chat_member'

/** A press of a button, in every shape that it may have. */
const { message: under } = pressUpdate(1, '').callback_query as { message: object }
const presses: [what: string, press: object, is: InboundContent][] = [
  [
    'under a message',
    { message: under, data: 'what|meal' },
    { kind: 'choice', about: 'what', value: 'meal' },
  ],
  [
    'under one that is no longer shown',
    { message: { chat: { id: 700001, type: 'private' }, message_id: 5, date: 0 }, data: 'what|meal' },
    { kind: 'choice', about: 'what', value: 'meal' },
  ],
  [
    'under one sent inline',
    { inline_message_id: 'i1', data: 'what|meal' },
    { kind: 'choice', about: 'what', value: 'meal' },
  ],
  ['of a game', { message: under, game_short_name: 'ganzebord' }, unsupported('button')],
]

describe('every kind that the Bot API knows is taken, and nothing of it is logged', () => {
  let bench: Bench
  let id = 0
  beforeAll(async () => {
    bench = await openBench((apiRoot, publicUrl, log) =>
      createTelegramChannel(
        { token: telegramToken, webhookSecret: telegramSecret, apiRoot, publicUrl },
        log,
        words,
      ),
    )
    bench.provider.answer = () => telegramOk()
  })
  afterAll(() => bench.close())

  /** What the house was given of it; nothing may have been logged. */
  const takenOf = async (update: Record<string, unknown>) => {
    const before = bench.house.kept.length
    const answer = await bench.post(telegramWebhook({ ...update, update_id: ++id }))
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(bench.logged()).toBe('')
    return bench.house.kept.slice(before).map(({ content }) => content)
  }

  test.each(Object.entries(sent))('T18: %s', async (_kind, [message, is]) => {
    expect(await takenOf(messageUpdate(0, { ...message }))).toEqual([is])
  })

  test.each(Object.entries(told))(
    'T18: the chat tells %s, and nobody waits for an answer',
    async (kind, value) => {
      expect(await takenOf(messageUpdate(0, { [kind]: value }))).toEqual([])
    },
  )

  test.each(Object.entries(unheard))('T18: an update with %s is no news', async (kind, value) => {
    expect(await takenOf({ [kind]: value })).toEqual([])
  })

  test.each(presses)('T8: a press %s', async (_where, press, is) => {
    const query = `press-${++id}`
    expect(
      await takenOf({ callback_query: { id: query, from: user, chat_instance: '1', ...press } }),
    ).toEqual([is])
    const answers = () =>
      bench.provider.to('/answerCallbackQuery').filter(({ fields }) => fields.callback_query_id === query)
    await until(() => answers().length > 0)
    expect(answers()).toHaveLength(1)
  })

  test.each(['text', 'rich_message', 'checklist'] as const)(
    'T18: an edited %s tells its new words',
    async (kind) => {
      const [message, is] = sent[kind]
      const { message: edited } = messageUpdate(0, { ...message, edit_date: 1 })
      expect(await takenOf({ edited_message: edited })).toEqual([
        { kind: 'edited', text: 'text' in is ? is.text : '' },
      ])
    },
  )

  test('T18: any of them with answers, quotes, forwards and other adornments is the same', async () => {
    const adornments = {
      message_thread_id: 3,
      is_topic_message: true,
      reply_to_message: { message_id: 1, date: 1, chat, text: 'eerder' },
      quote: { text: 'eerder', position: 0 },
      forward_origin: { type: 'hidden_user', sender_user_name: 'Iemand', date: 1 },
      external_reply: { origin: { type: 'hidden_user', sender_user_name: 'Iemand', date: 1 } },
      via_bot: { id: 3, is_bot: true, first_name: 'x' },
      effect_id: '1',
      has_protected_content: true,
      link_preview_options: { is_disabled: true },
      something_new: { of: 'tomorrow' },
    }
    for (const [message, is] of Object.values(sent))
      expect(await takenOf(messageUpdate(0, { ...adornments, ...message }))).toEqual([is])
  })
})
