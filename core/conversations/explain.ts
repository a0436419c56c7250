import { setImmediate as breathe } from 'node:timers/promises'
import type { When } from '../when.ts'
import type { Act, Category, Danger, Meaning, Understand, UnderstandContext } from './meaning.ts'

/** How a message was understood, and which of its words say so; none where it takes the whole message. */
export interface Explanation {
  act: Act
  actWords: string[]
  /** The kind of help; no words at all where it is a guess. */
  kind: { category: Category; words: string[] | null } | null
  when: { when: When; words: string[] } | null
  danger: (Danger & { words: string[] }) | null
  language: Meaning['language']
  languageSure: boolean
}

/** Nobody reads reasons out of more than this. */
const mostWords = 40
/** What takes more words than this is said by the message as a whole. */
const mostReasons = 4

/**
 * Finds which words of a message decide what it means: as few as still mean the same, and every other one that means
 * it by itself. It asks nothing of how the understanding works, and nothing is kept of it.
 */
export async function explain(
  understand: Understand,
  text: string,
  context: UnderstandContext,
): Promise<Explanation> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, mostWords)
  const read = (some: string[]) => understand(some.join(' '), context)
  const whole = understand(text, context)
  const because = async (holds: (meaning: Meaning) => boolean): Promise<string[]> => {
    let few = words.map((word, index) => ({ word, index }))
    // the little words are left out first: they say the least
    for (const one of few.toSorted((one, other) => one.word.length - other.word.length)) {
      const fewer = few.filter((other) => other !== one)
      if (holds(read(fewer.map(({ word }) => word)))) few = fewer
      // somebody is waiting for an answer meanwhile
      await breathe()
    }
    const decides = (word: string, index: number) =>
      few.some((one) => one.index === index) || holds(read([word]))
    const found = [...new Set(words.filter(decides).map(bare))]
    return found.length > mostReasons ? [] : found
  }
  const category = kindOf(whole)
  const guess = whole.act === 'request' ? whole.top3.find((each) => each !== 'other') : undefined
  const named =
    category === null ? null : { category, words: await because((meaning) => kindOf(meaning) === category) }
  return {
    act: whole.act,
    actWords: whole.act === 'other' ? [] : await because(({ act }) => act === whole.act),
    kind: named ?? (guess ? { category: guess, words: null } : null),
    when:
      whole.when === null
        ? null
        : { when: whole.when, words: await because(({ when }) => when === whole.when) },
    danger: whole.danger && {
      ...whole.danger,
      words: await because(
        ({ danger }) => danger?.number === whole.danger?.number && danger?.level === whole.danger?.level,
      ),
    },
    language: whole.language,
    languageSure: whole.languageSure,
  }
}

function kindOf({ category }: Meaning): Category | null {
  return category === 'other' ? null : category
}

/** A word without the signs around it. */
function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || word
}
