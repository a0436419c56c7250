import type { types } from '@slack/bolt'
import type { DeskAction } from '../../../core/desk/desk-action.ts'
import { type Block, plain } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { limits } from '../blocks/text.ts'
import type { FormMeta, FormValues } from '../parse.ts'

/** Every form the desk can open; named after what it does when it is sent in. */
export const formNames = [
  'request.reply',
  'person.reply',
  'request.close',
  'request.refer',
  'request.assign',
  'contact.agreed',
  'household.new',
  'household.edit',
  'question.answer',
  'question.ask',
  'question.keep',
  'answer.new',
  'answer.edit',
  'professional.approve',
  'request.tell',
  'request.pair',
  'arrangement.change',
  'request.ask-all',
  'request.edit',
  'volunteer.edit',
  'person.phone',
  'desk.new',
  'desk.ride',
  'ride.edit',
  'desk.sign-up',
  'desk.link',
  'desk.unlink',
  'referral.not-taken-up',
  'organisation.new',
  'organisation.edit',
] as const
export type FormName = (typeof formNames)[number]

/** What a form that was sent in comes to: something to do, or what to mend, by field. */
export type Filled = { action: DeskAction } | { errors: Record<string, string> }

/** What is needed to read a form. */
export interface Reading {
  meta: FormMeta
  values: FormValues
  say: Say
  /** The day in the neighbourhood, YYYY-MM-DD. */
  today: string
}

/** A form as Slack opens it. */
export function drawForm(name: FormName, meta: FormMeta, say: Say, blocks: Block[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: JSON.stringify(meta),
    title: plain(say.line(`form.${titleOf(name)}`), limits.title),
    submit: plain(say.line('form.submit'), limits.title),
    close: plain(say.line('form.cancel'), limits.title),
    blocks: blocks.slice(0, limits.modalBlocks),
  }
}

/** Something to look at, without anything to fill in: while facts are fetched, or when it cannot go on. */
export function drawMessage(text: string, say: Say): types.ModalView {
  return {
    type: 'modal',
    title: plain('Foardoar', limits.title),
    close: plain(say.line('form.close'), limits.title),
    blocks: [{ type: 'section', text: plain(text, limits.section) }],
  }
}

function titleOf(name: FormName): string {
  if (name === 'contact.agreed') return 'contact'
  if (name.startsWith('household.')) return 'household'
  if (name === 'question.answer') return 'reply'
  if (name === 'question.ask') return 'ask-advisers'
  if (name === 'question.keep' || name.startsWith('answer.')) return 'kept-answer'
  if (name === 'professional.approve') return 'professional'
  if (name === 'desk.new') return 'new'
  if (name.startsWith('organisation.')) return 'organisation-title'
  return name === 'volunteer.edit' ? 'volunteer-file' : name.slice(name.indexOf('.') + 1)
}
