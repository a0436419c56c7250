/** A calendar as a reader of RFC 5545 finds it. */
export interface ReadCalendar {
  name: string
  events: Record<string, string>[]
}

const moment = /^\d{8}T\d{6}Z$/

/** Reads a calendar by the letter of RFC 5545, and throws where it strays from it. */
export function readCalendar(text: string): ReadCalendar {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end')
  const lines = text.slice(0, -2).split('\r\n')
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error('a line ends without CR LF')
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`)
    if (line.includes('\uFFFD')) throw new Error(`a letter is cut in two: ${line}`)
  }
  const properties = lines
    .join('\r\n')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map((line): [string, string] => {
      const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/su.exec(line) ?? []
      if (name === undefined || value === undefined) throw new Error(`not a property: ${line}`)
      return [name, value]
    })
  const [first, ...rest] = properties
  const last = rest.pop()
  if (first?.join(':') !== 'BEGIN:VCALENDAR' || last?.join(':') !== 'END:VCALENDAR')
    throw new Error('it is not one calendar')
  return inside(rest)
}

function inside(properties: [string, string][]): ReadCalendar {
  const head: Record<string, string> = {}
  const events: Record<string, string>[] = []
  let event: Record<string, string> | null = null
  for (const [name, value] of properties) {
    if (name === 'BEGIN' || name === 'END') {
      if (value !== 'VEVENT' || (name === 'BEGIN') !== (event === null))
        throw new Error(`out of place: ${name}`)
      if (event) events.push(checked(event))
      event = name === 'BEGIN' ? {} : null
      continue
    }
    const to: Record<string, string> = event ?? head
    if (name in to) throw new Error(`twice: ${name}`)
    to[name] = unescaped(value)
  }
  if (event) throw new Error('an event does not end')
  if (head.VERSION !== '2.0' || !head.PRODID) throw new Error('VERSION and PRODID must be there')
  if (new Set(events.map(({ UID }) => UID)).size < events.length) throw new Error('two events have one UID')
  return { name: head['X-WR-CALNAME'] ?? '', events }
}

function checked(event: Record<string, string>): Record<string, string> {
  const { UID, DTSTAMP = '', DTSTART = '', DTEND = '' } = event
  if (!UID) throw new Error('an event has no UID')
  for (const time of [DTSTAMP, DTSTART, DTEND]) if (!moment.test(time)) throw new Error(`not in UTC: ${time}`)
  if (DTEND <= DTSTART) throw new Error('an event ends before it begins')
  return event
}

function unescaped(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value) || /(?<!\\)(?:\\\\)*\\(?![\\;,nN])/.test(value))
    throw new Error(`not escaped: ${value}`)
  return value.replace(/\\([\\;,nN])/g, (_all, sign: string) => (/n/i.test(sign) ? '\n' : sign))
}
