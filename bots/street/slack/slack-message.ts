import type { Json } from '../json.ts'
import { list, object, text } from '../json.ts'

/** A file in the desk's Slack; `kind` is the sign that the page draws for it. */
export interface DeskFile {
  id: string
  name: string
  kind: string
  size: number
}

/** A message in the desk's Slack, as the workspace keeps it. */
export interface SlackMessage {
  channel: string
  ts: string
  threadTs: string | null
  /** The bot's user id or a member's. */
  user: string
  text: string
  blocks: Json[]
  metadata?: Json
  files?: DeskFile[]
  edited?: boolean
  deleted?: boolean
  /** Only this member sees it. */
  onlyFor?: string
}

/** All words of a message, as somebody reads them. */
export function wordsOf(message: SlackMessage): string {
  const fromBlocks = message.blocks.map(blockWords).filter((words) => words !== '')
  return fromBlocks.length > 0 ? fromBlocks.join('\n') : message.text
}

function blockWords(block: Json): string {
  const parts = [block.text, ...list(block.fields), ...list(block.elements)].map((part) => {
    const element = object(part)
    return text(element.text) || text(object(element.text).text)
  })
  return parts.filter((part) => part !== '').join('\n')
}

/** Every element of a message or form that somebody can press or fill in, with the block it is in. */
export function elementsOf(blocks: Json[]): { blockId: string; element: Json }[] {
  return blocks.flatMap((block) =>
    [block.accessory, block.element, ...(block.type === 'actions' ? list(block.elements) : [])]
      .map(object)
      .filter((element) => element.action_id !== undefined)
      .map((element) => ({ blockId: text(block.block_id), element })),
  )
}

/** The message in the words of the Web API. */
export function slackMessage(
  message: SlackMessage,
  bot: { user: string; id: string; team: string; app: string },
): Json {
  const byBot = message.user === bot.user
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: bot.team,
    ...(byBot ? { bot_id: bot.id, app_id: bot.app } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.files ? { files: message.files.map(({ id, name, size }) => ({ id, name, size })) } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
  }
}
