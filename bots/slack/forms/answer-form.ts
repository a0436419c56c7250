import type { types } from '@slack/bolt'
import { adviceOf } from '../../../core/advice/advice.store.ts'
import type { Core } from '../../../core/core.ts'
import { findReplyTo, previewAnswer } from '../../../core/desk/reply-to.ts'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { writeOut } from '../../../core/questions/kept-answer.ts'
import { listKeptAnswers } from '../../../core/questions/kept-answers.store.ts'
import { nameOfAsker } from '../../../core/questions/question.store.ts'
import { type Block, plain, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { limits, quote } from '../blocks/text.ts'
import type { FormMeta } from '../parse.ts'
import { drawForm, drawMessage, type Filled, type Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'

/** What Slack calls it when a kept answer is chosen, and when somebody types. */
export const answerChosen = 'answer.chosen'
export const answerTyped = 'answer.typed'

/** The form to answer a question: pick an answer that was kept, mend it, and see it as it will go out. */
export async function answerForm(
  core: Core,
  meta: FormMeta,
  say: Say,
  { id }: Neighbourhood,
  { kept, typed }: { kept: string | null; typed: string | null },
): Promise<types.ModalView> {
  const to = await findReplyTo(core, { kind: 'request', id: meta.subject })
  if (!to) return drawMessage(say.line('refused.unreachable'), say)
  const answers = await listKeptAnswers(core, id)
  const chosen = answers.find((each) => each.id === kept)
  const given = (await adviceOf({ tx: core.db }, meta.subject)).find(({ status }) => status === 'given')
  const written = chosen
    ? writeOut(chosen, to.language, await nameOfAsker(core, meta.subject))
    : (given?.text ?? '')
  const text = typed ?? written
  const how = { channel: say.code('channel', to.channel), language: { language: to.language } }
  const options = answers.map((each) => ({ value: each.id, label: each.title }))
  const fields: Block[] = [
    { type: 'section', text: plain(say.line('form.reply-to', how), limits.section) },
    ...(options.length > 0
      ? [
          selectInput('kept', say.line('desk-questions:pick'), options, kept ?? undefined, {
            optional: true,
            tells: answerChosen,
          }),
        ]
      : []),
    // Slack keeps what stands in a field of the same name: another kept answer needs a field of its own
    textInput(`text-${kept ?? 'own'}`, say.line('form.text'), {
      multiline: true,
      most: 1000,
      tells: answerTyped,
      ...(written ? { initial: written } : {}),
    }),
    section(`*${say.line('form.reply-preview')}*\n${quote(previewAnswer(core, to, text || '…'), 2500)}`),
    textInput('keepAs', say.line('desk-questions:keep-as'), {
      optional: true,
      most: 60,
      hint: say.line('desk-questions:keep-hint'),
    }),
  ]
  return drawForm('question.answer', meta, say, fields)
}

/** The answer that stands in the form. */
export function typedAnswer(values: Record<string, string | null>): string | null {
  return Object.entries(values).find(([field]) => field.startsWith('text-'))?.[1] ?? null
}

/** Reads an answer to a question. */
export function readQuestionAnswer({ meta, values, say }: Reading): Filled {
  const text = typedAnswer(values)
  if (!text) {
    const field = Object.keys(values).find((each) => each.startsWith('text-')) ?? 'text-own'
    return { errors: { [field]: say.line('form-error.empty') } }
  }
  return { action: { name: 'question.answer', requestId: meta.subject, text, keepAs: values.keepAs ?? null } }
}
