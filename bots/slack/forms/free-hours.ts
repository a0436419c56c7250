import { Temporal } from 'temporal-polyfill'
import type { Core } from '../../../core/core.ts'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { type FreeDay, freeOn, freeTimes } from '../../../core/rides/free-times.ts'
import { whenOf } from '../../../core/when.ts'
import { type Block, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { FormValues } from '../parse.ts'
import { readAlong } from './trip-fields.ts'

const daysShown = 3

/** At which hours the car can take them: on the day that was chosen, else on the next days. */
export async function freeHours(
  core: Core,
  say: Say,
  { id, zone }: Neighbourhood,
  values: FormValues,
  exceptRide: string | null = null,
): Promise<Block[]> {
  const wish = { ...readAlong(values), exceptRide }
  const days = values.date
    ? [await freeOn(core, id, Temporal.PlainDate.from(values.date), wish)]
    : await freeTimes(core, id, daysShown, wish)
  return days.length > 0 ? [section(days.map((day) => freeLine(say, day, zone)).join('\n'))] : []
}

function freeLine(say: Say, { day, free, why }: FreeDay, zone: string): string {
  const slots = { day: { when: day } }
  if (why) return say.line('desk-rides:not-free', { ...slots, why: say.line(`desk-rides:why-${why}`) })
  const clock = (moment: Date) => whenOf(moment, zone).slice(11)
  const hours = free.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(', ')
  return say.line('desk-rides:free', { ...slots, hours })
}
