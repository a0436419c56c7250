import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import i18next, { type i18n } from 'i18next'
import { parse } from 'yaml'
import { describeWeek } from './describe-week.ts'
import { describeUntil, describeWhen } from './describe-when.ts'
import type { OwnTexts, Reader, Slot, Slots } from './slots.ts'
import { writeCents } from './write-cents.ts'

/** Where i18next keeps what has no name of its own. */
const namespace = 'translation'

/** All words that people read, from the YAML files in locales/: one folder a language, one file a subject. */
export class Words {
  readonly languages: string[]
  readonly #i18n: i18n
  /** Texts that neighbourhoods changed are variants of a language, such as nl-x-1: what they did not change is nl. */
  readonly #variants = new Map<OwnTexts, string>()
  /** Lines without slots are the same each time; there are no more of them in a language or variant than there are texts. */
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
        this.languages.map((language) => [language, { [namespace]: read(join(folder, language)) }]),
      ),
    })
  }

  /** Whether a key exists in this language itself. */
  has(language: string, key: string): boolean {
    return typeof this.#i18n.getResource(language, namespace, key) === 'string'
  }

  /** A line as it stands in locales/, with its slots open. A key that does not exist is a bug and throws. */
  raw(language: string, key: string): string {
    return this.#read(key, { lng: language, skipInterpolation: true })
  }

  /**
   * A line in a language, with its slots written out, as the reader's neighbourhood says it; without a reader, as all
   * say it. A key that does not exist is a bug and throws.
   */
  line(language: string, line: { key: string; slots?: Slots }, reader: Reader | null): string {
    const lng = this.#variantFor(language, reader)
    if (line.slots && Object.keys(line.slots).length > 0)
      return this.#read(line.key, { lng, ...this.slots(language, line.slots, reader) })
    const id = `${lng} ${line.key}`
    const text = this.#plain.get(id) ?? this.#read(line.key, { lng })
    this.#plain.set(id, text)
    return text
  }

  #variantFor(language: string, reader: Reader | null): string {
    const own = reader?.texts?.[language]
    if (!own) return language
    const known = this.#variants.get(own)
    if (known) return known
    const variant = `${language}-x-${this.#variants.size + 1}`
    this.#i18n.addResources(variant, namespace, own)
    this.#variants.set(own, variant)
    return variant
  }

  #read(key: string, options: { lng: string; skipInterpolation?: true }): string {
    if (!this.#known.has(key) && !this.#i18n.exists(key))
      throw new Error(`There is no text for ${key} in locales/.`)
    this.#known.add(key)
    return this.#i18n.t(key, options)
  }

  /** Each slot as the reader will see it. */
  slots(language: string, slots: Slots, reader: Reader | null): Record<string, string | number> {
    const written: Record<string, string | number> = {}
    for (const [name, slot] of Object.entries(slots)) {
      written[name] = typeof slot === 'number' ? slot : this.#slot(language, slot, reader)
    }
    return written
  }

  #slot(language: string, slot: Exclude<Slot, number>, reader: Reader | null): string {
    if (typeof slot === 'string') return slot
    const line = (key: string, slots?: Slots) => this.line(language, slots ? { key, slots } : { key }, reader)
    const say = (key: string) => line(key)
    if ('category' in slot) return this.#kind(language, slot.category, reader)
    if ('categories' in slot)
      return this.#list(
        language,
        slot.categories.map((name) => this.#kind(language, name, reader)),
        reader,
      )
    if ('language' in slot) return say(`common.language-${slot.language}`)
    if ('languages' in slot)
      return this.#list(
        language,
        slot.languages.map((name) => say(`common.language-${name}`)),
        reader,
      )
    if ('parts' in slot) return describeWeek(slot.parts, line)
    if ('hours' in slot)
      return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(slot.hours / 60)
    if ('line' in slot) return say(slot.line)
    if ('names' in slot) return this.#list(language, slot.names, reader)
    if ('lines' in slot) return this.#list(language, slot.lines.map(say), reader)
    if ('cents' in slot) return writeCents(slot.cents, language)
    if ('until' in slot) return describeUntil(slot.until, language, line, reader)
    return describeWhen(slot.when, language, line, reader)
  }

  /** A kind of help as this neighbourhood calls it; one that it does not know is something else. */
  #kind(language: string, kind: string, reader: Reader | null): string {
    const name = reader?.kinds?.described[kind]?.name
    if (name?.[language]) return name[language]
    const key = `common.category-${kind}`
    if (this.has('nl', key)) return this.line(language, { key }, reader)
    return Object.values(name ?? {})[0] ?? this.line(language, { key: 'common.category-other' }, reader)
  }

  /** "a, b en c": Intl's Frisian lists are partly English, so the word comes from common.and. */
  #list(language: string, items: string[], reader: Reader | null): string {
    if (items.length < 2) return items.join('')
    return `${items.slice(0, -1).join(', ')} ${this.line(language, { key: 'common.and' }, reader)} ${items.at(-1)}`
  }
}

function read(folder: string): Record<string, unknown> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(
    files.map((name) => [basename(name, '.yaml'), parse(readFileSync(join(folder, name), 'utf8'))]),
  )
}
