import { weekdays as days, type Weekday } from '../../core/days.ts'
import { partsToHelp as parts, wholeWeek } from '../../core/people/availability.ts'

type Part = (typeof parts)[number]

/** What people call the days, in three languages at once: a talk may mix them. */
const dayWords: Record<Weekday, string> = {
  mon: 'maandag|moandei|monday|ma|mon',
  tue: 'dinsdag|tiisdei|tuesday|di|tue|tues',
  wed: 'woensdag|woansdei|wednesday|wo|wed',
  thu: 'donderdag|tongersdei|thursday|do|thu|thurs',
  fri: 'vrijdag|freed|friday|vr|fri',
  sat: 'zaterdag|sneon|saterdei|saturday|za|sat',
  sun: 'zondag|snein|sunday|zo|sun',
}
const partWords: Record<Part, string> = {
  morning: '\\p{L}*ochtend|\\p{L}*morgen|morgens|voormiddag|\\p{L}*moarn|moarns|foarmiddei|mornings?',
  afternoon: '(?!voor)\\p{L}*middag|middags|(?!foar)\\p{L}*middei|middeis|afternoons?',
  evening: '\\p{L}*avond|avonds|\\p{L}*jûn|jûns|\\p{L}*jun|evenings?|nights?',
}
const onWorkdays =
  /door ?de ?week|doordeweeks|werkdag|troch de wike|wurkdei|wurkdagen|weekday|during the week/iu
const weekend = /weekend|wykein/iu
const daytime = /overdag|oerdei|daytime|during the day/iu
const anyTime =
  /altijd|altyd|always|any ?time|whenever|maakt (me )?niet uit|makket (my )?net út|doesn.?t matter|elke dag|alle dagen|eltse dei|every ?day/iu
const but = /behalve|maar niet|niet op|niet in|útsein|mar net|net op|net yn|except|but not|not on|not in/iu
const range = /\s*(?:t\/m|tot en met|tot|oant en mei|oant|to|till|until|through|-)\s*/iu

/** The parts of the week that a text names, such as mon-morning; empty if it names none. */
export function partsOfWeek(text: string): string[] {
  const [wanted = '', ...excluded] = text.normalize('NFC').split(but)
  const without = new Set(excluded.flatMap(readClauses))
  const named = readClauses(wanted)
  const base = named.length === 0 && without.size > 0 ? wholeWeek : named
  const kept = new Set(base.filter((part) => !without.has(part)))
  return wholeWeek.filter((part) => kept.has(part))
}

/** Whether somebody can always come; for the desk that is one word instead of twenty-one. */
export function isWholeWeek(named: string[]): boolean {
  return new Set(named).size === wholeWeek.length
}

interface Clause {
  days: Weekday[]
  parts: Part[]
  /** Weekend, weekdays: a whole, to which no later part of the day belongs. */
  group: boolean
}

function readClauses(text: string): string[] {
  const clauses = text
    .split(/[,;&+]|\s(?:en|and|of|or)\s/iu)
    .map(readClause)
    .filter((clause) => clause.days.length > 0 || clause.parts.length > 0)
  return clauses.flatMap((clause, at) => {
    const before = clauses[at - 1]
    const after = clauses.slice(at + 1).find(({ parts }) => parts.length > 0)
    if (clause.days.length === 0) {
      const sameDays = before && before.days.length > 0 && !before.group
      return combine(sameDays ? before.days : [...days], clause.parts)
    }
    const shared = clause.group ? undefined : after?.parts
    return combine(clause.days, clause.parts.length > 0 ? clause.parts : (shared ?? [...parts]))
  })
}

function readClause(text: string): Clause {
  const group = onWorkdays.test(text) || weekend.test(text) || anyTime.test(text)
  const named = [
    ...(anyTime.test(text) ? days : []),
    ...(onWorkdays.test(text) ? days.slice(0, 5) : []),
    ...(weekend.test(text) ? days.slice(5) : []),
    ...rangeOfDays(text),
    ...days.filter((day) => dayPattern(day).test(text)),
  ]
  const part = parts.filter((each) =>
    new RegExp(`(?<!\\p{L})(?:${partWords[each]})(?!\\p{L})`, 'iu').test(text),
  )
  return { days: named, parts: daytime.test(text) ? ['morning', 'afternoon', ...part] : part, group }
}

/** A day may have its part behind it in one word: maandagochtend. Two letters count only alone. */
function dayPattern(day: Weekday): RegExp {
  const words = dayWords[day].split('|')
  const long = words.filter((word) => word.length > 4).join('|')
  const short = words.filter((word) => word.length <= 4).join('|')
  return new RegExp(`(?<!\\p{L})(?:(?:${long})|(?:${short})(?!\\p{L}))`, 'iu')
}

function rangeOfDays(text: string): Weekday[] {
  const sides = text.split(range)
  const [first, last] = [sides[0] ?? '', sides[1] ?? ''].map((side) =>
    days.findIndex((day) => dayPattern(day).test(side)),
  )
  return first === undefined || last === undefined || first < 0 || last < first
    ? []
    : days.slice(first, last + 1)
}

function combine(inDays: readonly Weekday[], inParts: readonly Part[]): string[] {
  return inDays.flatMap((day) => inParts.map((part) => `${day}-${part}`))
}
