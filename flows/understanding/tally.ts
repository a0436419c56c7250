/** Counts of right and of all, one for each thing that is scored. */
export class Tally {
  readonly #counts = new Map<string, { right: number; of: number }>()

  count(name: string, right: boolean): void {
    const entry = this.#counts.get(name) ?? { right: 0, of: 0 }
    entry.of++
    if (right) entry.right++
    this.#counts.set(name, entry)
  }

  /** The names that begin like this, in order. */
  names(start: string): string[] {
    return [...this.#counts.keys()].filter((name) => name.startsWith(start)).sort()
  }

  /** "97.4 % (113 of 116)", or null where nothing was counted. */
  say(name: string): string | null {
    const entry = this.#counts.get(name)
    return entry === undefined
      ? null
      : `${((100 * entry.right) / entry.of).toFixed(1)} % (${entry.right} of ${entry.of})`
  }
}
