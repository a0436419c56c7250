import { weekdays } from '../days.ts'
import { hoursOf, type PartOfDay, partsOfDay, type When, wallSpanOf } from '../when.ts'

/** The parts into which volunteers divide a day; noon is a time to be somewhere, and no part to be free in. */
export const partsToHelp = ['morning', 'afternoon', 'evening'] as const satisfies PartOfDay[]

/** Every part of the week in which somebody may help, such as mon-morning. */
export const wholeWeek = weekdays.flatMap((day) => partsToHelp.map((part) => `${day}-${part}` as const))

const dayNames: readonly string[] = weekdays

interface PartOfWeek {
  /** 1 is Monday. */
  day: number
  from: number
  until: number
}

/** Whether a volunteer with these parts of the week can be there at some time within this When. */
export function fitsAvailability(when: When | null, availability: string[]): boolean {
  const known = availability.filter((part) => partOfWeek(part) !== null)
  return known.length === 0 || !hasEdges(when) || fittingPart(when, known) !== null
}

/** The first of these parts of the week in which this When falls; null if none does, or no time is known. */
export function fittingPart(when: When | null, availability: string[]): string | null {
  const span = when === null ? null : wallSpanOf(when)
  if (!span?.from || !span.until) return null
  const parts = availability.flatMap((name) => {
    const part = partOfWeek(name)
    return part ? [{ name, ...part }] : []
  })
  const lastDay = span.until.toPlainDate()
  let day = span.from.toPlainDate()
  for (let seen = 0; seen < 7 && day.until(lastDay, { largestUnit: 'days' }).days >= 0; seen++) {
    const from = day.equals(span.from.toPlainDate()) ? span.from.hour + span.from.minute / 60 : 0
    const until = day.equals(lastDay) ? span.until.hour + span.until.minute / 60 : 24
    const fits = parts.find((part) => part.day === day.dayOfWeek && part.from < until && from < part.until)
    if (fits) return fits.name
    day = day.add({ days: 1 })
  }
  return null
}

/** All parts of the week in which this When falls; null if any will do, because no time is known. */
export function partsThatFit(when: When | null): string[] | null {
  if (!hasEdges(when)) return null
  const all = weekdays.flatMap((day) => partsOfDay.map((part) => `${day}-${part}`))
  return all.filter((part) => fitsAvailability(when, [part]))
}

function hasEdges(when: When | null): boolean {
  const span = when === null ? null : wallSpanOf(when)
  return span !== null && span.from !== null && span.until !== null
}

function partOfWeek(text: string): PartOfWeek | null {
  const [dayName = '', partName] = text.split('-')
  const day = dayNames.indexOf(dayName) + 1
  const part: PartOfDay | undefined = partsOfDay.find((each) => each === partName)
  return day > 0 && part ? { day, ...hoursOf[part] } : null
}
