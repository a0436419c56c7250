/** What Slack's blocks can hold, in characters or pieces. */
export const limits = {
  header: 150,
  section: 3000,
  field: 2000,
  fields: 10,
  button: 75,
  option: 75,
  options: 100,
  elements: 25,
  title: 24,
  blocks: 50,
  modalBlocks: 100,
  metadata: 3000,
  /** All text of one message together. */
  message: 13_000,
} as const

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Somebody's own text as Slack shows it literally: nobody is pinged by it, and it is never longer than `most`. */
export function literal(text: string, most: number): string {
  return gather(text, most, (letter) => entities[letter] ?? letter)
}

/** A text cut to what a plain field can hold, between two letters. */
export function clip(text: string, most: number): string {
  return gather(text, most, (letter) => letter)
}

/** Shows `slack:U123`, as the history names a member of the desk, as a mention; one that was cut short is nobody. */
export function mention(escaped: string): string {
  return escaped.replace(/\bslack:([UW][A-Z0-9]{2,20})\b(?!…)/g, '<@$1>')
}

/** A quotation, every line of it. */
export function quote(text: string, most: number): string {
  return `>${gather(text, most - 1, (letter) => (letter === '\n' ? '\n>' : (entities[letter] ?? letter)))}`
}

function gather(text: string, most: number, write: (letter: string) => string): string {
  let gathered = ''
  for (const letter of clean(text)) {
    const written = write(letter)
    if (gathered.length + written.length > most) return `${cutBack(gathered, most)}…`
    gathered += written
  }
  return gathered
}

/** Makes room for the sign that something was cut, without cutting through an entity or a pair. */
function cutBack(gathered: string, most: number): string {
  let kept = gathered
  while (kept.length >= most && kept.length > 0) {
    const entity = /&(?:amp|lt|gt);$/.exec(kept)
    const last = entity?.[0] ?? [...kept.slice(-2)].at(-1) ?? ''
    kept = kept.slice(0, kept.length - last.length)
  }
  return kept
}

/** Slack refuses NUL, and a lone half of a pair is not a letter. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
}
