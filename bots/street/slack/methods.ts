import type { Ground } from '../ground.ts'
import { type Json, list, object, text, unwrap } from '../json.ts'
import { blockErrors, viewErrors, weight } from './block-rules.ts'
import type { Desk } from './desk.ts'
import { showView } from './views.ts'
import { nameBlock } from './workspace.ts'

/** What a method answers; without `ok: false` it went well. */
type Answer = Json
type Method = (desk: Desk, ground: Ground, given: Json) => Answer

/** The methods of the Web API that a desk needs. */
export const methods: Record<string, Method> = {
  'api.test': () => ({}),

  'auth.test': (desk) => ({
    url: 'https://street.slack.com/',
    team: 'The street',
    user: 'foardoar',
    team_id: desk.workspace.bot.team,
    user_id: desk.workspace.bot.user,
    bot_id: desk.workspace.bot.id,
    is_enterprise_install: false,
  }),

  'chat.postMessage': (desk, _ground, given) => {
    const { workspace } = desk
    const channel = text(given.channel)
    const threadTs = text(given.thread_ts) || null
    if (!workspace.isChannel(channel)) return fail('channel_not_found')
    const content = readContent(given)
    if (content.refusal) return content.refusal
    if (threadTs && !workspace.get(channel, threadTs)) return fail('thread_not_found')
    const metadata = object(unwrap(given.metadata))
    const message = workspace.write({
      channel,
      ts: workspace.nextTs(),
      threadTs,
      user: workspace.bot.user,
      text: content.text,
      blocks: content.blocks,
      ...(metadata.event_type === undefined ? {} : { metadata }),
    })
    return { channel, ts: message.ts, message: workspace.show(message) }
  },

  'chat.update': (desk, _ground, given) => {
    const { workspace } = desk
    const channel = text(given.channel)
    if (!workspace.isChannel(channel)) return fail('channel_not_found')
    const message = workspace.get(channel, text(given.ts))
    if (!message || message.onlyFor) return fail('message_not_found')
    if (message.user !== workspace.bot.user) return fail('cant_update_message')
    const content = readContent(given)
    if (content.refusal) return content.refusal
    const metadata = object(unwrap(given.metadata))
    const changed = workspace.write({
      ...message,
      text: content.text,
      blocks: content.blocks,
      edited: true,
      ...(metadata.event_type === undefined ? {} : { metadata }),
    })
    return { channel, ts: changed.ts, text: changed.text, message: workspace.show(changed) }
  },

  'chat.delete': (desk, _ground, given) => {
    const message = desk.workspace.get(text(given.channel), text(given.ts))
    if (!message) return fail('message_not_found')
    if (message.user !== desk.workspace.bot.user) return fail('cant_delete_message')
    desk.workspace.write({ ...message, deleted: true })
    return { channel: message.channel, ts: message.ts }
  },

  'chat.postEphemeral': (desk, _ground, given) => {
    const channel = text(given.channel)
    const user = text(given.user)
    if (!desk.workspace.isChannel(channel)) return fail('channel_not_found')
    if (!desk.workspace.isUser(user)) return fail('user_not_in_channel')
    const content = readContent(given)
    if (content.refusal) return content.refusal
    const message = desk.workspace.whisper(
      user,
      channel,
      text(given.thread_ts) || null,
      content.text,
      content.blocks,
    )
    return { message_ts: message.ts }
  },

  'files.getUploadURLExternal': (desk, _ground, given) => desk.files.announce(given),
  'files.completeUploadExternal': (desk, _ground, given) => desk.files.complete(given),

  'chat.getPermalink': (_desk, _ground, given) => ({
    channel: text(given.channel),
    permalink: `https://street.slack.com/archives/${text(given.channel)}/p${text(given.message_ts).replace('.', '')}`,
  }),

  'conversations.info': (desk, _ground, given) => {
    const id = text(given.channel)
    if (!desk.workspace.isChannel(id)) return fail('channel_not_found')
    return {
      channel: {
        id,
        name: 'helpdesk',
        is_channel: true,
        is_private: true,
        is_archived: false,
        is_member: true,
      },
    }
  },

  'conversations.join': (_desk, _ground, given) => ({
    channel: { id: text(given.channel), name: 'helpdesk' },
  }),

  'conversations.members': (desk, ground, given) => {
    if (!desk.workspace.isChannel(text(given.channel))) return fail('channel_not_found')
    const members = [desk.workspace.bot.user, ...ground.desk.filter((one) => one.atDesk).map((one) => one.id)]
    return { members, response_metadata: { next_cursor: '' } }
  },

  'conversations.history': (desk, _ground, given) => {
    const oldest = Number(given.oldest ?? 0)
    const messages = desk.workspace
      .top(text(given.channel))
      .filter((message) => !message.onlyFor && Number(message.ts) >= oldest)
      .reverse()
    return page(messages.slice(0, Number(given.limit ?? 100)).map((message) => desk.workspace.show(message)))
  },

  'conversations.replies': (desk, _ground, given) => {
    const channel = text(given.channel)
    const parent = desk.workspace.get(channel, text(given.ts))
    if (!parent) return fail('thread_not_found')
    const messages = [parent, ...desk.thread(parent.ts, channel)]
    return page(messages.map((message) => desk.workspace.show(message)))
  },

  'usergroups.users.list': (_desk, ground) => ({
    users: ground.desk.filter((one) => one.atDesk).map((one) => one.id),
  }),

  'users.info': (desk, ground, given) => {
    const id = text(given.user)
    const member = ground.desk.find((one) => one.id === id)
    const isBot = id === desk.workspace.bot.user
    if (!member && !isBot) return fail('user_not_found')
    const name = member?.name ?? 'Foardoar'
    return {
      user: {
        id,
        team_id: desk.workspace.bot.team,
        name: name.toLowerCase(),
        real_name: name,
        deleted: false,
        is_bot: isBot,
        is_restricted: member?.atDesk === false,
        tz: 'Europe/Amsterdam',
        profile: { real_name: name, display_name: name },
      },
    }
  },

  'views.open': (desk, ground, given) => openView(desk, ground, given),
  'views.push': (desk, ground, given) => openView(desk, ground, given),

  'views.publish': (desk, ground, given) => {
    const user = text(given.user_id)
    if (!desk.workspace.isUser(user)) return fail('user_not_found')
    const view = object(unwrap(given.view))
    const errors = viewErrors(view, 'home')
    if (errors.length > 0) return fail('invalid_arguments', errors)
    const blocks = list(view.blocks).map((block, index) => nameBlock(object(block), index))
    desk.homes.set(user, { private_metadata: '', callback_id: '', ...view, blocks })
    ground.changes.tell({ kind: 'home', user })
    return { view: { id: `V${user}`, type: 'home', blocks: view.blocks } }
  },

  'views.update': (desk, ground, given) => {
    const known = desk.views.find(text(given.view_id), text(given.external_id))
    if (!known) return fail('not_found')
    if (text(given.hash) !== '' && given.hash !== known.hash) return fail('hash_conflict')
    const view = object(unwrap(given.view))
    const errors = viewErrors(view)
    if (errors.length > 0) return fail('invalid_arguments', errors)
    const replaced = desk.views.replace(known.id, view) ?? known
    ground.changes.tell({ kind: 'modal', user: known.user })
    return { view: showView(replaced, desk.workspace.bot) }
  },
}

