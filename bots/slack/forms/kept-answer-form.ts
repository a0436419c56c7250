import { languages } from '../../../core/conversations/meaning.ts'
import {
  type KeptAnswer,
  type KeptAnswerForm,
  keptAnswerSchema,
} from '../../../core/questions/kept-answer.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'

/** An answer that the desk keeps, in each language, as it stands or empty; one that is known may be taken out of use. */
export function keptAnswerFields(say: Say, known: KeptAnswer | KeptAnswerForm | null): Block[] {
  const inUse = ['yes', 'no'].map((value) => ({ value, label: say.line(`desk-questions:in-use-${value}`) }))
  return [
    textInput('title', say.line('desk-questions:title'), {
      most: 60,
      ...(known?.title ? { initial: known.title } : {}),
    }),
    ...languages.map((language) => {
      const text = known?.[language]
      return textInput(language, say.line('card.value', { value: { language } }), {
        multiline: true,
        optional: true,
        most: 900,
        hint: say.line('desk-questions:hint'),
        ...(text ? { initial: text } : {}),
      })
    }),
    ...(known && 'id' in known
      ? [selectInput('inUse', say.line('desk-questions:in-use'), inUse, known.retired ? 'no' : 'yes')]
      : []),
  ]
}

/** Reads an answer to be kept; it must be there in some language. */
export function readKeptAnswer({ values, say }: Reading, answerId: string | null): Filled {
  const { title = null, nl = null, fy = null, en = null } = values
  const read = keptAnswerSchema.safeParse({ title: title ?? '', nl, fy, en })
  if (!read.success) {
    const faults = read.error.issues.map(({ path: [field = 'title'] }) => String(field))
    return { errors: Object.fromEntries(faults.map((field) => [field, say.line('form-error.empty')])) }
  }
  return { action: { name: 'answer.keep', answerId, form: { ...read.data, retired: values.inUse === 'no' } } }
}
