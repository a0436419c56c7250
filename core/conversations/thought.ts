import { beforeAnyFlow } from './before-any-flow.ts'
import type { Loaded } from './conversation.store.ts'
import { type HeardMessage, hear } from './hear.ts'
import type { Understand, UnderstandContext } from './meaning.ts'

/** A message that waits to be handled. */
export type Waiting = NonNullable<Loaded['message']>

/** So many breaths at most after its first piece: who goes on and on is answered in between. */
export const mostBreaths = 4

/** One or more messages that say one thing together. */
export interface Thought {
  /** The messages it is made of, in their order; none after a silence. */
  messageIds: string[]
  /** What they say; null if there is nothing to be read. */
  heard: HeardMessage | null
}

/** The rest may come until then; nobody has to answer before. */
export interface Breath {
  until: Date
}

/** What else of somebody's messages can be looked up, where the first one alone does not say enough. */
export interface Beside {
  /** What waits behind a message. */
  after(messageId: string): Promise<Waiting[]>
  /** What they wrote in the last minutes before a message. */
  before(messageId: string): Promise<string[]>
}

/**
 * Reads the oldest message of somebody, and what belongs with it. A message that says something is read as it is, at
 * once, and nothing is looked up. One that only greets or breaks off waits for a breath, so many milliseconds after its
 * latest piece, and is read with what comes.
 */
export async function readThought(
  understand: Understand,
  loaded: Loaded,
  context: UnderstandContext,
  beside: Beside,
  breath: number,
): Promise<Thought | Breath> {
  const { message } = loaded
  if (!message) return { messageIds: [], heard: null }
  const read = (content: Waiting['content']) => hear(understand, content, loaded.conversation.asked, context)
  const heard = read(message.content)
  if (heard?.meaning.danger?.level === 'possible' && message.content.kind === 'text')
    return { messageIds: [message.id], heard: await inLightOfBefore(heard, message.id, read, beside) }
  if (!waitsFor(heard, loaded, context.now)) return { messageIds: [message.id], heard }

  const pieces: Piece[] = [{ message, heard }]
  let joined = heard
  for (const next of await beside.after(message.id)) {
    const said = next.addressId === message.addressId && next.content.kind === 'text' && read(next.content)
    if (!said || said.with) return thought(pieces, joined)
    pieces.push({ message: next, heard: said })
    joined = join(pieces, said, read)
    const toldNothing = joined.meaning.category === null || joined.meaning.category === 'other'
    const goesOn =
      waitsFor(joined, loaded, context.now) || (toldNothing && waitsFor(said, loaded, context.now))
    if (!goesOn) return thought(pieces, joined)
  }
  const last = pieces.at(-1)?.message.receivedAt ?? message.receivedAt
  const until = Math.min(last.getTime() + breath, message.receivedAt.getTime() + mostBreaths * breath)
  return until > context.now.getTime() ? { until: new Date(until) } : thought(pieces, joined)
}

interface Piece {
  message: Waiting
  heard: HeardMessage
}

function thought(pieces: Piece[], heard: HeardMessage): Thought {
  return { messageIds: pieces.map(({ message }) => message.id), heard }
}

/** Whether more is likely to come, and nobody would miss an answer meanwhile. */
function waitsFor(
  heard: HeardMessage | null,
  { person, message, conversation, ...open }: Loaded,
  now: Date,
): heard is HeardMessage {
  if (!heard || heard.with || message?.content.kind !== 'text') return false
  const withDesk = person.withDeskUntil !== null && person.withDeskUntil > now
  const { unfinished } = heard.meaning
  if (unfinished === null || isCommand(heard) || message.optedOut || withDesk) return false
  // a few words may well be the whole answer to something that we asked
  const asked = conversation.asked !== null || conversation.frames.length > 0
  const waitsForThem =
    open.offers.length + open.visits.length + open.proposals.length + open.consents.length > 0
  return unfinished === 'clearly' || !(asked || waitsForThem || open.feedback !== null)
}

/** A word that is obeyed whatever was said before it; danger too. */
function isCommand({ meaning }: HeardMessage): boolean {
  return meaning.danger !== null || beforeAnyFlow(meaning, { optedOut: false, withDesk: false }) !== null
}

/** All pieces as one message; a greeting before it adds nothing. */
function join(
  pieces: Piece[],
  last: HeardMessage,
  read: (content: Waiting['content']) => HeardMessage | null,
): HeardMessage {
  const telling = pieces.filter(({ heard }) => heard.meaning.act !== 'greeting')
  const text = telling.map(({ heard }) => heard.text.trim()).join(' ')
  if (isCommand(last)) {
    const worse = last.meaning.danger && read({ kind: 'text', text })?.meaning.danger
    return worse?.level === 'certain' ? { ...last, text, meaning: { ...last.meaning, danger: worse } } : last
  }
  if (telling.length < 2) return telling[0]?.heard ?? last
  const joined = read({ kind: 'text', text }) ?? last
  // the answer to our question may come behind some other words: it stays the answer
  const drowned = last.meaning.choice !== null && joined.meaning.choice === null
  return drowned ? { ...last, text } : joined
}

/** "I fell." - "And cannot get up." Each may be nothing; together they are danger, also when the first was answered. */
async function inLightOfBefore(
  heard: HeardMessage,
  messageId: string,
  read: (content: Waiting['content']) => HeardMessage | null,
  beside: Beside,
): Promise<HeardMessage> {
  const before = await beside.before(messageId)
  for (let from = before.length - 1; from >= 0; from--) {
    const text = [...before.slice(from), heard.text].join(' ')
    const danger = read({ kind: 'text', text })?.meaning.danger
    if (danger?.level === 'certain') return { ...heard, text, meaning: { ...heard.meaning, danger } }
  }
  return heard
}
