import { type Act, acts } from '../../core/conversations/meaning.ts'
import type { Courtesies } from './courtesies.ts'
import type { Lexicon } from './lexicon.ts'
import type { Said } from './normalise.ts'
import { Patterns } from './patterns.ts'
import { headings, list, type WordFiles } from './word-files.ts'

/** Which acts the words point to: as the whole message, or somewhere in it. */
export interface Acts {
  /** So many words of courtesy come before what is said. */
  opening: number
  whole: Set<Act>
  within: Set<Act>
  /** The message opens with thanks. */
  opensWithThanks: boolean
  /** Asks about price, rules, trust or what there is. */
  question: boolean
  reasons: string[]
}

const reaches = ['whole', 'within', 'one-half', 'other-half', 'unless', 'never', 'question'] as const
type Reach = (typeof reaches)[number]

/** Learns what people do with a message; deciding between the acts is done in decide.ts. */
export function createActReader(
  files: WordFiles,
  lexicon: Lexicon,
  courtesies: Courtesies,
): (said: Said) => Acts {
  const whole = new Patterns<Act>(lexicon)
  const within = new Patterns<{ act: Act; reach: Reach }>(lexicon)
  for (const { heading, text } of headings(files, 'acts')) {
    const [name, how] = heading.split('.')
    const act = acts.find((known) => known === name)
    const reach = reaches.find((known) => known === how)
    if (act === undefined || reach === undefined) throw new Error(`acts.yaml: unknown heading ${heading}`)
    for (const pattern of list(text))
      if (reach === 'whole') whole.add(`^ ${pattern}`, act)
      else within.add(pattern, { act, reach })
  }
  const onlyCourtesies = (words: string[]) => courtesies(words).from >= words.length
  return (said) => {
    const { from: opening } = courtesies(said.words)
    const found = [said.words, ...(opening > 0 ? [said.words.slice(opening)] : [])].flatMap((words) =>
      whole.find(words).filter((hit) => onlyCourtesies(words.slice(hit.end))),
    )
    const all = within.find(said.words)
    const has = (act: Act, reach: Reach) => all.some((hit) => hit.tag.act === act && hit.tag.reach === reach)
    const hits = all.filter(({ tag }) => tag.reach === 'within' && !has(tag.act, 'never'))
    const joined = acts.filter((act) => has(act, 'one-half') && has(act, 'other-half') && !has(act, 'unless'))
    return {
      opening,
      whole: new Set(found.map((hit) => hit.tag)),
      within: new Set([...hits.map((hit) => hit.tag.act), ...joined]),
      opensWithThanks: hits.some((hit) => hit.tag.act === 'thanks' && hit.start <= 1),
      question: all.some((hit) => hit.tag.reach === 'question'),
      reasons: [
        ...found.map((hit) => `${hit.tag}: ${hit.pattern}`),
        ...hits.map((hit) => `${hit.tag.act}: ${hit.pattern}`),
      ],
    }
  }
}
