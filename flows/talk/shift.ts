import { isMoment, laterOnClock, type When } from '../../core/when.ts'
import type { Heard } from './heard.ts'

const isLater = /(?<!\p{L})(later|letter)(?!\p{L})/iu
const isEarlier = /(?<!\p{L})(eerder|vroeger|earder|earlier)(?!\p{L})/iu

/** "Een half uur later": so many minutes, below nought when earlier; null where nothing such was said. */
export function shiftIn({ text, meaning }: Pick<Heard, 'text' | 'meaning'>): number | null {
  if (meaning.minutes === null || meaning.when !== null) return null
  const said = text.normalize('NFC')
  return isLater.test(said) ? meaning.minutes : isEarlier.test(said) ? -meaning.minutes : null
}

/** So many minutes from an hour that was agreed, on the same clock; null where there is no such hour, or no shift. */
export function shifted(when: When | null, minutes: number | null): When | null {
  return minutes !== null && isMoment(when) ? laterOnClock(when, minutes) : null
}
