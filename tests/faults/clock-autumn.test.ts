import { test } from '@jest/globals'
import { expectOneReminder } from './visit.ts'

test(
  'in autumn, when an hour comes twice: the reminder comes once, on the evening before, and the visit is at two',
  () => expectOneReminder('2026-10-24T08:00:00Z', '2026-10-24T16:00:00.000Z', '2026-10-25T13:00:00.000Z'),
  60_000,
)
