import { categories } from '../../../core/conversations/meaning.ts'
import type { Reader, Slots } from '../../../core/slots.ts'
import type { Words } from '../../../core/words.ts'

/** Words for the desk, in its own language; a key is one of locales/…/desk.yaml, or of another file: `desk-day:open`. */
export interface Say {
  /** The kinds of help of this desk's neighbourhood, in its order. */
  kinds: readonly string[]
  line(key: string, slots?: Slots): string
  /** The word for a code such as a status; one that nobody wrote words for is `otherwise`, or the word for other. */
  code(group: string, code: string, otherwise?: string): string
}

/** Binds the words to a desk: its language, its zone and the present. */
export function sayIn(words: Words, language: string, reader: Reader): Say {
  const line = (name: string, slots?: Slots) => {
    const key = name.includes(':') ? name.replace(':', '.') : `desk.${name}`
    return words.line(language, slots ? { key, slots } : { key }, reader)
  }
  return {
    kinds: reader.kinds?.listed ?? categories,
    line,
    code(group, code, otherwise) {
      if (words.has('nl', `desk.${group}.${code}`)) return line(`${group}.${code}`)
      return otherwise ?? line(`${group}.other`)
    },
  }
}
