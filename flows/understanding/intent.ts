import { type Act, acts } from '../../core/conversations/meaning.ts'
import type { Courtesies } from './courtesies.ts'
import type { Lexicon } from './lexicon.ts'
import type { Said } from './normalise.ts'
import { Patterns } from './patterns.ts'
import { headings, list, type WordFiles } from './word-files.ts'

/** Which acts the words point to: as the whole message, or somewhere in it. */
export interface Acts {
  whole: Set<Act>
  within: Set<Act>
  /** The message opens with thanks. */
  opensWithThanks: boolean
  /** Asks about price, rules, trust or what there is. */
  question: boolean
  reasons: string[]
}

const reaches = ['whole', 'within', 'one-half', 'other-half', 'unless', 'never', 'question']

/** Learns what people do with a message; deciding between the acts is done in decide.ts. */
export function createActReader(
  files: WordFiles,
  lexicon: Lexicon,
  courtesies: Courtesies,
): (said: Said) => Acts {
  const whole = new Patterns<Act>(lexicon)
  const within = new Patterns<Act>(lexicon)
  const questions = new Patterns<null>(lexicon)
  const halves = new Patterns<{ act: Act; half: string }>(lexicon)
  for (const { heading, text } of headings(files, 'acts')) {
    const [name, reach] = heading.split('.')
    const act = acts.find((known) => known === name)
    if (act === undefined || !reaches.includes(reach ?? ''))
      throw new Error(`acts.yaml: unknown heading ${heading}`)
    for (const pattern of list(text))
      if (reach === 'whole') whole.add(`^ ${pattern}`, act)
      else if (reach === 'within') within.add(pattern, act)
      else if (reach === 'question') questions.add(pattern, null)
      else
        halves.add(pattern, {
          act,
          half: reach ?? '',
        })
  }
  const onlyCourtesies = (words: string[]) => courtesies(words).from >= words.length
  return (said) => {
    const { from } = courtesies(said.words)
    const found = [said.words, ...(from > 0 ? [said.words.slice(from)] : [])].flatMap((words) =>
      whole.find(words).filter((hit) => onlyCourtesies(words.slice(hit.end))),
    )
    const parts = halves.find(said.words)
    const has = (act: Act, half: string) => parts.some((hit) => hit.tag.act === act && hit.tag.half === half)
    const hits = within.find(said.words).filter((hit) => !has(hit.tag, 'never'))
    const joined = acts.filter((act) => has(act, 'one-half') && has(act, 'other-half') && !has(act, 'unless'))
    return {
      whole: new Set(found.map((hit) => hit.tag)),
      within: new Set([...hits.map((hit) => hit.tag), ...joined]),
      opensWithThanks: hits.some((hit) => hit.tag === 'thanks' && hit.start <= 1),
      question: questions.find(said.words).length > 0,
      reasons: [...found, ...hits].map((hit) => `${hit.tag}: ${hit.pattern}`),
    }
  }
}
