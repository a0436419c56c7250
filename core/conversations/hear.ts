import type { InboundContent } from '../inbox/inbound-message.ts'
import { codeIn } from './code-in.ts'
import type { Asked } from './conversation.store.ts'
import type { MessageExtra } from './flow.ts'
import type { Meaning, Understand, UnderstandContext } from './meaning.ts'

/** A message as the flows will hear it. */
export interface HeardMessage {
  text: string
  meaning: Meaning
  about: string | null
  with: MessageExtra | null
}

/** Reads what somebody sent, in the light of the question that stands open; null if it holds nothing to be read. */
export function hear(
  understand: Understand,
  content: InboundContent,
  asked: Asked | null,
  context: UnderstandContext,
): HeardMessage | null {
  const open: UnderstandContext = asked
    ? { ...context, choices: asked.choices, expects: asked.expects }
    : context
  const read = (text: string, extra: MessageExtra | null): HeardMessage => ({
    text,
    meaning: understand(text, open),
    about: null,
    with: extra,
  })
  switch (content.kind) {
    case 'text': {
      const code = codeIn(content.text)
      if (code) return read('', { kind: 'code', code })
      const heard = read(content.text, null)
      // whoever asked for help and got a robot's English must find a person behind it
      return content.robotAnswered ? { ...heard, meaning: { ...heard.meaning, act: 'human' } } : heard
    }
    case 'code': {
      const heard = read('', { kind: 'code', code: content.code })
      return { ...heard, meaning: { ...heard.meaning, act: 'start' } }
    }
    case 'attachment':
      return read(content.caption ?? '', { kind: 'attachment', type: content.type })
    case 'location':
      return read('', { kind: 'location' })
    case 'contact':
      return read('', { kind: 'contact', own: content.own })
    case 'unsupported':
      return read('', { kind: 'unsupported' })
    case 'edited':
      return { ...read('', { kind: 'edited' }), text: content.text }
    case 'choice':
      return pressed(read('', null), content, asked)
    default:
      return null
  }
}

/** A button: it means exactly its value, if the question it belonged to still stands open. */
function pressed(
  heard: HeardMessage,
  { about, value }: { about: string; value: string },
  asked: Asked | null,
): HeardMessage {
  const ofTalk = about.startsWith('q:')
  const choice = asked?.choices.find((one) => one.value === value)
  if (ofTalk && (about !== asked?.tag || !choice)) return { ...heard, about, with: { kind: 'stale-button' } }
  const answer = value === 'yes' || value === 'no' ? value : null
  return {
    text: choice?.label ?? value,
    about,
    with: null,
    meaning: {
      ...heard.meaning,
      act: answer === 'yes' ? 'accept' : answer === 'no' ? 'decline' : 'other',
      choice: value,
      chosen: [value],
      answer,
    },
  }
}
