/** Chance that can be repeated: the same seed gives the same year. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** Whether something happens that happens so often. */
  happens(share: number): boolean
  /** A whole number from the first up to and with the last. */
  between(first: number, last: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  /** One of these names, each as often as its weight says. */
  weighed<Name extends string>(weights: Record<Name, number>): Name
  /** Minutes that are mostly short and now and then very long, half of them under the middle. */
  minutesAround(middle: number): number
  uuid(): string
}

/** Makes chance from a seed, by Marsaglia's xorshift. */
export function createChance(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  for (let warm = 0; warm < 20; warm++) next()
  const between = (first: number, last: number) => first + Math.floor(next() * (last - first + 1))
  const hex = (digits: number) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join('')
  return {
    next,
    between,
    happens: (share) => next() < share,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    weighed(weights) {
      const names = Object.keys(weights) as (keyof typeof weights)[]
      let left = next() * names.reduce((sum, name) => sum + weights[name], 0)
      for (const name of names) {
        left -= weights[name]
        if (left < 0) return name
      }
      throw new Error('There is nothing to choose from.')
    },
    minutesAround(middle) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return Math.max(1, Math.round(middle * Math.exp(normal)))
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}
