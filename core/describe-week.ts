import { weekdays } from './days.ts'
import { partsToHelp } from './people/availability.ts'
import type { Slots } from './slots.ts'

type Say = (key: string, slots?: Slots) => string

const days: readonly string[] = weekdays
const workdays = days.slice(0, 5)
const weekend = days.slice(5)
const parts: readonly string[] = partsToHelp

/** Says parts of the week as people do: "doordeweeks overdag, niet op woensdag". None, or all of them, is always. */
export function describeWeek(week: string[], say: Say): string {
  const known = days.map((day) => ({ day, parts: parts.filter((part) => week.includes(`${day}-${part}`)) }))
  const kept = known.filter((each) => each.parts.length > 0)
  if (kept.length === 0 || kept.every((each) => each.parts.length === 3 && kept.length === 7)) {
    return say('week.always')
  }
  const groups = Map.groupBy(kept, (each) => each.parts.join())
  const clauses = [...groups.values()].map((group) =>
    clause(
      group.map(({ day }) => day),
      group[0]?.parts ?? [],
      kept.map(({ day }) => day),
      say,
    ),
  )
  return clauses.join('; ')
}

function clause(inDays: string[], inParts: string[], all: string[], say: Say): string {
  const [day = '', part = ''] = [inDays[0], inParts[0]]
  if (inDays.length === 1 && inParts.length === 1) {
    return say('week.one', { day: say(`week.${day}`), part: say(`week.part-${part}`) })
  }
  const whole = wholeOf(inDays, all)
  const name = whole
    ? say(`week.${whole.name}`)
    : say('week.on', { days: list(inDays.map(sayDay(say)), say) })
  const during = nameParts(inParts, say)
  const said = during === '' ? name : say('week.during', { days: name, parts: during })
  return whole && whole.except.length > 0
    ? say('week.except', { when: said, days: list(whole.except.map(sayDay(say)), say) })
    : said
}

/** A whole that most people say in one word, with at most one day that does not belong to it. */
function wholeOf(inDays: string[], all: string[]): { name: string; except: string[] } | null {
  const wholes = [
    { name: 'every-day', of: days },
    { name: 'weekdays', of: workdays },
    { name: 'weekend', of: weekend },
  ]
  for (const { name, of } of wholes) {
    const except = of.filter((day) => !inDays.includes(day))
    const fits = inDays.every((day) => of.includes(day)) && except.every((day) => !all.includes(day))
    if (fits && (except.length === 0 || (except.length === 1 && of.length > 2))) return { name, except }
  }
  return null
}

function nameParts(inParts: string[], say: Say): string {
  const key = inParts.join('-')
  if (key === parts.join('-')) return ''
  if (key === 'morning-afternoon') return say('week.daytime')
  return list(
    inParts.map((part) => say(`week.${part}`)),
    say,
  )
}

const sayDay = (say: Say) => (day: string) => say(`week.${day}`)

function list(items: string[], say: Say): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${say('common.and')} ${items.at(-1)}`
}
