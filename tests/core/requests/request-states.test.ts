import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canBecome, isOpen, requestStatus, requestStatuses } from '../../../core/requests/request-states.ts'

const status = fc.constantFrom(...requestStatuses)

describe('the states of a request', () => {
  test('a closed request never opens again', () => {
    fc.assert(fc.property(status, status, (from, to) => !canBecome(from, to) || isOpen(from)))
  })

  test('every open request can end in each of the three ways', () => {
    fc.assert(
      fc.property(status.filter(isOpen), fc.constantFrom('done', 'unmet', 'cancelled'), (from, to) =>
        canBecome(from, to as 'done'),
      ),
    )
  })

  test('nobody goes back to triage: a request that comes back is with the desk in the state it is in', () => {
    fc.assert(fc.property(status, (from) => !canBecome(from, 'triage')))
  })

  test('a match can be undone, and a match cannot be matched again', () => {
    expect(canBecome('matched', 'searching')).toBe(true)
    expect(canBecome('matched', 'matched')).toBe(false)
  })

  test('an unknown state is a bug and is not read as something else', () => {
    expect(() => requestStatus('lost')).toThrow('a request cannot be lost')
  })
})
