import type { types } from '@slack/bolt'
import type { Core } from '../../../core/core.ts'
import { findReplyTo, previewAnswer, type ReplyTo } from '../../../core/desk/reply-to.ts'
import { type Block, plain, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { limits, quote } from '../blocks/text.ts'
import type { FormMeta } from '../parse.ts'
import { drawForm, drawMessage, type Filled, type Reading } from './form.ts'
import { textInput } from './inputs.ts'

/** What Slack calls it while somebody types an answer. */
export const replyTyped = 'reply.typed'
/** The two forms with which somebody is answered. */
export type ReplyForm = 'request.reply' | 'person.reply'

/** The form to answer somebody, with what was typed so far as they will read it. */
export async function replyForm(
  core: Core,
  name: ReplyForm,
  meta: FormMeta,
  say: Say,
  typed = '',
): Promise<types.ModalView> {
  const kind = name === 'request.reply' ? 'request' : 'person'
  const to = await findReplyTo(core, { kind, id: meta.subject })
  if (!to) return drawMessage(say.line('refused.unreachable'), say)
  return drawForm(name, meta, say, replyFields(say, to, previewAnswer(core, to, typed || '…')))
}

/** Words for somebody, and how they go out. */
export function replyFields(say: Say, { channel, language }: ReplyTo, preview: string): Block[] {
  const how = { channel: say.code('channel', channel), language: { language } }
  return [
    { type: 'section', text: plain(say.line('form.reply-to', how), limits.section) },
    textInput('text', say.line('form.text'), { multiline: true, most: 1000, tells: replyTyped }),
    section(`*${say.line('form.reply-preview')}*\n${quote(preview, 2500)}`),
  ]
}

/** Reads an answer to the resident of a request. */
export function readRequestReply({ meta, values, say }: Reading): Filled {
  if (!values.text) return { errors: { text: say.line('form-error.empty') } }
  return { action: { name: 'request.reply', requestId: meta.subject, text: values.text } }
}

/** Reads an answer to somebody the desk talks with. */
export function readPersonReply({ meta, values, say }: Reading): Filled {
  if (!values.text) return { errors: { text: say.line('form-error.empty') } }
  return { action: { name: 'person.reply', personId: meta.subject, text: values.text } }
}
