import type { types } from '@slack/bolt'
import type { Core } from '../../../core/core.ts'
import { type AllAble, allAble } from '../../../core/dispatch/all-able.ts'
import { type Block, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { literal } from '../blocks/text.ts'
import type { FormMeta } from '../parse.ts'
import { drawForm, drawMessage, type Filled, type Reading } from './form.ts'
import { selectInput } from './inputs.ts'

const mostNamed = 12

/** The form to ask everybody who is able: how many there are, who, and why the others are left out. */
export async function askAllForm(core: Core, meta: FormMeta, say: Say): Promise<types.ModalView> {
  const able = await allAble(core, meta.subject)
  if (!able) return drawMessage(say.line('refused.gone'), say)
  const nobody = able.ask.length === 0 && able.beyondLimit === 0
  const fields = askAllFields(say, able)
  return nobody ? { ...drawMessage('', say), blocks: fields } : drawForm('request.ask-all', meta, say, fields)
}

/** Who is asked, who is not and why, and what the desk may set aside. */
export function askAllFields(say: Say, { ask, beyondLimit, waitsUntil, others }: AllAble): Block[] {
  const slots = { people: ask.length, names: named(ask, say) }
  const asking =
    waitsUntil === null
      ? say.line(`desk-helpers:${ask.length === 0 ? 'ask-nobody' : 'ask-now'}`, slots)
      : say.line('desk-helpers:ask-later', { ...slots, when: { when: waitsUntil } })
  const left = others.map(({ why, names }) => `• ${say.code('why-not', why)}: ${named(names, say)}`)
  const beyond = ['no', 'yes'].map((value) => ({ value, label: say.line(`desk-helpers:beyond-${value}`) }))
  return [
    section(literal(asking, 2500)),
    ...(left.length > 0
      ? [section(literal(`${say.line('desk-helpers:left-out')}\n${left.join('\n')}`, 2900))]
      : []),
    ...(beyondLimit > 0
      ? [selectInput('beyond', say.line('desk-helpers:beyond', { people: beyondLimit }), beyond, 'no')]
      : []),
  ]
}

/** Reads whether the limit a week is set aside. */
export function readAskAll({ meta, values }: Reading): Filled {
  const beyondLimit = values.beyond === 'yes'
  return { action: { name: 'request.ask-all', requestId: meta.subject, beyondLimit } }
}

function named(names: string[], say: Say): string {
  const more = names.length - mostNamed
  const shown = names.slice(0, mostNamed).map((name) => name.slice(0, 60))
  return [...shown, ...(more > 0 ? [say.line('card.and-more', { more })] : [])].join(', ')
}
