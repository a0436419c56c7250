import type { types } from '@slack/bolt'
import { adviceOf, findAdvisers } from '../../../core/advice/advice.store.ts'
import { longestQuestion } from '../../../core/advice/advice.ts'
import { questionFor } from '../../../core/advice/words-for-advisers.ts'
import { languages } from '../../../core/conversations/meaning.ts'
import type { Core } from '../../../core/core.ts'
import { findReplyTo } from '../../../core/desk/reply-to.ts'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { withoutPerson } from '../../../core/questions/kept-answer.ts'
import { readRequest, residentOf } from '../../../core/requests/requests.store.ts'
import { section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { literal } from '../blocks/text.ts'
import type { FormMeta } from '../parse.ts'
import { drawForm, drawMessage, type Filled, type Reading } from './form.ts'
import { textInput } from './inputs.ts'
import { keptAnswerFields } from './kept-answer-form.ts'

/** The form to ask volunteers to answer a question: who they are, and the words that they read. */
export async function askAdvisersForm(
  core: Core,
  meta: FormMeta,
  say: Say,
  { questions, pingsPerWeek }: Neighbourhood,
): Promise<types.ModalView> {
  const request = await readRequest({ tx: core.db }, meta.subject)
  if (!request || !questions) return drawMessage(say.line('refused.gone'), say)
  const terms = { training: questions.training, pingsPerWeek }
  const able = await findAdvisers({ tx: core.db, now: core.clock.now() }, request, terms)
  if (able.length === 0) return drawMessage(say.line('refused.no-advisers'), say)
  const names = able.slice(0, questions.people).map(({ name }) => name ?? '?')
  const words = await questionFor({ core, tx: core.db }, request)
  return drawForm('question.ask', meta, say, [
    section(literal(say.line('desk-advice:form-who', { names: { names } }), 600)),
    textInput('words', say.line('desk-advice:form-words'), {
      multiline: true,
      most: longestQuestion,
      hint: say.line(words ? 'desk-advice:form-hint' : 'desk-advice:form-hint-personal'),
      ...(words ? { initial: words } : {}),
    }),
  ])
}

/** Reads the words of a question as volunteers get it. */
export function readAskAdvisers({ meta, values, say }: Reading): Filled {
  if (!values.words) return { errors: { words: say.line('form-error.empty') } }
  return { action: { name: 'question.ask', requestId: meta.subject, words: values.words } }
}

/** The form to keep a volunteer's answer for whoever asks the same, without the person. */
export async function keepAdviceForm(core: Core, meta: FormMeta, say: Say): Promise<types.ModalView> {
  const looking = { tx: core.db }
  const request = await readRequest(looking, meta.subject)
  const sent = (await adviceOf(looking, meta.subject)).find(({ status }) => status === 'sent')
  if (!request || !sent?.text) return drawMessage(say.line('refused.gone'), say)
  const to = await findReplyTo(core, { kind: 'request', id: meta.subject })
  const language = languages.find((each) => each === to?.language) ?? request.language
  const text = withoutPerson(sent.text, await residentOf(looking, request.residentId))
  const draft = { title: '', nl: null, fy: null, en: null, [language]: text }
  return drawForm('question.keep', meta, say, keptAnswerFields(say, draft))
}