/** A refusal in the words of the Web API. */
export function fail(error: string, messages: string[] = []): Answer {
  return {
    ok: false,
    error,
    ...(messages.length > 0
      ? { errors: messages, response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } }
      : {}),
  }
}

function openView(desk: Desk, ground: Ground, given: Json): Answer {
  const view = object(unwrap(given.view))
  const errors = viewErrors(view)
  if (errors.length > 0) return fail('invalid_arguments', errors)
  const trigger = desk.views.useTrigger(text(given.trigger_id))
  if ('error' in trigger) return fail(trigger.error)
  const opened = desk.views.open(trigger.user, view)
  ground.changes.tell({ kind: 'modal', user: trigger.user })
  return { view: showView(opened, desk.workspace.bot) }
}

function readContent(given: Json): { text: string; blocks: Json[]; refusal?: Answer } {
  const content = { text: text(given.text).slice(0, 40_000), blocks: list(unwrap(given.blocks)).map(object) }
  if (content.text === '' && content.blocks.length === 0) return { ...content, refusal: fail('no_text') }
  const errors = blockErrors(content.blocks, 'message')
  if (errors.length > 0) return { ...content, refusal: fail('invalid_blocks', errors) }
  if (weight(content.blocks) > 13_000 * 2) return { ...content, refusal: fail('msg_blocks_too_long') }
  return content
}

function page(messages: Json[]): Answer {
  return { messages, has_more: false, response_metadata: { next_cursor: '' } }
}
