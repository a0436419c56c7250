const small: [RegExp, number][] = [
  [
    /anderhalf\s*(uur|oere|uurtje)?|oardel\s*(oere|oerke)?|oardeheal\s*oere|healoardel\w*|one and a half hours?|an hour and a half|hour and a half/,
    90,
  ],
  [
    /(twee\s*en\s*een\s*half|tweeeneenhalf|twee[eë]?nhalf|2½|twa\s*en\s*in\s*heal|two and a half)\s*(uur|oere|hours?)?/,
    150,
  ],
  [/drie\s*kwartier|trije\s*kertier|three quarters of an hour/, 45],
  [/half\s*uur(tje)?|halfuur(tje)?|heal\s*oere?(ke)?|healoere?(ke)?|half an hour|half hour/, 30],
  [/\bkwartier(tje)?|\bkertier(ke)?|quarter of an hour|a quarter hour/, 15],
]
const names: Record<string, number> = {
  een: 1,
  n: 1,
  in: 1,
  ien: 1,
  a: 1,
  an: 1,
  one: 1,
  twee: 2,
  twa: 2,
  two: 2,
  drie: 3,
  trije: 3,
  three: 3,
  vier: 4,
  fjouwer: 4,
  four: 4,
  vijf: 5,
  fiif: 5,
  five: 5,
  zes: 6,
  seis: 6,
  six: 6,
  zeven: 7,
  san: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  tien: 10,
  tsien: 10,
  ten: 10,
  twintig: 20,
  tweintich: 20,
  twenty: 20,
  dertig: 30,
  tritich: 30,
  thirty: 30,
}
// "am" is no "a m": a number in words stands apart
const amount = String.raw`(\d+(?:[.,]\d+)?|(?:${Object.keys(names).join('|')})(?=\s))`
const hourUnit = String.raw`(?:uurtjes?|uur|uren|u|oerkes?|oeren?|hours?|hrs?|h)\b`
const minuteUnit = String.raw`(?:minuut|minuten|minuutjes?|minuten|minutes?|mins?|min|m)\b`
const both = new RegExp(String.raw`\b${amount}\s*${hourUnit}\s*(?:en|and)?\s*${amount}\s*${minuteUnit}`)
const andQuarter = new RegExp(
  String.raw`\b${amount}\s*${hourUnit}\s*(?:en|and|in)\s*(?:een|in|a|n)?\s*(kwartier|kertier|quarter)`,
)
const clock = /\b(\d{1,2}):([0-5]\d)\b/
const hours = new RegExp(String.raw`\b${amount}\s*${hourUnit}`)
const minutes = new RegExp(String.raw`\b${amount}\s*${minuteUnit}`)
const bareHour = /\b(uurtje|oerke)\b/

/** A duration in minutes ("anderhalf uur" → 90), or null; `expected` when it was asked for, so that a bare number counts. */
export function readMinutes(folded: string, expected: boolean): number | null {
  const text = folded.replace(/½/g, ',5').replace(/1⁄2/g, ',5')
  const together = both.exec(text)
  if (together !== null) return sensible(value(together[1]) * 60 + value(together[2]))
  const quarter = andQuarter.exec(text)
  if (quarter !== null) return sensible(value(quarter[1]) * 60 + 15)
  const exact = small.find(([pattern]) => pattern.test(text))
  if (exact !== undefined) return exact[1]
  const inHours = hours.exec(text)
  if (
    inHours !== null &&
    (expected ||
      !/\b(om|at|rond|tussen|voor|na|vanaf|tot|foar|nei|tusken|oant)\s*$/.test(text.slice(0, inHours.index)))
  )
    return sensible(value(inHours[1]) * 60)
  const inMinutes = minutes.exec(text)
  if (inMinutes !== null) return sensible(value(inMinutes[1]))
  if (bareHour.test(text)) return 60
  if (!expected) return null
  const time = clock.exec(text)
  if (time !== null) return sensible(Number(time[1]) * 60 + Number(time[2]))
  const bare = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)(?![\d.,]*\d)/.exec(text)
  if (bare === null) return null
  const number = value(bare[1])
  return sensible(number <= 12 ? number * 60 : number)
}

function value(written: string | undefined): number {
  return names[written ?? ''] ?? Number((written ?? '0').replace(',', '.'))
}

function sensible(minutes: number): number | null {
  return minutes > 0 && minutes <= 24 * 60 ? Math.round(minutes) : null
}
