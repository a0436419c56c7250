import type { Temporal } from 'temporal-polyfill'

/** Easter Sunday in the year of this day: the Sunday after the first full moon of spring, as the church reckons it. */
export function easterOf(day: Temporal.PlainDate): Temporal.PlainDate {
  const { year } = day
  const century = Math.floor(year / 100)
  const yearOfMoon = year % 19
  const leapsLeftOut = century - Math.floor(century / 4)
  const moonMoved = Math.floor((8 * century + 13) / 25)
  const fullMoon = (leapsLeftOut - moonMoved + 19 * yearOfMoon + 15) % 30
  // so that no two years of one cycle of the moon have the same late full moon
  const early = fullMoon === 29 || (fullMoon === 28 && yearOfMoon > 10) ? 1 : 0
  const moon = day.with({ month: 3, day: 21 }).add({ days: fullMoon - early })
  return moon.add({ days: 7 - (moon.dayOfWeek % 7) })
}
