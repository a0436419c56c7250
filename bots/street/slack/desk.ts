import type { Ground } from '../ground.ts'
import { type Json, object, readJson, text } from '../json.ts'
import type { Attempt } from '../post.ts'
import { escapeMrkdwn } from './escape-mrkdwn.ts'
import { Files } from './files.ts'
import { elementState, type FormValues, fillForm } from './form-state.ts'
import { Knock } from './knock.ts'
import { Responses } from './responses.ts'
import { elementsOf, type SlackMessage, wordsOf } from './slack-message.ts'
import { type OpenView, showView, Views } from './views.ts'
import { Workspace } from './workspace.ts'

/** Who does it, and where; a member of the desk in the desk channel unless said otherwise. */
export interface DeskBy {
  user?: string
  channel?: string
  /** The team of a guest from elsewhere. */
  team?: string
}

/** How something done at the desk ended. */
export interface DeskResult {
  /** The program took it. */
  ok: boolean
  status: number
  /** What Slack shows next to a field, by block id. */
  errors: Record<string, string>
  /** The form that stands open before this member afterwards. */
  view: OpenView | null
}

/** The desk in Slack: cards, threads and forms, and the hands of the staff. */
export class Desk {
  readonly workspace: Workspace
  readonly files: Files
  readonly views = new Views()
  /** Calls that Slack refuses whatever the moment: the program must never make one. */
  readonly misuses: string[] = []
  readonly responses: Responses
  /** What each member sees on the app's Home. */
  readonly homes = new Map<string, Json & { blocks: Json[] }>()
  readonly #ground: Ground
  readonly #knock: Knock

  constructor(ground: Ground) {
    this.#ground = ground
    this.workspace = new Workspace(ground)
    this.files = new Files(ground, this.workspace)
    this.responses = new Responses(ground, this.workspace)
    this.#knock = new Knock(ground)
  }

  resume(): void {
    this.#knock.resume()
  }

  /** Messages with blocks at the top of the channel, oldest first. */
  cards(channel = this.#ground.secrets.slack.deskChannel): SlackMessage[] {
    return this.workspace.top(channel).filter((message) => message.blocks.length > 0 && !message.onlyFor)
  }

  /** The newest card that names this request, such as #217; one that is about it rather than one that mentions it. */
  card(number: number): SlackMessage | undefined {
    const name = new RegExp(`#${number}(?!\\d)`)
    const named = this.cards().filter((message) => name.test(wordsOf(message)))
    const isAbout = ({ blocks }: SlackMessage) =>
      blocks.some((block) => block.type === 'header' && name.test(text(object(block.text).text)))
    return named.findLast(isAbout) ?? named.at(-1)
  }

  /** What is written under a card, oldest first; whispers are not. */
  thread(ts: string, channel = this.#ground.secrets.slack.deskChannel): SlackMessage[] {
    return this.workspace.thread(channel, ts).filter((message) => !message.onlyFor)
  }

  /** What only this member was shown. */
  whispers(user: string): SlackMessage[] {
    return this.workspace.all().filter((message) => message.onlyFor === user)
  }

  /** Presses a button, of several alike the one with this value, or picks from a menu, on a message. */
  async press(ts: string, actionId: string, by: DeskBy & { value?: string } = {}): Promise<DeskResult> {
    const { user, channel, team } = this.#by(by)
    const message = this.workspace.get(channel, ts)
    if (!message) throw new Error('there is no such message at the desk')
    const found = elementsOf(message.blocks).find(
      ({ element }) =>
        element.action_id === actionId &&
        (element.type !== 'button' || by.value === undefined || element.value === by.value),
    )
    if (!found) throw new Error(`this message has no ${actionId}`)
    const payload = {
      type: 'block_actions',
      ...this.#common(user, team),
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: message.onlyFor !== undefined,
        ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      },
      channel: { id: channel, name: 'helpdesk' },
      message: this.workspace.show(message),
      state: { values: {} },
      response_url: this.responses.url({ user, channel, ts }),
      actions: [this.#action(found, by.value ?? null)],
    }
    return this.#result(user, await this.#knock.form({ payload: JSON.stringify(payload) }))
  }

  /** Opens the app's Home, which the program may fill. */
  async openHome(by: DeskBy = {}): Promise<void> {
    const { user } = this.#by(by)
    const event = { type: 'app_home_opened', user, channel: `D${user.slice(1)}`, tab: 'home' }
    await this.#knock.event(this.workspace.bot, { ...event, event_ts: this.workspace.nextTs() })
  }

