import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { backoff, leaseMilliseconds, mostAttempts } from '../../../core/outbox/lease.ts'

describe('trying again', () => {
  test('waits seconds at first and an hour at last, never nothing and never for ever', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (attempts) => {
        const wait = backoff(attempts)
        expect(wait).toBeGreaterThanOrEqual(4000)
        expect(wait).toBeLessThanOrEqual(1.2 * 3_600_000)
      }),
    )
    expect(backoff(1)).toBeLessThanOrEqual(6000)
    expect(backoff(20)).toBeGreaterThanOrEqual(0.8 * 3_600_000)
  })

  test('every wait is longer than the one before it, whatever chance does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (attempts) => {
        expect(backoff(attempts + 1)).toBeGreaterThan(backoff(attempts))
      }),
    )
  })

  test('not all come back at the same moment', () => {
    expect(new Set(Array.from({ length: 20 }, () => backoff(3))).size).toBeGreaterThan(10)
  })

  test('giving up takes more than an hour, and a lease is longer than a provider may take', () => {
    const waits = Array.from({ length: mostAttempts - 1 }, (_, before) => backoff(before + 1))
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(3_600_000)
    expect(leaseMilliseconds).toBeGreaterThan(15_000)
  })
})
