/** A table from numbers to rows 0, 1, 2…, in the order in which the numbers first came: quick to fill, and small. */
export class NumberTable {
  /** Places in an open table: the number that is there, and its row plus one; 0 is a free place. */
  #numbers = new Int32Array(1 << 12)
  #rows = new Int32Array(1 << 12)
  #size = 0

  /** A table in which the first of these has row 0, and so on. */
  static of(numbers: Iterable<number>): NumberTable {
    const table = new NumberTable()
    for (const number of numbers) table.add(number)
    return table
  }

  get size(): number {
    return this.#size
  }

  /** Every number, in the order of the rows. */
  numbers(): Int32Array<ArrayBuffer> {
    const inOrder = new Int32Array(this.#size)
    for (let at = 0; at < this.#rows.length; at++) {
      const row = (this.#rows[at] ?? 0) - 1
      if (row >= 0) inOrder[row] = this.#numbers[at] ?? 0
    }
    return inOrder
  }

  /** The row of this number, or -1 where it never came. */
  find(number: number): number {
    return (this.#rows[this.#placeOf(number)] ?? 0) - 1
  }

  /** The row of this number, which is a new one where it never came. */
  add(number: number): number {
    const place = this.#placeOf(number)
    const known = this.#rows[place] ?? 0
    if (known > 0) return known - 1
    this.#numbers[place] = number
    this.#rows[place] = ++this.#size
    if (this.#size * 2 > this.#rows.length) this.#widen()
    return this.#size - 1
  }

  /** A table of only some of the rows, and the new row of each old one, or -1. */
  only(kept: (row: number) => boolean): { table: NumberTable; places: Int32Array } {
    const table = new NumberTable()
    const places = new Int32Array(this.#size).fill(-1)
    for (let at = 0; at < this.#rows.length; at++) {
      const row = (this.#rows[at] ?? 0) - 1
      if (row >= 0 && kept(row)) places[row] = table.add(this.#numbers[at] ?? 0)
    }
    return { table, places }
  }

  #placeOf(number: number): number {
    const mask = this.#rows.length - 1
    let place = (number ^ (number >>> 15)) & mask
    while (this.#rows[place] !== 0 && this.#numbers[place] !== number) place = (place + 1) & mask
    return place
  }

  #widen(): void {
    const [numbers, rows] = [this.#numbers, this.#rows]
    this.#numbers = new Int32Array(numbers.length * 2)
    this.#rows = new Int32Array(rows.length * 2)
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0
      if (row === 0) continue
      const number = numbers[at] ?? 0
      const place = this.#placeOf(number)
      this.#numbers[place] = number
      this.#rows[place] = row
    }
  }
}