  /** Presses a button on the Home. */
  async pressHome(actionId: string, by: DeskBy & { value?: string } = {}): Promise<DeskResult> {
    const { user, team } = this.#by(by)
    const home = this.homes.get(user)
    const elements = elementsOf(home?.blocks ?? [])
    const found = elements.find(
      ({ element }) => element.action_id === actionId && (by.value ?? element.value) === element.value,
    )
    if (!found) throw new Error(`this Home has no ${actionId}`)
    const payload = {
      type: 'block_actions',
      ...this.#common(user, team),
      container: { type: 'view', view_id: `V${user}` },
      view: { ...home, id: `V${user}`, state: { values: {} } },
      actions: [this.#action(found, null)],
    }
    return this.#result(user, await this.#knock.form({ payload: JSON.stringify(payload) }))
  }

  /** Picks a shortcut: from the list of all, or from the menu of a message. */
  async shortcut(callbackId: string, by: DeskBy & { ts?: string } = {}): Promise<DeskResult> {
    const { user, channel, team } = this.#by(by)
    const message = by.ts === undefined ? undefined : this.workspace.get(channel, by.ts)
    const payload = {
      type: message ? 'message_action' : 'shortcut',
      ...this.#common(user, team),
      callback_id: callbackId,
      action_ts: this.workspace.nextTs(),
      ...(message
        ? {
            message_ts: message.ts,
            message: this.workspace.show(message),
            channel: { id: channel, name: 'helpdesk' },
            response_url: this.responses.url({ user, channel, ts: message.ts }),
          }
        : {}),
    }
    return this.#result(user, await this.#knock.form({ payload: JSON.stringify(payload) }))
  }

  /** Types in a field of the open form that tells the program while it is typed in. */
  async types(values: FormValues, by: DeskBy = {}): Promise<DeskResult> {
    const { user, team } = this.#by(by)
    const opened = this.views.of(user)
    if (!opened) throw new Error('no form is open')
    const { blocks } = opened.view
    const told = elementsOf(blocks).find(
      ({ blockId }) =>
        blockId in values && blocks.some((one) => one.block_id === blockId && one.dispatch_action === true),
    )
    if (!told) throw new Error('no field of this form tells what is typed')
    const filled = fillForm(blocks, values)
    const payload = {
      type: 'block_actions',
      ...this.#common(user, team),
      container: { type: 'view', view_id: opened.id },
      view: showView(opened, this.workspace.bot, filled.values),
      actions: [this.#action(told, values[told.blockId] ?? null)],
    }
    return this.#result(user, await this.#knock.form({ payload: JSON.stringify(payload) }))
  }

  /** The form that stands open before this member. */
  modal(user = this.#someone()): OpenView | null {
    return this.views.of(user) ?? null
  }

  /** Fills in the open form and sends it; fields are named by action id, block id or label. */
  async submit(values: FormValues, by: DeskBy = {}): Promise<DeskResult> {
    const { user, team } = this.#by(by)
    const opened = this.views.of(user)
    if (!opened) throw new Error('no form is open')
    const filled = fillForm(opened.view.blocks, values)
    if (Object.keys(filled.errors).length > 0) return this.#refuse(opened, 0, filled.errors)
    const payload = {
      type: 'view_submission',
      ...this.#common(user, team),
      view: showView(opened, this.workspace.bot, filled.values),
      response_urls: [],
    }
    const attempt = await this.#knock.form({ payload: JSON.stringify(payload) })
    if (!attempt.ok) {
      return this.#refuse(opened, attempt.status, { '': 'We had some trouble connecting. Try again?' })
    }
    return this.#afterSubmit(opened, attempt)
  }

  /** Closes the open form without sending it. */
  async dismiss(by: DeskBy = {}): Promise<void> {
    const { user, team } = this.#by(by)
    const opened = this.views.of(user)
    if (!opened) return
    this.views.close(opened.id)
    this.#ground.changes.tell({ kind: 'modal', user })
    if (opened.view.notify_on_close !== true) return
    const view = showView(opened, this.workspace.bot)
    const payload = { type: 'view_closed', ...this.#common(user, team), view, is_cleared: false }
    await this.#knock.form({ payload: JSON.stringify(payload) })
  }

  /** Types a slash command, such as `/foardoar open`. */
  async command(line: string, by: DeskBy = {}): Promise<DeskResult> {
    const { user, channel, team } = this.#by(by)
    const [command = '', ...rest] = line.trim().split(/\s+/)
    const attempt = await this.#knock.form({
      token: 'street',
      team_id: team,
      team_domain: 'street',
      channel_id: channel,
      channel_name: 'helpdesk',
      user_id: user,
      user_name: this.#name(user),
      command,
      text: rest.join(' '),
      api_app_id: this.workspace.bot.app,
      is_enterprise_install: 'false',
      response_url: this.responses.url({ user, channel, ts: null }),
      trigger_id: this.views.newTrigger(user),
    })
    if (attempt.ok && attempt.body.trim() !== '')
      this.responses.show({ user, channel, ts: null }, readJson(attempt.body) ?? attempt.body)
    if (!attempt.ok)
      this.workspace.whisper(user, channel, null, `${command} failed because the app did not respond.`)
    return this.#result(user, attempt)
  }

  /** Writes in the channel or in a thread. */
  async say(words: string, by: DeskBy & { threadTs?: string } = {}): Promise<string> {
    const { user, channel } = this.#by(by)
    const ts = this.workspace.nextTs()
    const threadTs = by.threadTs ?? null
    const body = escapeMrkdwn(words)
    this.workspace.write({ channel, ts, threadTs, user, text: body, blocks: [] })
    const parent = threadTs ? this.workspace.get(channel, threadTs) : undefined
    const event = {
      type: 'message',
      user,
      ts,
      client_msg_id: crypto.randomUUID(),
      text: body,
      team: this.workspace.bot.team,
      ...(threadTs ? { thread_ts: threadTs, parent_user_id: parent?.user ?? this.workspace.bot.user } : {}),
      channel,
      event_ts: ts,
      channel_type: channel.startsWith('G') ? 'group' : 'channel',
    }
    await this.#knock.event(this.workspace.bot, event)
    if (words.includes(`<@${this.workspace.bot.user}>`)) {
      await this.#knock.event(this.workspace.bot, { ...event, type: 'app_mention' })
    }
    return ts
  }

  #afterSubmit(opened: OpenView, attempt: Attempt): DeskResult {
    const answer = object(readJson(attempt.body))
    const view = object(answer.view)
    switch (answer.response_action) {
      case 'errors':
        return this.#refuse(opened, attempt.status, object(answer.errors) as Record<string, string>)
      case 'update':
        this.views.replace(opened.id, view)
        break
      case 'push':
        this.views.open(opened.user, view)
        break
      case 'clear':
        this.views.closeAll(opened.user)
        break
      default:
        this.views.close(opened.id)
    }
    this.#ground.changes.tell({ kind: 'modal', user: opened.user })
    return this.#result(opened.user, attempt)
  }

