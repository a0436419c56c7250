import { Temporal } from 'temporal-polyfill'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { dateInput, selectInput, textInput } from './inputs.ts'

/** To which organisation, with what to know, and when the desk asks how it went. */
export function referFields(say: Say, organisations: Neighbourhood['organisations'], today: string): Block[] {
  const label = say.line('form.organisation')
  const options = organisations.map((each) => ({
    value: each.name.slice(0, 150),
    label: `${each.name}: ${each.for}`,
  }))
  const inTwoWeeks = Temporal.PlainDate.from(today).add({ weeks: 2 }).toString()
  return [
    selectInput('organisation', label, options),
    textInput('note', say.line('form.note'), { multiline: true, optional: true, most: 1000 }),
    dateInput('followUpOn', say.line('form.follow-up'), inTwoWeeks, false),
  ]
}

/** Reads a referral. */
export function readRefer({ meta, values, say, today }: Reading): Filled {
  const { organisation, note, followUpOn } = values
  if (!organisation) return { errors: { organisation: say.line('form-error.empty') } }
  if (!followUpOn || followUpOn <= today) return { errors: { followUpOn: say.line('form-error.later') } }
  return {
    action: { name: 'request.refer', requestId: meta.subject, organisation, note: note ?? '', followUpOn },
  }
}
