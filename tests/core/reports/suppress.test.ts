import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { suppress, suppressTogether } from '../../../core/reports/suppress.ts'

const counts = fc
  .array(fc.nat(12), { maxLength: 8 })
  .map((all) => new Map(all.map((count, index) => [`kind-${index}`, count])))

describe('small numbers in a report', () => {
  test('a number from one to four is never shown, and no number is made up', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { cells, total } = suppress(given)
        for (const { key, count } of cells) {
          if (count !== null) expect(count).toBe(given.get(key))
          expect(count === null || count === 0 || count >= 5).toBe(true)
        }
        const sum = [...given.values()].reduce((all, one) => all + one, 0)
        expect([null, sum]).toContain(total)
      }),
    )
  })

  test('no hidden number can be worked out from the total and the others', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { cells, total } = suppress(given)
        const hidden = cells.filter(({ count }) => count === null).length
        if (total === null || hidden === 0) return
        const left = total - cells.reduce((sum, { count }) => sum + (count ?? 0), 0)
        // each hidden number is one or more: with the others at their least, this one can still be more than one thing
        expect(hidden).toBeGreaterThan(1)
        expect(left - (hidden - 1)).toBeGreaterThan(1)
      }),
    )
  })

  test('one small number takes the next smallest along; all that is small hides the total', () => {
    expect(
      suppress(
        new Map([
          ['a', 20],
          ['b', 7],
          ['c', 2],
        ]),
      ),
    ).toEqual({
      total: 29,
      cells: [
        { key: 'a', count: 20 },
        { key: 'b', count: null },
        { key: 'c', count: null },
      ],
    })
    expect(
      suppress(
        new Map([
          ['a', 2],
          ['b', 1],
        ]),
      ).total,
    ).toBeNull()
    expect(suppress(new Map([['a', 6]]))).toEqual({ total: 6, cells: [{ key: 'a', count: 6 }] })
    expect(suppress(new Map()).total).toBe(0)
  })

  test('a total that one table hides is not shown by the other', () => {
    const [one, other] = suppressTogether(new Map([['a', 3]]), new Map([['x', 3]]))
    expect([one.total, other.total]).toEqual([null, null])
  })
})
