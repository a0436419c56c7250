import type { Figures } from './figures.ts'
import type { RideFigures } from './ride-figures.ts'
import type { Speech } from './speech.ts'

const wide = 860
const ink = '#22313f'
const grey = '#8a97a3'
const green = '#4c9f70'
const red = '#d1495b'
const blue = '#3d7ea6'
const pale = '#e3e8ec'
const small = `font-size="11" fill="${grey}"`

/** Draws what a year came to as one SVG: time to the first yes, pings a volunteer, kinds of help, and the car. */
export function drawYear(figures: Figures, title: string, speech: Speech): string {
  const kindsHigh = 60 + figures.kinds.length * 24
  const car = figures.rides?.month ? figures.rides : null
  const high = 400 + kindsHigh + (car ? 70 + car.days.length * dayHigh : 0)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" font-family="sans-serif" font-size="13" fill="${ink}">`,
    `<rect width="${wide}" height="${high}" fill="white"/>`,
    text(30, 40, title, 'font-size="20" font-weight="bold"'),
    text(30, 64, headline(figures, speech), `fill="${grey}"`),
    group(30, 100, timeToYes(figures, speech)),
    group(460, 100, pingsEach(figures, speech)),
    group(30, 400, byKind(figures, speech)),
    ...(car ? [group(30, 400 + kindsHigh, drawCar(car, speech))] : []),
    '</svg>',
  ].join('\n')
}

function headline({ questions, solved, unmet }: Figures, { say, percent }: Speech): string {
  return say('headline', { questions, solved: percent(solved, questions), unmet: percent(unmet, questions) })
}

/** Which share of the searches had a yes after so long. */
function timeToYes({ minutesToYes, questions }: Figures, { say }: Speech): string {
  const marks = [5, 15, 30, 60, 120, 240, 480, 960, 1440, 2880]
  const [width, high] = [360, 200]
  const x = (index: number) => (index * width) / (marks.length - 1)
  const points = marks.map((mark, index) => {
    const share = minutesToYes.filter((minutes) => minutes <= mark).length / Math.max(1, questions)
    return `${x(index).toFixed(1)},${(high - share * high).toFixed(1)}`
  })
  return [
    text(0, 0, say('draw-yes'), 'font-weight="bold"'),
    group(
      0,
      40,
      [
        ...[0, 0.5, 1].map((share) => rule(0, high - share * high, width, `${share * 100} %`)),
        `<polyline points="${points.join(' ')}" fill="none" stroke="${green}" stroke-width="3"/>`,
        ...marks.map((mark, index) =>
          text(
            x(index),
            high + 24,
            mark < 60 ? `${mark} m` : `${mark / 60} h`,
            `text-anchor="middle" ${small}`,
          ),
        ),
      ].join('\n'),
    ),
  ].join('\n')
}

/** How often each volunteer was asked, fewest first. */
function pingsEach({ pings, mostInAWeek, limitAWeek }: Figures, { say }: Speech): string {
  const [width, high] = [360, 200]
  const most = Math.max(1, ...pings)
  const step = width / Math.max(1, pings.length)
  return [
    text(0, 0, say('draw-pings'), 'font-weight="bold"'),
    text(0, 18, say('draw-pings-most', { peak: mostInAWeek, limit: limitAWeek }), `fill="${grey}"`),
    group(
      0,
      40,
      [
        rule(0, 0, width, String(most)),
        rule(0, high, width, '0'),
        ...pings.map((count, index) => {
          const tall = (count / most) * high
          return bar(index * step, high - tall, Math.max(1, step - 1), tall, blue)
        }),
      ].join('\n'),
    ),
  ].join('\n')
}

/** Of each kind of help what was solved, and what was not. */
function byKind({ kinds }: Figures, { say, category: named }: Speech): string {
  const most = Math.max(1, ...kinds.map(({ solved, unmet, open }) => solved + unmet + open))
  const long = (count: number) => (count / most) * 440
  return [
    text(0, 0, say('draw-kinds'), 'font-weight="bold"'),
    ...kinds.map(({ category, solved, unmet, open }, index) =>
      group(
        0,
        16 + index * 24,
        [
          text(0, 14, named(category)),
          bar(190, 2, long(solved), 16, green),
          bar(190 + long(solved), 2, long(unmet), 16, red),
          text(
            198 + long(solved + unmet),
            14,
            say('draw-kind', { part: unmet, all: solved + unmet + open }),
            `fill="${grey}"`,
          ),
        ].join('\n'),
      ),
    ),
  ].join('\n')
}

const dayHigh = 18

/** A line of time for each day of the busiest month, with the hours in which the car was away. */
function drawCar({ month, days, hours }: RideFigures, speech: Speech): string {
  const width = 640
  const x = (hour: number) => 70 + ((hour - hours.from) / (hours.until - hours.from)) * width
  const marks = Array.from(
    { length: Math.floor(hours.until - hours.from) + 1 },
    (_, hour) => hours.from + hour,
  )
  const high = days.length * dayHigh
  return [
    text(0, 0, speech.say('draw-car', { month: speech.month(month ?? '') }), 'font-weight="bold"'),
    ...marks.map((hour) =>
      [
        `<line x1="${x(hour)}" y1="30" x2="${x(hour)}" y2="${30 + high}" stroke="${pale}"/>`,
        text(x(hour), 24, `${Math.floor(hour)}:00`, `text-anchor="middle" ${small}`),
      ].join(''),
    ),
    ...days.map(({ day, away }, index) =>
      group(
        0,
        30 + index * dayHigh,
        [
          text(0, 13, speech.day(day), small),
          ...away.map(({ from, until }) => bar(x(from), 3, x(until) - x(from), dayHigh - 6, blue)),
        ].join('\n'),
      ),
    ),
  ].join('\n')
}

function group(x: number, y: number, inner: string): string {
  return `<g transform="translate(${x} ${y})">\n${inner}\n</g>`
}

function bar(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${colour}"/>`
}

function rule(x: number, y: number, width: number, label: string): string {
  const line = `<line x1="${x}" y1="${y}" x2="${x + width}" y2="${y}" stroke="${pale}"/>`
  return `${line}${text(x + width + 6, y + 4, label, small)}`
}

function text(x: number, y: number, words: string, style = ''): string {
  const safe = words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${style}>${safe}</text>`
}
