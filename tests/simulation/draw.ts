import { type Figures, percent } from './figures.ts'

const wide = 860
const ink = '#22313f'
const grey = '#8a97a3'
const green = '#4c9f70'
const red = '#d1495b'
const blue = '#3d7ea6'

/** Draws what a year came to as one SVG: time to the first yes, kinds of help, and pings a volunteer. */
export function drawYear(figures: Figures, title: string): string {
  const high = 470 + figures.kinds.length * 24
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" font-family="sans-serif" font-size="13" fill="${ink}">`,
    `<rect width="${wide}" height="${high}" fill="white"/>`,
    text(30, 40, title, 'font-size="20" font-weight="bold"'),
    text(30, 64, headline(figures), `fill="${grey}"`),
    group(30, 100, timeToYes(figures)),
    group(460, 100, pingsEach(figures)),
    group(30, 400, byKind(figures)),
    '</svg>',
  ].join('\n')
}

function headline({ questions, solved, unmet }: Figures): string {
  return `${questions} questions, ${percent(solved, questions)} solved by volunteers, ${percent(unmet, questions)} unmet`
}

/** Which share of the searches had a yes after so long. */
function timeToYes({ minutesToYes, questions }: Figures): string {
  const marks = [5, 15, 30, 60, 120, 240, 480, 960, 1440, 2880]
  const [width, high] = [360, 200]
  const x = (index: number) => (index * width) / (marks.length - 1)
  const points = marks.map((mark, index) => {
    const share = minutesToYes.filter((minutes) => minutes <= mark).length / Math.max(1, questions)
    return `${x(index).toFixed(1)},${(high - share * high).toFixed(1)}`
  })
  return [
    text(0, 0, 'A neighbour said yes within', 'font-weight="bold"'),
    group(
      0,
      24,
      [
        ...[0, 0.5, 1].map((share) => rule(0, high - share * high, width, `${share * 100} %`)),
        `<polyline points="${points.join(' ')}" fill="none" stroke="${green}" stroke-width="3"/>`,
        ...marks.map((mark, index) =>
          text(
            x(index),
            high + 24,
            mark < 60 ? `${mark} m` : `${mark / 60} h`,
            `text-anchor="middle" font-size="11" fill="${grey}"`,
          ),
        ),
      ].join('\n'),
    ),
  ].join('\n')
}

/** How often each volunteer was asked, fewest first. */
function pingsEach({ pings, mostInAWeek }: Figures): string {
  const [width, high] = [360, 200]
  const most = Math.max(1, ...pings)
  const step = width / Math.max(1, pings.length)
  return [
    text(0, 0, `Pings of each volunteer, at most ${mostInAWeek} in any week`, 'font-weight="bold"'),
    group(
      0,
      24,
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
function byKind({ kinds }: Figures): string {
  const most = Math.max(1, ...kinds.map(({ solved, unmet, open }) => solved + unmet + open))
  const long = (count: number) => (count / most) * 480
  return [
    text(0, 0, 'Solved by volunteers, and unmet, by kind of help', 'font-weight="bold"'),
    ...kinds.map(({ category, solved, unmet, open }, index) =>
      group(
        0,
        16 + index * 24,
        [
          text(0, 14, category),
          bar(110, 2, long(solved), 16, green),
          bar(110 + long(solved), 2, long(unmet), 16, red),
          text(
            118 + long(solved + unmet),
            14,
            `${percent(unmet, solved + unmet + open)} unmet of ${solved + unmet + open}`,
            `fill="${grey}"`,
          ),
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
  const line = `<line x1="${x}" y1="${y}" x2="${x + width}" y2="${y}" stroke="#e3e8ec"/>`
  return `${line}${text(x + width + 6, y + 4, label, `font-size="11" fill="${grey}"`)}`
}

function text(x: number, y: number, words: string, style = ''): string {
  const safe = words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${style}>${safe}</text>`
}
