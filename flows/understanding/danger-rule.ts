/** Concepts that together mean danger: one of each group in `all`, and none of `unless`. */
export interface DangerRule {
  name: string
  number: 112 | 113
  all: string[][]
  unless?: string[]
  /** Whoever asks for an ambulance is not asked whether it sounds like danger. */
  asked?: true
  /** It can mean so little else that it stays possible, whatever it sounds like. */
  plain?: true
}

/** What makes words of danger no danger now. */
export const notNow = ['long-ago', 'recovered', 'idiom', 'topic']

/** Refuses a rule that names what has no words, or that one concept fulfils where it asks for two. */
export function checkRule({ name, all, unless = [] }: DangerRule, known: ReadonlySet<string>): void {
  checkKnown([...all.flat(), ...unless], known)
  for (const concept of all.flat())
    if (all.filter((either) => either.includes(concept)).length > 1)
      throw new Error(`danger rule ${name}: ${concept} stands in two of its groups, and alone fulfils both`)
}

/** Refuses concepts without words: code that waits for them waits in vain. */
export function checkKnown(concepts: Iterable<string>, known: ReadonlySet<string>): void {
  for (const concept of concepts)
    if (!known.has(concept)) throw new Error(`danger.yaml: no words for ${concept}`)
}
