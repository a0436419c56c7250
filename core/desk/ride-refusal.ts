import type { Line } from '../conversations/intent.ts'
import type { Slot } from '../slots.ts'
import type { When } from '../when.ts'

/** Why a ride cannot be, with the times that can; the key has a second line, for when there are such times. */
export function rideRefusal(
  key: 'unfit' | 'stays',
  { why, times: [first, second, third] }: { why: string; times: When[] },
  slots: Record<string, Slot> = {},
): Line {
  const said = { ...slots, why: { line: `desk-rides.why-${why}` } }
  if (!first) return { key: `desk-rides.${key}`, slots: said }
  const [two, three] = [second ?? first, third ?? second ?? first]
  return {
    key: `desk-rides.${key}-times`,
    slots: { ...said, first: { when: first }, second: { when: two }, third: { when: three } },
  }
}
