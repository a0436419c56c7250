import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import i18next, { type i18n } from 'i18next'
import { parse } from 'yaml'
import { describeWeek } from './describe-week.ts'
import { describeUntil, describeWhen } from './describe-when.ts'
import type { Reader, Slot, Slots } from './slots.ts'
import { writeCents } from './write-cents.ts'

/** All words that people read, from the YAML files in locales/: one folder a language, one file a subject. */
export class Words {
  readonly languages: string[]
  readonly #i18n: i18n
  /** Lines without slots are the same each time; there are no more of them than there are texts. */
  readonly #plain = new Map<string, string>()
  /** Keys that are known to exist. */
  readonly #known = new Set<string>()

  constructor(folder: string) {
    this.languages = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    this.#i18n = i18next.createInstance()
    void this.#i18n.init({
      lng: 'nl',
      fallbackLng: 'nl',
      initAsync: false,
      interpolation: { escapeValue: false },
      resources: Object.fromEntries(
        this.languages.map((language) => [language, { translation: read(join(folder, language)) }]),
      ),
    })
  }

  /** Whether a key exists in this language itself. */
  has(language: string, key: string): boolean {
    return this.#i18n.exists(key, { lng: language, fallbackLng: [] })
  }

  /** A line as it stands in locales/, with its slots open. */
  raw(language: string, key: string): string {
    return this.#i18n.t(key, { lng: language, skipInterpolation: true })
  }

  /** A line in a language, with its slots written out; a key that does not exist is a bug and throws. */
  line(language: string, line: { key: string; slots?: Slots }, reader?: Reader): string {
    if (line.slots && Object.keys(line.slots).length > 0)
      return this.#read(line.key, { lng: language, ...this.slots(language, line.slots, reader) })
    const id = `${language} ${line.key}`
    const text = this.#plain.get(id) ?? this.#read(line.key, { lng: language })
    this.#plain.set(id, text)
    return text
  }

  #read(key: string, options: { lng: string }): string {
    if (!this.#known.has(key) && !this.#i18n.exists(key))
      throw new Error(`There is no text for ${key} in locales/.`)
    this.#known.add(key)
    return this.#i18n.t(key, options)
  }

  /** Each slot as the reader will see it. */
  slots(language: string, slots: Slots, reader?: Reader): Record<string, string | number> {
    const written: Record<string, string | number> = {}
    for (const [name, slot] of Object.entries(slots)) {
      written[name] = typeof slot === 'number' ? slot : this.#slot(language, slot, reader)
    }
    return written
  }

  #slot(language: string, slot: Exclude<Slot, number>, reader?: Reader): string {
    if (typeof slot === 'string') return slot
    const say = (key: string) => this.line(language, { key })
    if ('category' in slot) return this.#kind(language, slot.category, reader)
    if ('categories' in slot)
      return this.#list(
        language,
        slot.categories.map((name) => this.#kind(language, name, reader)),
      )
    if ('language' in slot) return say(`common.language-${slot.language}`)
    if ('languages' in slot)
      return this.#list(
        language,
        slot.languages.map((name) => say(`common.language-${name}`)),
      )
    if ('parts' in slot) return describeWeek(slot.parts, (key, slots) => this.line(language, { key, slots }))
    if ('hours' in slot)
      return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(slot.hours / 60)
    if ('line' in slot) return say(slot.line)
    if ('names' in slot) return this.#list(language, slot.names)
    if ('lines' in slot) return this.#list(language, slot.lines.map(say))
    if ('cents' in slot) return writeCents(slot.cents, language)
    const line = (key: string, slots?: Slots) => this.line(language, { key, ...(slots && { slots }) })
    if ('until' in slot) return describeUntil(slot.until, language, line, reader)
    return describeWhen(slot.when, language, line, reader)
  }

  /** A kind of help as this neighbourhood calls it; one that it does not know is something else. */
  #kind(language: string, kind: string, reader?: Reader): string {
    const name = reader?.kinds?.described[kind]?.name
    if (name?.[language]) return name[language]
    const key = `common.category-${kind}`
    if (this.has('nl', key)) return this.line(language, { key })
    return Object.values(name ?? {})[0] ?? this.line(language, { key: 'common.category-other' })
  }

  /** "a, b en c": Intl's Frisian lists are partly English, so the word comes from common.and. */
  #list(language: string, items: string[]): string {
    if (items.length < 2) return items.join('')
    return `${items.slice(0, -1).join(', ')} ${this.line(language, { key: 'common.and' })} ${items.at(-1)}`
  }
}

function read(folder: string): Record<string, unknown> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(
    files.map((name) => [basename(name, '.yaml'), parse(readFileSync(join(folder, name), 'utf8'))]),
  )
}
