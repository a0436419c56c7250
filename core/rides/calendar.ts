/** A ride in a calendar: when, and its number, and nothing about who or where. */
export interface CalendarRide {
  id: string
  title: string
  from: Date
  until: Date
}

/** A calendar as RFC 5545 writes it. */
export function writeCalendar(name: string, rides: CalendarRide[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Foardoar//Rides//NL',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...rides.flatMap(({ id, title, from, until }) => [
      'BEGIN:VEVENT',
      `UID:${id}@foardoar`,
      `DTSTAMP:${utc(now)}`,
      `DTSTART:${utc(from)}`,
      `DTEND:${utc(until)}`,
      `SUMMARY:${escaped(title)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** No line is longer than 75 bytes; what follows begins with a space. */
function folded(line: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of line) {
    if (Buffer.byteLength(piece + letter) > 74) {
      pieces.push(piece)
      piece = ' '
    }
    piece += letter
  }
  return [...pieces, piece]
}
