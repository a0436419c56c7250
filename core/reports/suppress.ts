/** A number that may be shown; null where it could say something about a few people. */
export type Shown = number | null

/** One line of a table. */
export interface Cell {
  key: string
  count: Shown
}

/** A table with its total, as it may be shown. */
export interface Table {
  total: Shown
  cells: Cell[]
}

const fewest = 5

/** A count on its own: from one to four it is hidden. */
export function shownCount(count: number): Shown {
  return count > 0 && count < fewest ? null : count
}

/**
 * Hides small numbers, and as many others as it takes that nobody can work them out from the total: what is hidden
 * is always two numbers or more, at least five together, and not each of them one. Where that cannot be, the total is hidden too.
 */
export function suppress(counts: Map<string, number>): Table {
  const sorted = [...counts].sort(([one, a], [other, b]) => b - a || one.localeCompare(other))
  const total = sorted.reduce((sum, [, count]) => sum + count, 0)
  const hidden = new Set(sorted.filter(([, count]) => count > 0 && count < fewest).map(([key]) => key))
  const together = () => sorted.reduce((sum, [key, count]) => sum + (hidden.has(key) ? count : 0), 0)
  const isSafe = () =>
    hidden.size === 0 || (hidden.size > 1 && together() >= fewest && together() > hidden.size)
  for (const [key, count] of sorted.toReversed()) {
    if (isSafe()) break
    if (count > 0) hidden.add(key)
  }
  return {
    total: isSafe() ? shownCount(total) : null,
    // what is hidden stands in the order of its names, since its place would give away which is more
    cells: [
      ...sorted.filter(([key]) => !hidden.has(key)).map(([key, count]) => ({ key, count })),
      ...[...hidden].sort().map((key) => ({ key, count: null })),
    ],
  }
}

/** Two tables of the same things: a total that one of them hides, the other may not show. */
export function suppressTogether(one: Map<string, number>, other: Map<string, number>): [Table, Table] {
  const [first, second] = [suppress(one), suppress(other)]
  const total = first.total === null || second.total === null ? null : first.total
  return [
    { ...first, total },
    { ...second, total },
  ]
}
