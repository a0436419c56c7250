import { existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { object, readJson, text } from './json.ts'

/** A named set of values by key; with a journal file it survives the process. */
export class Shelf<T> {
  readonly #values: Map<string, T>
  readonly #write: (key: string, value: T | null) => void

  constructor(values: Map<string, T>, write: (key: string, value: T | null) => void) {
    this.#values = values
    this.#write = write
  }

  get(key: string): T | undefined {
    return this.#values.get(key)
  }

  set(key: string, value: T): void {
    this.#values.set(key, value)
    this.#write(key, value)
  }

  delete(key: string): void {
    if (this.#values.delete(key)) this.#write(key, null)
  }

  all(): T[] {
    return [...this.#values.values()]
  }

  keys(): string[] {
    return [...this.#values.keys()]
  }
}

/** An append-only file of changes, one JSON line each; without a file everything stays in memory. */
export class Journal {
  readonly #shelves = new Map<string, Map<string, unknown>>()
  readonly #fd: number | null

  constructor(file?: string) {
    if (file === undefined) {
      this.#fd = null
      return
    }
    mkdirSync(dirname(file), { recursive: true })
    if (existsSync(file)) this.#read(readFileSync(file, 'utf8'))
    // Written anew at every start, so that the file does not grow for ever.
    writeFileSync(`${file}.new`, this.#compact())
    renameSync(`${file}.new`, file)
    this.#fd = openSync(file, 'a')
  }

  shelf<T>(name: string): Shelf<T> {
    const values = this.#values(name) as Map<string, T>
    return new Shelf<T>(values, (key, value) => {
      if (this.#fd !== null) writeSync(this.#fd, line(name, key, value))
    })
  }

  #values(name: string): Map<string, unknown> {
    const known = this.#shelves.get(name)
    if (known) return known
    const fresh = new Map<string, unknown>()
    this.#shelves.set(name, fresh)
    return fresh
  }

  #read(lines: string): void {
    for (const source of lines.split('\n')) {
      // The last line is torn when the process was killed while it wrote.
      const entry = object(readJson(source))
      if (typeof entry.shelf !== 'string') continue
      const values = this.#values(entry.shelf)
      if (entry.value === null) values.delete(text(entry.key))
      else values.set(text(entry.key), entry.value)
    }
  }

  #compact(): string {
    let lines = ''
    for (const [name, values] of this.#shelves) {
      for (const [key, value] of values) lines += line(name, key, value)
    }
    return lines
  }
}

function line(shelf: string, key: string, value: unknown): string {
  return `${JSON.stringify({ shelf, key, value })}\n`
}
