/** A typed value in a line; it is written out in the receiver's language only when the line is rendered. */
export type Slot =
  | string
  | number
  | { category: string }
  | { categories: string[] }
  | { when: string | null }
  /** The latest moment, a `When` with a time: of today only the time is said. */
  | { until: string }
  | { language: string }
  | { languages: string[] }
  | { parts: string[] }
  | { line: string }
  /** Minutes, said as hours: 90 is 1,5. */
  | { hours: number }
  | { lines: string[] }
  /** What people are called, as a list. */
  | { names: string[] }
  /** An amount of money in euro cents. */
  | { cents: number }
export type Slots = Record<string, Slot>

/** Texts of locales/ by their keys, as one neighbourhood says them in one language. */
export type OwnTexts = Readonly<Record<string, string>>

/**
 * Who a line is written for: the clock and zone that say what "tomorrow" is, what the kinds of help are called there,
 * and the texts that are said otherwise there.
 */
export interface Reader {
  now: Date
  zone: string
  /** What is written stays, and is read on another day too: no today or tomorrow in it. */
  lasting?: true
  texts?: Readonly<Partial<Record<string, OwnTexts>>>
  kinds?: {
    /** In the order in which they are offered. */
    listed: readonly string[]
    described: Readonly<Record<string, { name: Readonly<Partial<Record<string, string>>> }>>
  }
}
