import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { beforeAnyFlow } from '../../../core/conversations/before-any-flow.ts'
import { acts, type Danger, type Meaning } from '../../../core/conversations/meaning.ts'
import { meaning } from '../../support/meanings.ts'

const certain: Danger = { number: 112, level: 'certain' }
const possible: Danger = { number: 113, level: 'possible' }
const nobody = { optedOut: false, withDesk: false }

const anyMeaning: fc.Arbitrary<Meaning> = fc
  .record({ act: fc.constantFrom(...acts), danger: fc.constantFrom(null, certain, possible) })
  .map((some) => meaning(some))
const anyPerson = fc.record({ optedOut: fc.boolean(), withDesk: fc.boolean() })

describe('before any flow', () => {
  test.each([
    ['stop', 'opt-out'],
    ['restart', 'restart'],
    ['human', 'person'],
  ] as const)('%s is %s', (act, is) => {
    expect(beforeAnyFlow(meaning({ act }), nobody)).toMatchObject({ is })
  })

  test('what is none of these goes to a flow', () => {
    for (const act of acts.filter((one) => !['stop', 'restart', 'human'].includes(one)))
      expect(beforeAnyFlow(meaning({ act }), nobody)).toBeNull()
    expect(beforeAnyFlow(null, nobody)).toBeNull()
  })

  test('stop stands above everything', () => {
    fc.assert(
      fc.property(anyMeaning, anyPerson, (said, person) => {
        expect(beforeAnyFlow({ ...said, act: 'stop' }, person)).toEqual({ is: 'opt-out' })
      }),
    )
  })

  test('certain danger stands above everything but stop, and possible danger stands above nothing', () => {
    fc.assert(
      fc.property(anyMeaning, anyPerson, (said, person) => {
        if (said.act === 'stop') return
        expect(beforeAnyFlow({ ...said, danger: certain }, person)).toEqual({ is: 'danger', danger: certain })
        expect(beforeAnyFlow({ ...said, danger: possible }, person)?.is).toEqual(
          beforeAnyFlow({ ...said, danger: null }, person)?.is,
        )
      }),
    )
  })

  test('who said stop is only let in by a start; who talks with the desk is heard by nobody else, unless they start over', () => {
    fc.assert(
      fc.property(anyMeaning, fc.boolean(), (said, withDesk) => {
        if (said.act === 'stop' || said.danger?.level === 'certain') return
        expect(beforeAnyFlow(said, { optedOut: true, withDesk })?.is).toBe(
          said.act === 'start' ? 'opt-in' : 'opted-out',
        )
        expect(beforeAnyFlow(said, { optedOut: false, withDesk: true })).toEqual(
          said.act === 'restart'
            ? { is: 'restart', fromDesk: true }
            : { is: 'with-desk', worries: said.danger },
        )
      }),
    )
  })
})
