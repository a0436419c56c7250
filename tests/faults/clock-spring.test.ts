import { test } from '@jest/globals'
import { expectOneReminder } from './visit.ts'

test(
  'in spring, when an hour is missing: the reminder comes once, on the evening before, and the visit is at two',
  () => expectOneReminder('2027-03-27T09:00:00Z', '2027-03-27T17:00:00.000Z', '2027-03-28T12:00:00.000Z'),
  60_000,
)
