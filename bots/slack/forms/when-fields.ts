import type { When } from '../../../core/when.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Reading } from './form.ts'
import { dateInput, selectInput, timeInput } from './inputs.ts'

const parts = ['morning', 'noon', 'afternoon', 'evening'] as const
const simple = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})|@(morning|noon|afternoon|evening))?$/

/** Fields for a day, a part of the day and a time; what does not fit them, such as every week, can be kept as it is. */
export function whenFields(say: Say, current: When | null): Block[] {
  const [, day = null, time = null, part = null] = simple.exec(current ?? '') ?? []
  const isOther = current !== null && current !== 'asap' && day === null
  const options = [
    ...(isOther ? [{ value: 'keep', label: say.line('card.value', { value: { when: current } }) }] : []),
    { value: 'any', label: say.line('form.any-time') },
    ...parts.map((each) => ({ value: each, label: say.line(`form.${each}`) })),
    { value: 'asap', label: say.line('form.asap') },
  ]
  const initial = isOther ? 'keep' : current === 'asap' ? 'asap' : (part ?? 'any')
  return [
    dateInput('date', say.line('form.date'), day),
    selectInput('part', say.line('form.part'), options, initial),
    timeInput('time', say.line('form.time'), time),
  ]
}

/** Reads those fields; the errors are by field. */
export function readWhen({
  values,
  meta,
  say,
  today,
}: Reading): { wantedAt: When | null } | { errors: Record<string, string> } {
  const { date = null, part = null, time = null } = values
  if (part === 'keep') return { wantedAt: meta.wantedAt }
  if (part === 'asap') return { wantedAt: 'asap' }
  const dayPart = parts.find((each) => each === part)
  if (date === null) {
    return time || dayPart ? { errors: { date: say.line('form-error.which-day') } } : { wantedAt: null }
  }
  // a day that was there already may stay, even when it has gone by
  if (date < today && !meta.wantedAt?.startsWith(date))
    return { errors: { date: say.line('form-error.past') } }
  if (time) return { wantedAt: `${date}T${time}` }
  return { wantedAt: dayPart ? `${date}@${dayPart}` : date }
}
