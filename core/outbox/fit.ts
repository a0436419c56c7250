import type { Line, Share } from '../conversations/intent.ts'
import type { Reader, Slots } from '../slots.ts'
import type { Words } from '../words.ts'
import type { ChannelLimits } from './channel.ts'
import type { Choice, OutgoingText } from './outgoing-message.ts'

/** A question or message before it has a language and a channel. */
export interface Saying {
  lines: Line[]
  /** The line that stands for all of them where only an approved template may go. */
  gist?: Line
  /** The question its choices belong to. */
  about?: string
  choices?: { value: string; key: string; slots?: Slots }[]
  /** The reply code that has to stand behind a yes or no, if a bare one could mean something else. */
  code?: number | null
  /** A keyboard is shown instead of buttons, or `gone` again. */
  keys?: { share: Share | null } | 'gone'
}

/** Writes a saying out in a language, with buttons where the channel has them and words where it has not. */
export function fit(
  words: Words,
  language: string,
  limits: ChannelLimits,
  saying: Saying,
  reader: Reader,
): OutgoingText {
  const choices = (saying.choices ?? []).map((choice) => ({
    value: choice.value,
    label: words.line(language, choice, reader),
  }))
  const keys = keysFor(words, language, saying.keys, choices, reader)
  const buttons = canShow(limits, choices)
  const filled = ({ key, slots }: Line) => ({ key, slots: words.slots(language, slots ?? {}, reader) })
  const lines = saying.lines.map(filled)
  const text = lines.map((line) => words.line(language, line, reader)).join('\n')
  const howTo = (withButtons: boolean) =>
    choices.length === 0
      ? []
      : howToAnswer(words, language, choices, saying.code ?? null, withButtons, reader)
  const how = howTo(buttons)
  const inWords = buttons && how.length === 0 ? howTo(false).join('\n') : ''
  const gist = saying.gist ? filled(saying.gist) : lines.length === 1 ? lines[0] : undefined
  return {
    kind: 'text',
    text: [text, ...how].join('\n'),
    language,
    ...(saying.about ? { about: saying.about } : {}),
    ...(buttons && !keys ? { choices } : {}),
    ...(keys === undefined ? {} : { keys }),
    ...(inWords ? { inWords } : {}),
    ...(gist ? { template: { key: gist.key, slots: texts(gist.slots) } } : {}),
  }
}

function keysFor(
  words: Words,
  language: string,
  keys: Saying['keys'],
  choices: Choice[],
  reader: Reader,
): OutgoingText['keys'] {
  if (keys === undefined) return undefined
  if (keys === 'gone') return null
  const { share } = keys
  return {
    share: share && { what: share, label: words.line(language, { key: `answering.share-${share}` }, reader) },
    labels: choices.map(({ label }) => label),
  }
}

/** Whether these choices can all be seen as buttons, or in a list where there are too many for that. */
export function canShow(limits: ChannelLimits, choices: Choice[]): boolean {
  const { buttons, buttonLabel, list } = limits
  const most = choices.length <= buttons ? { items: buttons, label: buttonLabel } : list
  return (
    choices.length > 0 &&
    most !== undefined &&
    choices.length <= most.items &&
    choices.every(({ label }) => label.length <= most.label)
  )
}

/** The same without its buttons, with how to answer written into the text. */
export function spelledOut({ choices, inWords, ...plain }: OutgoingText): OutgoingText {
  return inWords ? { ...plain, text: `${plain.text}\n${inWords}` } : plain
}

function howToAnswer(
  words: Words,
  language: string,
  choices: { value: string; label: string }[],
  code: number | null,
  buttons: boolean,
  reader: Reader,
): string[] {
  const yesNo = choices.length === 2 && choices.every(({ value }) => value === 'yes' || value === 'no')
  if (yesNo && code !== null)
    return [words.line(language, { key: 'answering.yes-no-code', slots: { code } }, reader)]
  if (buttons) return []
  if (yesNo) return [words.line(language, { key: 'answering.yes-no' }, reader)]
  return choices.map(({ label }, index) => `${index + 1} ${label}`)
}

function texts(slots: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, String(value)]))
}
