import { en, nl } from 'chrono-node'
import { franc } from 'franc-all'
import { Temporal } from 'temporal-polyfill'
import { type Category, categories } from '../../core/conversations/meaning.ts'
import { Bayes } from './bayes.ts'
import { pieceOf } from './pieces.ts'
import { headings, lines, type WordFiles } from './word-files.ts'

/** What well-known libraries and a plain classifier make of a message: only to compare ourselves with. */
export interface Beside {
  language: (text: string) => string
  when: (text: string, language: string) => string | null
  kinds: (text: string) => Category[]
}

const francNames: Record<string, string> = { nld: 'nl', fry: 'fy', eng: 'en' }

/** Sets franc-all, chrono-node and a naive Bayes on the words of our own examples beside us. */
export function createBeside(files: WordFiles, now: Date, zone: string): Beside {
  const plain = new Bayes(categories, 1)
  for (const { heading, text } of headings(files, 'examples')) {
    const category = categories.find((name) => name === heading)
    if (category !== undefined)
      for (const line of lines(text)) plain.learn(words(line).map(pieceOf), category)
  }
  const local = now.getTime() + offset(now, zone)
  return {
    language: (text) => francNames[franc(text, { only: Object.keys(francNames), minLength: 1 })] ?? 'other',
    when(text, language) {
      // chrono reckons in the zone of the process, so it is told the local time as if that were its own
      const reference = { instant: new Date(local), timezone: 0 }
      const [found] = (language === 'en' ? en.GB : nl).parse(text, reference, { forwardDate: true })
      if (found === undefined) return null
      const pad = (part: 'month' | 'day' | 'hour' | 'minute') =>
        String(found.start.get(part) ?? 0).padStart(2, '0')
      const date = `${found.start.get('year')}-${pad('month')}-${pad('day')}`
      return found.start.isCertain('hour') ? `${date}T${pad('hour')}:${pad('minute')}` : date
    },
    kinds(text) {
      const weights = plain.weigh(words(text).map(pieceOf))
      return [...categories].sort(
        (a, b) => (weights[categories.indexOf(b)] ?? 0) - (weights[categories.indexOf(a)] ?? 0),
      )
    },
  }
}

function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

function offset(now: Date, zone: string): number {
  const there = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  return there.offsetNanoseconds / 1e6
}
