import type { Figures } from './figures.ts'
import type { RideFigures } from './ride-figures.ts'
import type { Speech } from './speech.ts'

/** The figures as lines for a terminal. */
export function writeFigures(figures: Figures, speech: Speech): string {
  const { questions, solved, unmet, minutesToYes, kinds, rides } = figures
  const { say, percent, time } = speech
  const after = (share: number) =>
    time(minutesToYes[Math.floor((minutesToYes.length - 1) * share)] ?? Number.NaN)
  const share = (part: number) => say('share', { part, percent: percent(part, questions) })
  const lines: [string, string][] = [
    [say('questions'), String(questions)],
    [say('solved'), share(solved)],
    [say('unmet'), share(unmet)],
    [say('first-yes'), say('within', { half: after(0.5), most: after(0.9) })],
    [say('pings'), pingsEach(figures, speech)],
    ...(rides ? rideLines(rides, speech) : []),
    [say('by-kind'), ''],
    ...kinds.map(({ category, solved: done, unmet: not, open }): [string, string] => [
      `  ${speech.category(category)}`,
      say('part-of', { part: not, all: done + not + open }),
    ]),
  ]
  const wide = Math.max(...lines.map(([name]) => name.length))
  return lines.map(([name, said]) => `${name.padEnd(wide)}  ${said}`.trimEnd()).join('\n')
}

function pingsEach({ pings, mostInAWeek, limitAWeek }: Figures, { say, number }: Speech): string {
  const perWeek = (count: number) => number(count / 52, 1)
  return say('pings-each', {
    mean: perWeek(pings.reduce((sum, each) => sum + each, 0) / Math.max(1, pings.length)),
    least: perWeek(pings[0] ?? 0),
    most: perWeek(pings.at(-1) ?? 0),
    peak: mostInAWeek,
    limit: limitAWeek,
  })
}

function rideLines(
  { wishes, driven, unmet, together, month, days }: RideFigures,
  speech: Speech,
): [string, string][] {
  const { say, number } = speech
  const asked = wishes.booked + wishes['booked-later'] + wishes.refused
  const slots = { asked, driven, unmet, together, refused: wishes.refused, moved: wishes['booked-later'] }
  const told: [string, string] = [say('rides'), say('rides-asked', slots)]
  if (month === null) return [told]
  const hours = days.flatMap(({ away }) => away).reduce((sum, { from, until }) => sum + until - from, 0)
  const used = days.filter(({ away }) => away.length > 0).length
  const away = { month: speech.month(month), hours: number(hours), days: used, all: days.length }
  return [told, [say('car'), say('car-away', away)]]
}
