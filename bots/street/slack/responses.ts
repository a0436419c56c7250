import type { Ground } from '../ground.ts'
import { slackId } from '../ids.ts'
import { list, object, text } from '../json.ts'
import type { Workspace } from './workspace.ts'

/** Who asked, and from which message. */
interface Origin {
  user: string
  channel: string
  ts: string | null
}

const mostUses = 5
const mostKept = 500

/** The response_urls that Slack hands out, and where what is sent to them appears. */
export class Responses {
  readonly #ground: Ground
  readonly #workspace: Workspace
  readonly #handedOut = new Map<string, Origin & { left: number }>()

  constructor(ground: Ground, workspace: Workspace) {
    this.#ground = ground
    this.#workspace = workspace
  }

  url(origin: Origin): string {
    const id = slackId('R', 20)
    this.#handedOut.set(id, { ...origin, left: mostUses })
    if (this.#handedOut.size > mostKept) this.#handedOut.delete(this.#handedOut.keys().next().value ?? '')
    return `${this.#ground.root ?? ''}/slack/response/${id}`
  }

  /** Shows what was sent to a response_url; false when it was used up. */
  take(id: string, answer: unknown): boolean {
    const known = this.#handedOut.get(id)
    if (!known || known.left <= 0) return false
    known.left--
    this.show(known, answer)
    return true
  }

  /** Shows an answer: in place of the message it is about, in the channel, or to one member. */
  show({ user, channel, ts }: Origin, answer: unknown): void {
    const workspace = this.#workspace
    const given = typeof answer === 'string' ? { text: answer } : object(answer)
    const message = ts ? workspace.get(channel, ts) : undefined
    const blocks = list(given.blocks).map(object)
    const words = text(given.text)
    if (message && given.delete_original === true) workspace.write({ ...message, deleted: true })
    else if (message && given.replace_original === true)
      workspace.write({ ...message, text: words, blocks, edited: true })
    else if (given.response_type === 'in_channel') {
      const by = { user: workspace.bot.user, threadTs: null }
      workspace.write({ channel, ts: workspace.nextTs(), ...by, text: words, blocks })
    } else if (words !== '' || blocks.length > 0)
      workspace.whisper(user, channel, message?.threadTs ?? null, words, blocks)
  }
}