  #refuse(opened: OpenView, status: number, errors: Record<string, string>): DeskResult {
    opened.errors = errors
    this.#ground.changes.tell({ kind: 'modal', user: opened.user })
    return { ok: false, status, errors, view: opened }
  }

  #action({ element, blockId }: { element: Json; blockId: string }, value: string | null): Json {
    const state = element.type === 'button' ? { value: element.value } : elementState(element, value)
    return {
      type: element.type,
      action_id: element.action_id,
      block_id: blockId,
      ...(element.text === undefined ? {} : { text: element.text }),
      ...(element.style === undefined ? {} : { style: element.style }),
      ...state,
      action_ts: this.workspace.nextTs(),
    }
  }

  #result(user: string, attempt: Attempt): DeskResult {
    return { ok: attempt.ok, status: attempt.status, errors: {}, view: this.views.of(user) ?? null }
  }

  #by(by: DeskBy): { user: string; channel: string; team: string } {
    const { slack } = this.#ground.secrets
    return {
      user: by.user ?? this.#someone(),
      channel: by.channel ?? slack.deskChannel,
      team: by.team ?? slack.teamId,
    }
  }

  #someone(): string {
    return this.#ground.desk.find((one) => one.atDesk)?.id ?? ''
  }

  #name(user: string): string {
    return this.#ground.desk.find((one) => one.id === user)?.name ?? user
  }

  #common(user: string, team: string): Json {
    const name = this.#name(user)
    return {
      user: { id: user, username: name.toLowerCase(), name: name.toLowerCase(), team_id: team },
      api_app_id: this.workspace.bot.app,
      token: 'street',
      trigger_id: this.views.newTrigger(user),
      team: { id: this.workspace.bot.team, domain: 'street' },
      enterprise: null,
      is_enterprise_install: false,
    }
  }
}
