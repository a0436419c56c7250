import type { types } from '@slack/bolt'
import type { Core } from '../../../core/core.ts'
import { type HelpersToTell, helpersToTell } from '../../../core/desk/helpers-to-tell.ts'
import { type Block, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { literal, quote } from '../blocks/text.ts'
import type { FormMeta } from '../parse.ts'
import { drawForm, drawMessage, type Filled, type Reading } from './form.ts'
import { textInput } from './inputs.ts'
import { replyTyped } from './reply-form.ts'

/** The form to tell something to everybody who said yes, with what was typed so far as they will read it. */
export async function tellForm(core: Core, meta: FormMeta, say: Say, typed = ''): Promise<types.ModalView> {
  const to = await helpersToTell(core, meta.subject, typed || '…')
  if (!to) return drawMessage(say.line('refused.nobody-comes'), say)
  return drawForm('request.tell', meta, say, tellFields(say, to))
}

/** Who hears it and by which way, the words, and how they go out in each of their languages. */
export function tellFields(say: Say, { helpers, previews, waitsUntil }: HelpersToTell): Block[] {
  const lines = helpers.map(({ name, channel, language }) => {
    const how = channel && language && { channel: say.code('channel', channel), language: { language } }
    const reach = how ? say.line('desk-helpers:by', how) : say.line('desk-helpers:no-way')
    return `*${literal(name, 80)}*: ${literal(reach, 200)}`
  })
  const wait = waitsUntil && say.line('desk-helpers:waits', { when: { when: waitsUntil } })
  return [
    section(`${say.line('desk-helpers:goes-to')}\n${lines.join('\n')}`),
    textInput('text', say.line('desk-helpers:text'), { multiline: true, most: 600, tells: replyTyped }),
    section(
      `*${say.line('form.reply-preview')}*\n${previews.map(({ text }) => quote(text, 900)).join('\n\n')}`,
    ),
    ...(wait ? [section(`:crescent_moon: ${wait}`)] : []),
  ]
}

/** Reads what everybody who said yes is told. */
export function readTell({ meta, values, say }: Reading): Filled {
  if (!values.text) return { errors: { text: say.line('form-error.empty') } }
  return { action: { name: 'request.tell', requestId: meta.subject, text: values.text } }
}
