import type { types } from '@slack/bolt'
import { z } from 'zod'
import { rhythmOf } from '../../../core/arrangements/arrangement.ts'
import { findStanding, type Standing } from '../../../core/arrangements/standing.store.ts'
import type { Core } from '../../../core/core.ts'
import { isSameDesk } from '../../../core/desk/of-this-desk.ts'
import { type Candidate, listHelpers } from '../../../core/desk/queries.store.ts'
import { type Block, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { rowText } from '../blocks/standing-list.ts'
import { literal } from '../blocks/text.ts'
import type { FormMeta } from '../parse.ts'
import { drawForm, drawMessage, type Filled, type Reading } from './form.ts'
import { selectInput } from './inputs.ts'
import { readWhen, whenFields } from './when-fields.ts'

const rhythms = ['1', '2', '4'] as const

/** The form to change help that comes back, or to end it. */
export async function arrangementForm(
  core: Core,
  meta: FormMeta,
  say: Say,
  deskOf: string,
): Promise<types.ModalView> {
  const standing = await findStanding(core, meta.subject)
  const ours = standing !== null && isSameDesk(core, standing.neighbourhoodId, deskOf)
  if (!ours) return drawMessage(say.line('refused.gone'), say)
  const helpers = await listHelpers(core, standing.neighbourhoodId, standing.category)
  const wantedAt = rhythmOf(standing.when) ? (standing.when?.split('/')[1] ?? null) : null
  return drawForm(
    'arrangement.change',
    { ...meta, wantedAt },
    say,
    arrangementFields(say, standing, helpers, wantedAt),
  )
}

/** Whether it goes on, and if so how often, from when and with whom; of a pair or a ride only whether. */
export function arrangementFields(
  say: Say,
  standing: Standing,
  helpers: Candidate[],
  next: string | null,
): Block[] {
  const goes = ['on', 'stop'].map((value) => ({ value, label: say.line(`desk-helpers:goes-${value}`) }))
  const often = rhythms.map((value) => ({ value, label: say.line(`desk-helpers:every-${value}`) }))
  const known = helpers.map(({ id, name }) => ({ value: id, label: name }))
  const isFixed = standing.weeks === 0 || standing.category === 'ride'
  return [
    section(literal(rowText(standing, say), 1000)),
    selectInput('goes', say.line('desk-helpers:goes'), goes, isFixed ? 'stop' : 'on'),
    ...(isFixed
      ? []
      : [
          selectInput('weeks', say.line('desk-helpers:every'), often, String(standing.weeks)),
          ...whenFields(say, next),
          ...(known.length > 0
            ? [
                selectInput(
                  'volunteer',
                  say.line('form.volunteer'),
                  known,
                  standing.volunteerId ?? undefined,
                  { optional: true },
                ),
              ]
            : []),
        ]),
  ]
}

/** Reads what is to be different. */
export function readArrangement(reading: Reading): Filled {
  const { meta, values, say } = reading
  const about = { name: 'arrangement.change', arrangementId: meta.subject } as const
  if (values.goes === 'stop') return { action: { ...about, change: { stop: true } } }
  const when = readWhen(reading)
  if ('errors' in when) return when
  const day = when.wantedAt
  if (!day || day === 'asap') return { errors: { date: say.line('form-error.which-day') } }
  const weeks = rhythms.find((each) => each === values.weeks) ?? '1'
  const helper = z.uuid().safeParse(values.volunteer)
  const volunteerId = helper.success ? helper.data : null
  return { action: { ...about, change: { stop: false, when: `R/${day}/P${weeks}W`, volunteerId } } }
}
