import { createHash } from 'node:crypto'
import { slackId } from '../ids.ts'
import { type Json, list, object, text } from '../json.ts'
import { nameBlock } from './workspace.ts'

/** A form that stands open before somebody. */
export interface OpenView {
  id: string
  user: string
  hash: string
  view: Json & { blocks: Json[] }
  errors: Record<string, string>
}

const triggerMs = 3000

/** The forms that are open, and the short-lived permissions to open one. */
export class Views {
  readonly #open = new Map<string, OpenView>()
  readonly #triggers = new Map<string, { user: string; until: number; used: boolean }>()

  newTrigger(user: string): string {
    const id = `${Date.now()}.${Math.floor(Math.random() * 1e12)}.${slackId('', 16).toLowerCase()}`
    this.#triggers.set(id, { user, until: Date.now() + triggerMs, used: false })
    if (this.#triggers.size > 500) this.#triggers.delete(this.#triggers.keys().next().value ?? '')
    return id
  }

  /** Uses a permission up: the member it belongs to, or Slack's error. */
  useTrigger(id: string): { user: string } | { error: string } {
    const trigger = this.#triggers.get(id)
    if (!trigger) return { error: 'invalid_trigger_id' }
    if (trigger.used) return { error: 'exchanged_trigger_id' }
    if (Date.now() > trigger.until) return { error: 'expired_trigger_id' }
    trigger.used = true
    return { user: trigger.user }
  }

  open(user: string, view: Json): OpenView {
    const opened = { id: slackId('V'), user, hash: '', view: named(view), errors: {} }
    opened.hash = hashOf(opened.view)
    this.#open.set(opened.id, opened)
    return opened
  }

  replace(id: string, view: Json): OpenView | undefined {
    const known = this.#open.get(id)
    if (!known) return undefined
    known.view = named(view)
    known.hash = hashOf(known.view)
    known.errors = {}
    return known
  }

  find(id: string, externalId: string): OpenView | undefined {
    if (id !== '') return this.#open.get(id)
    return [...this.#open.values()].find(({ view }) => externalId !== '' && view.external_id === externalId)
  }

  /** The form on top before this member. */
  of(user: string): OpenView | undefined {
    return [...this.#open.values()].filter((one) => one.user === user).at(-1)
  }

  all(): OpenView[] {
    return [...this.#open.values()]
  }

  close(id: string): void {
    this.#open.delete(id)
  }

  closeAll(user: string): void {
    for (const one of this.all()) if (one.user === user) this.#open.delete(one.id)
  }
}

/** The form in the words of the Web API. */
export function showView(
  opened: OpenView,
  bot: { id: string; team: string; app: string },
  values: Json = {},
): Json {
  const { view } = opened
  return {
    id: opened.id,
    team_id: bot.team,
    type: 'modal',
    blocks: view.blocks,
    private_metadata: text(view.private_metadata),
    callback_id: text(view.callback_id),
    state: { values },
    hash: opened.hash,
    title: view.title,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: null,
    root_view_id: opened.id,
    app_id: bot.app,
    external_id: text(view.external_id),
    app_installed_team_id: bot.team,
    bot_id: bot.id,
  }
}

function named(view: Json): Json & { blocks: Json[] } {
  return { ...view, blocks: list(view.blocks).map((block, index) => nameBlock(object(block), index)) }
}

function hashOf(view: Json): string {
  return `${Math.floor(Date.now() / 1000)}.${createHash('sha1').update(JSON.stringify(view)).digest('hex').slice(0, 8)}`
}
